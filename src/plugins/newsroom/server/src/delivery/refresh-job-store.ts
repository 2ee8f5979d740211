import type { Knex } from 'knex';
import { REFRESH_JOB } from '../constants';
import type { Database } from '../database';

/** Stands for every article and every edition: `rebuild`. */
export const EVERYTHING = '*';

const STORY = 'story:';
/** Stands for one story that was set aside: its own editions, whatever they show. */
export const storyJob = (documentId: string): string => `${STORY}${documentId}`;
/** Document id of the story that a job is of; null: it is of a thing that stories show. */
export const storyOf = ({ thing }: Pick<Job, 'thing'>): string | null =>
  thing.startsWith(STORY) ? thing.slice(STORY.length) : null;

export interface Job {
  id: number;
  thing: string;
  /** Null: in every locale. */
  language: string | null;
  /** The last article that was done. */
  cursor: string;
  /** Editions that were made. */
  done: number;
  /** Attempts at the batch behind the cursor that went wrong, one after the other. */
  attempts: number;
  /** Why the last one did; null: none has. */
  lastError: string | null;
}

export type IdleJob = Job & { idleSince: Date | null };

interface Raw {
  id: number;
  thing: string;
  language: string | null;
  cursor: string;
  done: number;
  attempts: number | null;
  last_error: string | null;
  updated_at: string | number | Date | null;
}

const LONGEST_ERROR = 2_000;

const toJob = (row: Raw): Job => ({
  id: row.id,
  thing: row.thing,
  language: row.language,
  cursor: row.cursor,
  done: row.done,
  attempts: row.attempts ?? 0,
  lastError: row.last_error,
});

/** The table of refresh jobs. Writes belong into a transaction of the caller's. */
export const createRefreshJobStore = ({ database }: { database: Database }) => {
  const table = () => database.table(REFRESH_JOB);

  const count = async (where: (query: Knex.QueryBuilder) => void): Promise<number> => {
    const { query } = await table();
    where(query);
    const [row]: { count: number | string }[] = await query.count('id as count');
    return Number(row?.count ?? 0);
  };

  const ofStories = (query: Knex.QueryBuilder) => void query.where('thing', 'like', `${STORY}%`);

  return {
    async insert(thing: string, language: string | null, now: Date): Promise<void> {
      const { query } = await table();
      const dates = { created_at: now, updated_at: now };
      await query.insert({ thing, language, cursor: '', done: 0, attempts: 0, ...dates });
    },

    /** One that has gone wrong once already. */
    async insertFailed(
      thing: string,
      error: string,
      { now, again }: { now: Date; again: Date }
    ): Promise<void> {
      const { query } = await table();
      const dates = { created_at: now, updated_at: now, attempt_ms: again.getTime() };
      const failed = { attempts: 1, last_error: error.slice(0, LONGEST_ERROR) };
      await query.insert({ thing, language: null, cursor: '', done: 0, ...failed, ...dates });
    },

    async find(id: number): Promise<Job | null> {
      const { query } = await table();
      const row: Raw | undefined = await query.where({ id }).first();
      return row ? toJob(row) : null;
    },

    has: async (thing: string): Promise<boolean> =>
      (await count((query) => void query.where({ thing }))) > 0,

    /** The oldest one that is not waiting for its next attempt. */
    async next(now: Date): Promise<Job | null> {
      const { query } = await table();
      const row: Raw | undefined = await query
        .where((due) => due.whereNull('attempt_ms').orWhere('attempt_ms', '<=', now.getTime()))
        .orderBy('id')
        .first();
      return row ? toJob(row) : null;
    },

    /** Everything up to `cursor` is done; what went wrong before is forgotten. */
    async advance(job: Job, cursor: string, made: number, now: Date): Promise<void> {
      const { query } = await table();
      const well = { attempts: 0, attempt_ms: null, last_error: null };
      await query
        .where({ id: job.id })
        .update({ ...well, cursor, done: job.done + made, updated_at: now });
    },

    /** One more attempt went wrong. `updated_at` stays: nothing of the job has been done. */
    async fail({ id, attempts }: Job, error: string, again: Date): Promise<void> {
      const { query } = await table();
      await query.where({ id }).update({
        attempts: attempts + 1,
        attempt_ms: again.getTime(),
        last_error: error.slice(0, LONGEST_ERROR),
      });
    },

    /** Those that wait for their next attempt wait no longer. */
    async retryAll(): Promise<void> {
      const { query } = await table();
      await query.whereNotNull('attempt_ms').update({ attempt_ms: null });
    },

    async remove(where: { id: number } | { thing: string }): Promise<void> {
      const { query } = await table();
      await query.where(where).delete();
    },

    async findRebuild(): Promise<Job | undefined> {
      const { query } = await table();
      const row: Raw | undefined = await query.where({ thing: EVERYTHING }).orderBy('id').first();
      return row && toJob(row);
    },

    /** Jobs that nobody has got on with since an instant. */
    async idleSince(instant: Date): Promise<IdleJob[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where((idle) => idle.where('updated_at', '<=', instant).orWhereNull('updated_at'))
        .orderBy('id');
      return rows.map((row) => {
        const idleSince = row.updated_at === null ? null : new Date(row.updated_at);
        return { ...toJob(row), idleSince };
      });
    },

    /** Jobs of which the last attempt went wrong. */
    async failing(): Promise<Job[]> {
      const { query } = await table();
      const rows: Raw[] = await query.where('attempts', '>', 0).orderBy('id');
      return rows.map(toJob);
    },

    pending: (): Promise<number> => count(() => undefined),

    /** Stories that are set aside. */
    countStories: (): Promise<number> => count(ofStories),

    countFailing: (): Promise<number> => count((query) => void query.where('attempts', '>', 0)),
  };
};

export type RefreshJobStore = ReturnType<typeof createRefreshJobStore>;
