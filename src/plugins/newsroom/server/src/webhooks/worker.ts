import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';
import { createDispatch, type Job } from './dispatch';
import { createLane, type Lane } from './lane';
import type { Fill } from './fill';
import type { Outbox } from './outbox';
import type { Settle } from './settle';

const POLL_MS = 1000;

/** One node's worker. Several may work on one database: leases keep them apart. */
export const createWorker = ({
  strapi,
  ...parts
}: {
  strapi: Core.Strapi;
  outbox: Outbox;
  fill: Fill;
  settle: Settle;
}) => {
  /** A lane must not inherit the transaction of whoever wakes it. */
  const home = new AsyncResource('NewsroomWebhooks');
  const lanes = new Map<string, { written: string; lane: Lane }>();
  let stopping = new AbortController();
  let timer: NodeJS.Timeout | null = null;

  /** The lanes of the subscribers as they are configured now. */
  const current = (): Lane[] =>
    getSettings(strapi).webhooks.map((settings) => {
      // Paused or not, it is the same lane: what is in the air stays one subscriber's.
      const written = JSON.stringify({ ...settings, isPaused: undefined });
      const known = lanes.get(settings.name);
      if (known?.written === written) return known.lane;
      const { signal } = stopping;
      const dispatch = createDispatch(settings, { strapi, ...parts, stopping: signal });
      const lane = createLane<Job>(dispatch);
      lanes.set(settings.name, { written, lane });
      return lane;
    });

  /** Sends all that is due, and waits for the end of it. */
  const tick = async (): Promise<void> => {
    await home.runInAsyncScope(() => Promise.all(current().map((lane) => lane.wake())));
  };

  /** Something was committed: look now, if this node has been started. Needs no waiting for. */
  const nudge = (): void => {
    if (timer) void tick();
  };

  return {
    tick,
    nudge,

    start(): void {
      timer ??= setInterval(nudge, POLL_MS).unref();
      nudge();
    },

    /** Ends what is in the air; it is due again at once, for whoever comes next. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      stopping.abort();
      await Promise.all([...lanes.values()].map(({ lane }) => lane.idle()));
      lanes.clear();
      stopping = new AbortController();
    },
  };
};

export type Worker = ReturnType<typeof createWorker>;
