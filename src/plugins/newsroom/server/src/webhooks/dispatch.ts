import type { Core } from '@strapi/strapi';
import type { WebhookSettings } from '../config/webhooks';
import { getNow, getSettings } from '../settings';
import type { Work } from './lane';
import type { Fill } from './fill';
import type { Outbox } from './outbox';
import { send, type Outcome } from './send';
import type { Lease, Settle, Turn } from './settle';
import { subscriberOf } from './subscribers/kinds';
import type { Delivery, Parcel } from './subscribers/port';

const DEFAULT_TIMEOUT_MS = 10_000;
/** Beyond a request's own time: what the database and a busy process may take. */
const LEASE_MARGIN_MS = 60_000;
/** Documents told at once to one subscriber. */
const CONCURRENCY = 4;
/** Changes merged at most into the requests of one go. */
const MERGED_AT_ONCE = 500;

export interface Job {
  deliveries: Delivery[];
  leasedUntil: number;
}

/** What a lane does for one subscriber: fill the outbox, claim what is due, send it, write down the end. */
export const createDispatch = (
  settings: WebhookSettings,
  {
    strapi,
    outbox,
    fill,
    settle,
    stopping,
  }: {
    strapi: Core.Strapi;
    outbox: Outbox;
    fill: Fill;
    settle: Settle;
    stopping: AbortSignal;
  }
): Work<Job> => {
  const { name, timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
  const { isMerging, pack, refusalIn } = subscriberOf(settings);
  const now = (): number => getNow(strapi).getTime();
  const isPaused = (): boolean =>
    getSettings(strapi).webhooks.find((one) => one.name === name)?.isPaused ?? false;

  const report = (turn: Turn, error = ''): void => {
    if (turn === 'failing') strapi.log.warn(`Webhook subscriber "${name}" keeps failing: ${error}`);
    if (turn === 'recovered') strapi.log.info(`Webhook subscriber "${name}" is back`);
  };

  const sendAll = async ({ requests }: Parcel): Promise<Outcome> => {
    for (const request of requests) {
      const options = { timeoutMs, now: getNow(strapi), stopping, refusalIn };
      const outcome = await send(request, options);
      if (!outcome.ok) return outcome;
    }
    return { ok: true };
  };

  /** @returns whether to go on with the next parcel */
  const deliverParcel = async (lease: Lease, parcel: Parcel): Promise<boolean> => {
    const outcome = await sendAll(parcel);
    if (outcome.ok) {
      report(await settle.delivered(lease, parcel.deliveries, now()));
      return true;
    }
    if (outcome.isStopped) {
      await settle.released(lease, parcel.deliveries);
      return false;
    }
    report(await settle.failed(lease, parcel.deliveries, outcome, now()), outcome.error);
    return outcome.isRefusal;
  };

  return {
    capacity: isMerging ? 1 : CONCURRENCY,
    isStopped: () => stopping.aborted || isPaused(),
    onError: (error) => strapi.log.error(`Webhook subscriber "${name}": ${String(error)}`),

    async fill() {
      await fill.open(settings);
      return fill.fill(settings);
    },

    async claim(limit) {
      const leasedUntil = now() + timeoutMs + LEASE_MARGIN_MS;
      const deliveries = await outbox.claim(name, {
        limit: isMerging ? MERGED_AT_ONCE : limit,
        now: now(),
        leasedUntil,
        isMerging,
      });
      if (deliveries.length === 0) return [];
      return isMerging
        ? [{ deliveries, leasedUntil }]
        : deliveries.map((delivery) => ({ deliveries: [delivery], leasedUntil }));
    },

    async deliver({ deliveries, leasedUntil }) {
      const lease: Lease = { name, isMerging, leasedUntil };
      const parcels = pack(deliveries, settings, getNow(strapi));
      for (const [index, parcel] of parcels.entries()) {
        // What would not be over before the lease is might be sent by another node at the same time.
        const isTimeLeft = now() + timeoutMs <= leasedUntil;
        if (!isTimeLeft || stopping.aborted || !(await deliverParcel(lease, parcel))) {
          const rest = parcels.slice(isTimeLeft && !stopping.aborted ? index + 1 : index);
          await settle.released(
            lease,
            rest.flatMap(({ deliveries: unsent }) => unsent)
          );
          return;
        }
      }
    },
  };
};
