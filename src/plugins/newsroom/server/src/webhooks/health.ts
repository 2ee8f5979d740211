import type { Core } from '@strapi/strapi';
import type { WebhookKind } from '../config/webhooks';
import type { ChangeLog } from '../publication/change-log';
import { getNow, getSettings } from '../settings';
import type { Outbox } from './outbox';
import { FAILING_AFTER } from './retry';

/** How a subscriber is doing. Names no address and no secret. */
export interface SubscriberHealth {
  name: string;
  /** null: not configured any more; its deliveries wait until it is again. */
  kind: WebhookKind | null;
  /** The last change that was put into its outbox, or that it did not want. */
  position: number;
  /** Changes it was not told of yet: in its outbox, or still in the log behind `position`. */
  pending: number;
  failing: boolean;
  /** Whether the settings say that nothing is sent to it for now. */
  isPaused: boolean;
  oldestPendingAt: Date | null;
  pausedUntil: Date | null;
  lastError: string | null;
  lastFailureAt: Date | null;
  lastSuccessAt: Date | null;
}

type Ms = number | string | null;
type Row = {
  name: string;
  position: number;
  failures: number;
  last_error: string | null;
  last_failure_ms: Ms;
  last_success_ms: Ms;
  paused_until_ms: Ms;
};
type Waiting = {
  subscriber: string;
  count: number | string;
  attempts: number | null;
  oldest_ms: Ms;
};

const toDate = (ms: Ms | undefined): Date | null => (Number(ms ?? 0) ? new Date(Number(ms)) : null);

export const createHealth =
  ({ strapi, outbox, changeLog }: { strapi: Core.Strapi; outbox: Outbox; changeLog: ChangeLog }) =>
  /** All subscribers that are configured or ever were, by name. */
  async (): Promise<SubscriberHealth[]> => {
    const head = await changeLog.head();
    const { query: subscribers } = await outbox.subscribers();
    const rows: Row[] = await subscribers
      .select(
        'name',
        'position',
        'failures',
        'last_error',
        'last_failure_ms',
        'last_success_ms',
        'paused_until_ms'
      )
      .orderBy('name');
    const { query: deliveries } = await outbox.deliveries();
    const waiting: Waiting[] = await deliveries
      .select('subscriber')
      .count({ count: '*' })
      .max({ attempts: 'attempts' })
      .min({ oldest_ms: 'at_ms' })
      .groupBy('subscriber');

    const { webhooks } = getSettings(strapi);
    const now = getNow(strapi).getTime();
    const byName = new Map(waiting.map((row) => [row.subscriber, row]));
    return rows.map((row) => {
      const own = byName.get(row.name);
      const settings = webhooks.find(({ name }) => name === row.name);
      return {
        name: row.name,
        kind: settings?.kind ?? null,
        isPaused: settings?.isPaused ?? false,
        position: row.position,
        pending: Number(own?.count ?? 0) + Math.max(0, head - row.position),
        failing: row.failures >= FAILING_AFTER || (own?.attempts ?? 0) >= FAILING_AFTER,
        oldestPendingAt: toDate(own?.oldest_ms),
        pausedUntil: Number(row.paused_until_ms) > now ? toDate(row.paused_until_ms) : null,
        lastError: row.last_error,
        lastFailureAt: toDate(row.last_failure_ms),
        lastSuccessAt: toDate(row.last_success_ms),
      };
    });
  };
