import { CHANGE, COUNTER } from '../constants';
import type { Database } from '../database';

export type ChangeAction = 'publish' | 'update' | 'unpublish' | 'kill' | 'redirect';
export type ChangedEntity = 'article' | 'section' | 'source' | 'promo';

/** Something that readers could notice. */
export interface NewChange {
  action: ChangeAction;
  entity: ChangedEntity;
  /** Document id. */
  id: string;
  locale: string;
  /** On the public site; null for what has no address. */
  path: string | null;
  /** Surrogate keys of the answers that it makes stale. */
  tags: readonly string[];
}

export interface Change extends NewChange {
  seq: number;
  at: Date;
}

const SEQ = 'seq';
const MAX_INSERTED = 100;
/** A connection that is silent for longer is given up; the pool then makes another. */
const LONGEST_SILENCE_MS = 3_000;

type Raw = {
  seq: number;
  at_ms: number | string;
  action: ChangeAction;
  entity: ChangedEntity;
  document_id: string;
  locale: string;
  path: string | null;
  tags: string;
};

const toChange = (row: Raw): Change => ({
  seq: row.seq,
  at: new Date(Number(row.at_ms)),
  action: row.action,
  entity: row.entity,
  id: row.document_id,
  locale: row.locale,
  path: row.path,
  tags: JSON.parse(row.tags) as string[],
});

/**
 * The log of changes. `seq` has no gaps and grows in the order of commits, on all nodes: whoever writes
 * holds the one counter row until the end of the transaction. So a reader that saw n has seen
 * everything below n (DESIGN §4, 3).
 */
export const createChangeLog = ({ database }: { database: Database }) => {
  return {
    /** Makes the counter where there is none yet; harmless on several nodes at once. */
    async open(): Promise<void> {
      const { query } = await database.table(COUNTER);
      await query.insert({ name: SEQ, value: 0 }).onConflict('name').ignore();
    },

    /** The newest committed seq; 0 before the first change. */
    async head(): Promise<number> {
      const { query } = await database.table(COUNTER);
      const row: { value: number } | undefined = await query
        .where({ name: SEQ })
        .first('value')
        .timeout(LONGEST_SILENCE_MS);
      return row?.value ?? 0;
    },

    /**
     * Waits for everybody else who writes to the log, and keeps them waiting until the transaction it
     * is called in ends. What is read after it is read as of the log's head.
     *
     * @returns the head
     */
    async lock(): Promise<number> {
      // SQLite has no lock of rows: writing keeps other processes from it, reading would not.
      if (database.engine() === 'sqlite') {
        const { query: counter } = await database.table(COUNTER);
        await counter.where({ name: SEQ }).update({ name: SEQ });
      }
      const { query } = await database.table(COUNTER);
      const row: { value: number } | undefined = await query
        .where({ name: SEQ })
        .forUpdate()
        .first('value');
      if (!row) throw new Error('The change log has no counter: the newsroom was not started');
      return row.value;
    },

    /**
     * Writes changes behind `head`, in their order, at the instant `at`. Only with the lock held.
     *
     * @returns the new head
     */
    async append(head: number, changes: readonly NewChange[], at: Date): Promise<number> {
      if (changes.length === 0) return head;
      const rows = changes.map((change, index) => ({
        seq: head + 1 + index,
        at_ms: at.getTime(),
        action: change.action,
        entity: change.entity,
        document_id: change.id,
        locale: change.locale,
        path: change.path,
        tags: JSON.stringify(change.tags),
      }));
      for (let start = 0; start < rows.length; start += MAX_INSERTED) {
        const { query } = await database.table(CHANGE);
        await query.insert(rows.slice(start, start + MAX_INSERTED));
      }
      const newHead = head + changes.length;
      await (await database.table(COUNTER)).query.where({ name: SEQ }).update({ value: newHead });
      return newHead;
    },

    /** The newest change in any of these locales; 0 without one. */
    async latestIn(locales: readonly string[]): Promise<number> {
      const newest = await Promise.all(
        locales.map(async (locale) => {
          const { query } = await database.table(CHANGE);
          const row: { seq: number | null } | undefined = await query
            .where({ locale })
            .max('seq as seq')
            .first();
          return row?.seq ?? 0;
        })
      );
      return Math.max(0, ...newest);
    },

    /** Changes behind `after` in the order of their commits, at most `limit`. */
    async read(after: number, limit: number): Promise<Change[]> {
      const { query } = await database.table(CHANGE);
      const rows: Raw[] = await query
        .select('seq', 'at_ms', 'action', 'entity', 'document_id', 'locale', 'path', 'tags')
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .timeout(LONGEST_SILENCE_MS);
      return rows.map(toChange);
    },
  };
};

export type ChangeLog = ReturnType<typeof createChangeLog>;
