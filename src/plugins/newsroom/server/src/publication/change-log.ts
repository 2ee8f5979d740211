import { CHANGE, COUNTER } from '../constants';
import { DATABASE_NOW_MS, type Database } from '../database';

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

/** After these something that readers had is there no longer. */
const TAKING_OFF: readonly ChangeAction[] = ['unpublish', 'kill'];

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
  /** Whether the lock puts the counter ahead; MySQL gives nothing back from an UPDATE. */
  const isMovedBy = (expected: number): boolean => expected > 0 && database.engine() !== 'mysql';

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
     * The same with what the database's clock says, in milliseconds; null where that is this node's own
     * (one file on one machine), or there was no change yet.
     */
    async look(): Promise<{ head: number; databaseMs: number | null }> {
      const engine = database.engine();
      if (engine === 'sqlite') return { head: await this.head(), databaseMs: null };
      const knex = await database.knex();
      const { query } = await database.table(COUNTER);
      const row: { value: number; ms: number | string } | undefined = await query
        .where({ name: SEQ })
        .first('value', knex.raw(`${DATABASE_NOW_MS[engine]} AS ms`))
        .timeout(LONGEST_SILENCE_MS);
      return { head: row?.value ?? 0, databaseMs: row ? Number(row.ms) : null };
    },

    /**
     * Waits for everybody else who writes to the log, and keeps them waiting until the transaction it
     * is called in ends. What is read after it is read as of the log's head.
     *
     * @param expected so many changes will probably be appended: the counter is put there at once, and
     *   `append`, which has to be told the same, writes it again only if it was another number
     * @returns the head
     */
    async lock(expected = 0): Promise<number> {
      const counter = await this.beginLock(expected);
      return counter.head();
    },

    /** The same on its way: what is asked in the transaction from now on is as of the log's head. */
    async beginLock(expected = 0): Promise<{ head: () => Promise<number> }> {
      const { query } = await database.table(COUNTER);
      const counter = query.where({ name: SEQ });
      // SQLite has no lock of rows: writing keeps other processes from it, reading would not.
      const isWritten = database.engine() === 'sqlite' || isMovedBy(expected);
      const { answer } = await database.begin<{ value: number }[]>(
        isWritten
          ? counter.increment('value', expected).returning('value')
          : counter.forUpdate().select('value')
      );
      return {
        async head(): Promise<number> {
          const [row] = await answer;
          if (!row) throw new Error('The change log has no counter: the newsroom was not started');
          return isMovedBy(expected) ? row.value - expected : row.value;
        },
      };
    },

    /**
     * Writes changes behind `head`, in their order, at the instant `at`. Only with the lock held.
     *
     * @returns the new head
     */
    async append(
      head: number,
      changes: readonly NewChange[],
      at: Date,
      expected = 0
    ): Promise<number> {
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
      if (newHead !== head + (isMovedBy(expected) ? expected : 0)) {
        await (await database.table(COUNTER)).query.where({ name: SEQ }).update({ value: newHead });
      }
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

    /** When something was last taken off in a locale; null: nothing ever was. */
    async lastTakenOff(locale: string): Promise<Date | null> {
      const instants = await Promise.all(
        TAKING_OFF.map(async (action) => {
          const { query } = await database.table(CHANGE);
          const row: { at_ms: number | string } | undefined = await query
            .where({ locale, action })
            .orderBy('seq', 'desc')
            .first('at_ms');
          return Number(row?.at_ms ?? 0);
        })
      );
      const last = Math.max(...instants);
      return last === 0 ? null : new Date(last);
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
