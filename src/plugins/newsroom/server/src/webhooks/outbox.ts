import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { WEBHOOK_DELIVERY, WEBHOOK_SUBSCRIBER } from '../constants';
import type { Database } from '../database';
import { inWriteTransaction } from '../transaction';
import type { Payload } from './payload';
import type { Delivery } from './subscribers/port';

export interface SubscriberRow {
  position: number;
  failures: number;
  paused_until_ms: number | string | null;
}

type DeliveryRow = { id: number; payload: string; attempts: number; max_batch: number | null };

const toDelivery = ({ id, payload, attempts, max_batch }: DeliveryRow): Delivery => ({
  id,
  payload: JSON.parse(payload) as Payload,
  attempts,
  maxBatch: max_batch,
});

/**
 * The outbox in the database. Whoever changes something in it holds the row of the subscriber until the
 * end of the transaction, so nodes follow each other per subscriber. No transaction lasts as long as a
 * request.
 */
export const createOutbox = ({ strapi, database }: { strapi: Core.Strapi; database: Database }) => {
  const subscribers = () => database.table(WEBHOOK_SUBSCRIBER);
  const deliveries = () => database.table(WEBHOOK_DELIVERY);

  const lock = async (name: string): Promise<SubscriberRow | undefined> => {
    const { query } = await subscribers();
    return query.where({ name }).forUpdate().first('position', 'failures', 'paused_until_ms');
  };

  /** The earliest waiting one of each document, or any where order does not matter. */
  const queryDue = async (name: string, now: number, isMerging: boolean) => {
    const { query } = await database.table(WEBHOOK_DELIVERY, 'due');
    query
      .where('due.subscriber', name)
      .where('due.next_attempt_ms', '<=', now)
      .where('due.leased_until_ms', '<=', now);
    if (!isMerging) {
      query.whereNotExists(function earlier(this: Knex.QueryBuilder) {
        void this.select('first.id')
          .from(`${database.nameOf(WEBHOOK_DELIVERY)} as first`)
          .whereRaw('?? = ??', ['first.subscriber', 'due.subscriber'])
          .whereRaw('?? = ??', ['first.subject', 'due.subject'])
          .whereRaw('?? < ??', ['first.seq', 'due.seq']);
      });
    }
    return { query };
  };

  /** `work` in a transaction that holds the subscriber's row; null where there is no such row. */
  const holding = <Result>(
    name: string,
    work: (row: SubscriberRow) => Promise<Result>
  ): Promise<Result | null> =>
    inWriteTransaction({ strapi }, async () => {
      const row = await lock(name);
      return row ? work(row) : null;
    });

  return {
    subscribers,
    deliveries,

    holding,

    /** Takes up to `limit` deliveries that are due; until the lease runs out they are nobody else's. */
    async claim(
      name: string,
      {
        limit,
        now,
        leasedUntil,
        isMerging,
      }: {
        limit: number;
        now: number;
        leasedUntil: number;
        isMerging: boolean;
      }
    ): Promise<Delivery[]> {
      // Most of the time there is nothing: that is seen without a lock.
      const { query: due } = await queryDue(name, now, isMerging);
      if (!(await due.first('due.id'))) return [];

      const claimed = await holding(name, async ({ paused_until_ms: paused }) => {
        if (Number(paused ?? 0) > now) return [];
        const { query } = await queryDue(name, now, isMerging);
        const rows: DeliveryRow[] = await query
          .select('due.id', 'due.payload', 'due.attempts', 'due.max_batch')
          .orderBy('due.seq')
          .limit(limit);
        if (rows.length > 0) {
          const { query: taken } = await deliveries();
          await taken
            .whereIn(
              'id',
              rows.map(({ id }) => id)
            )
            .update({ leased_until_ms: leasedUntil });
        }
        return rows.map(toDelivery);
      });
      return claimed ?? [];
    },
  };
};

export type Outbox = ReturnType<typeof createOutbox>;
