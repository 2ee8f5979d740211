import { decidePauseMs, decideRetryMs, FAILING_AFTER } from './retry';
import type { Outbox } from './outbox';
import type { Outcome } from './send';
import type { Delivery } from './subscribers/port';

type Failure = Extract<Outcome, { isStopped: false }>;

/** Whose deliveries, and until when they are ours: a lease that ran out may be somebody else's by now. */
export interface Lease {
  name: string;
  isMerging: boolean;
  leasedUntil: number;
}

/** What a subscriber came to, where it is worth a line in the log. */
export type Turn = 'failing' | 'recovered' | null;

/** Writes down what came of deliveries. */
export const createSettle = ({ outbox, random }: { outbox: Outbox; random: () => number }) => {
  const leased = async (deliveries: readonly Delivery[], leasedUntil: number) => {
    const { query } = await outbox.deliveries();
    query.whereIn(
      'id',
      deliveries.map(({ id }) => id)
    );
    return { query: query.where({ leased_until_ms: leasedUntil }) };
  };

  /** Many were refused together: the halves are tried at once, so that one bad one cannot hold up all. */
  const split = async ({ leasedUntil }: Lease, deliveries: readonly Delivery[]): Promise<void> => {
    const { query } = await leased(deliveries, leasedUntil);
    await query.update({ leased_until_ms: 0, max_batch: Math.ceil(deliveries.length / 2) });
  };

  const postpone = async (
    { leasedUntil }: Lease,
    deliveries: readonly Delivery[],
    { error, retryAfterMs }: Failure,
    now: number
  ): Promise<void> => {
    // Merged ones stay together, so the one with the fewest attempts sets the pace.
    const attempts = Math.min(...deliveries.map((delivery) => delivery.attempts)) + 1;
    const { query } = await leased(deliveries, leasedUntil);
    await query.increment('attempts', 1).update({
      next_attempt_ms: now + decideRetryMs(attempts, retryAfterMs, random()),
      leased_until_ms: 0,
      last_error: error,
    });
  };

  const updateSubscriber = async (name: string, values: Record<string, unknown>): Promise<void> => {
    const { query } = await outbox.subscribers();
    await query.where({ name }).update(values);
  };

  return {
    /** They arrived, so they are gone, whoever holds the lease by now. */
    async delivered({ name }: Lease, deliveries: readonly Delivery[], now: number): Promise<Turn> {
      return outbox.holding(name, async ({ failures }) => {
        const { query } = await outbox.deliveries();
        await query
          .whereIn(
            'id',
            deliveries.map(({ id }) => id)
          )
          .delete();
        await updateSubscriber(name, { last_success_ms: now, failures: 0 });
        return failures >= FAILING_AFTER ? 'recovered' : null;
      });
    },

    /** They are tried again; nothing is ever given up. */
    async failed(
      lease: Lease,
      deliveries: readonly Delivery[],
      failure: Failure,
      now: number
    ): Promise<Turn> {
      const { name, isMerging } = lease;
      const isSplit = failure.isRefusal && deliveries.length > 1;
      return outbox.holding(name, async (row) => {
        if (isSplit) await split(lease, deliveries);
        else await postpone(lease, deliveries, failure, now);

        const failures = row.failures + 1;
        const pauseMs =
          failure.isRefusal && isMerging
            ? 0
            : decidePauseMs({ isMerging, failures }, failure.retryAfterMs, random());
        await updateSubscriber(name, {
          failures,
          last_failure_ms: now,
          last_error: failure.error,
          paused_until_ms: Math.max(
            Number(row.paused_until_ms ?? 0),
            pauseMs > 0 ? now + pauseMs : 0
          ),
        });
        return failures === FAILING_AFTER ? 'failing' : null;
      });
    },

    /** Not tried after all: due again as they were. */
    async released({ leasedUntil }: Lease, deliveries: readonly Delivery[]): Promise<void> {
      if (deliveries.length === 0) return;
      const { query } = await leased(deliveries, leasedUntil);
      await query.update({ leased_until_ms: 0 });
    },
  };
};

export type Settle = ReturnType<typeof createSettle>;
