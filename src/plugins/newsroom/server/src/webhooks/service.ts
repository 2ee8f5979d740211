import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { ChangeLog } from '../publication/change-log';
import { getSettings } from '../settings';
import { createFill } from './fill';
import { createHealth } from './health';
import { createOutbox } from './outbox';
import { createSettle } from './settle';
import { createTrySubscriber } from './try-subscriber';
import { createWorker } from './worker';

/** Tells subscribers of changes: at least once, in order per document. */
export const createWebhooks = ({
  strapi,
  database,
  changeLog,
}: {
  strapi: Core.Strapi;
  database: Database;
  changeLog: ChangeLog;
}) => {
  const outbox = createOutbox({ strapi, database });
  const fill = createFill({ outbox, changeLog });
  const settle = createSettle({ outbox, random: Math.random });

  return {
    /** This node's worker: `start`, `stop`, `nudge`, `tick`. */
    ...createWorker({ strapi, outbox, fill, settle }),

    /** One more worker on the same outbox, as another node has. */
    createWorker: () => createWorker({ strapi, outbox, fill, settle }),

    health: createHealth({ strapi, outbox, changeLog }),

    try: createTrySubscriber({ strapi }),

    /** Gives new subscribers their place in the log, so that what comes from now on is theirs. */
    async open(): Promise<void> {
      for (const settings of getSettings(strapi).webhooks) await fill.open(settings);
    },

    /**
     * Makes all that waits due now, whatever it was told to wait for.
     *
     * @returns how many deliveries; null where nobody has that name
     */
    retry: (name: string): Promise<number | null> =>
      outbox.holding(name, async () => {
        const { query: subscriber } = await outbox.subscribers();
        await subscriber.where({ name }).update({ paused_until_ms: 0 });
        const { query } = await outbox.deliveries();
        return query.where({ subscriber: name }).update({ next_attempt_ms: 0, max_batch: null });
      }),
  };
};

export type Webhooks = ReturnType<typeof createWebhooks>;
