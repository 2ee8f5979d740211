import type { WebhookSettings } from '../config/webhooks';
import type { Change, ChangeLog } from '../publication/change-log';
import type { Outbox } from './outbox';
import { isWanted, subjectOf, toPayload } from './payload';

/** So many changes are taken over in one transaction … */
const READ_AT_ONCE = 500;
/** … and no more while so many wait: the log keeps them as well, and once. */
const MAX_WAITING = 10_000;
const INSERTED_AT_ONCE = 50;

/** From the change log into the outbox. The log has no gaps, so neither has the outbox. */
export const createFill = ({ outbox, changeLog }: { outbox: Outbox; changeLog: ChangeLog }) => {
  const { subscribers, deliveries, holding } = outbox;

  const positionOf = async (name: string): Promise<number | null> => {
    const { query } = await subscribers();
    const row: { position: number } | undefined = await query.where({ name }).first('position');
    return row?.position ?? null;
  };

  const countWaiting = async (name: string): Promise<number> => {
    const { query } = await deliveries();
    const [row]: { count: number | string }[] = await query
      .where({ subscriber: name })
      .count({ count: '*' });
    return Number(row?.count);
  };

  const insert = async (name: string, changes: readonly Change[]): Promise<void> => {
    const rows = changes.map((change) => ({
      subscriber: name,
      seq: change.seq,
      at_ms: change.at.getTime(),
      subject: subjectOf(change),
      payload: JSON.stringify(toPayload(change)),
      attempts: 0,
      next_attempt_ms: 0,
      leased_until_ms: 0,
    }));
    for (let start = 0; start < rows.length; start += INSERTED_AT_ONCE) {
      const { query } = await deliveries();
      await query
        .insert(rows.slice(start, start + INSERTED_AT_ONCE))
        .onConflict(['subscriber', 'seq'])
        .ignore();
    }
  };

  return {
    /** Makes the row of a new subscriber, where it starts; harmless on several nodes at once. */
    async open({ name, from = 'head' }: WebhookSettings): Promise<void> {
      if ((await positionOf(name)) !== null) return;
      const position = from === 'start' ? 0 : await changeLog.head();
      const { query } = await subscribers();
      await query
        .insert({ name, position, failures: 0, paused_until_ms: 0 })
        .onConflict('name')
        .ignore();
    },

    /**
     * Takes changes over from the log.
     *
     * @returns whether there may be more
     */
    async fill(settings: WebhookSettings): Promise<boolean> {
      const { name } = settings;
      // Most of the time there is nothing: that is seen without a lock.
      if (((await positionOf(name)) ?? 0) >= (await changeLog.head())) return false;

      const isMore = await holding(name, async ({ position }) => {
        if ((await countWaiting(name)) >= MAX_WAITING) return false;
        const changes = await changeLog.read(position, READ_AT_ONCE);
        await insert(
          name,
          changes.filter((change) => isWanted(settings, change))
        );
        const { query } = await subscribers();
        await query.where({ name }).update({ position: changes.at(-1)?.seq ?? position });
        return changes.length === READ_AT_ONCE;
      });
      return isMore ?? false;
    },
  };
};

export type Fill = ReturnType<typeof createFill>;
