import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { REFRESH_JOB } from '../constants';
import type { Database } from '../database';
import type { ChangeLog } from '../publication/change-log';
import { getNow } from '../settings';
import { retryOnConflict } from '../transaction';
import type { EditionStore } from './edition-store';
import type { Refresh } from './refresh';
import { localeThing } from './things';
import type { Committed } from './unit-of-work';

/** Articles a batch; the change log is locked for as long as one takes. */
const BATCH = 50;
/** Of a rebuild, in which few come out different. */
const REBUILD_BATCH = 100;

/** Stands for every article and every edition: `rebuild`. */
export const EVERYTHING = '*';

export interface Job {
  id: number;
  thing: string;
  /** Null: in every locale. */
  language: string | null;
  /** The last article that was done. */
  cursor: string;
  /** Editions that were made. */
  done: number;
}

/**
 * The durable list of things whose articles still have to be projected again. Each batch commits with
 * how far it came, so that a kill loses nothing, and any node goes on where another one stopped.
 */
export const createRefreshJobs = ({
  strapi,
  database,
  changeLog,
  store,
  refresh,
  committed,
}: {
  strapi: Core.Strapi;
  database: Database;
  changeLog: ChangeLog;
  store: EditionStore;
  refresh: Refresh;
  committed: Committed;
}) => {
  const nextJob = async (): Promise<Job | undefined> => {
    const { query } = await database.table(REFRESH_JOB);
    return query.orderBy('id').first<Job | undefined>('id', 'thing', 'language', 'cursor', 'done');
  };

  const advance = async ({ id, done }: Job, ids: readonly string[]): Promise<void> => {
    const { query } = await database.table(REFRESH_JOB);
    const last = ids.at(-1);
    if (last === undefined) {
      await query.where({ id }).delete();
      return;
    }
    const made = await store.count(ids);
    await query
      .where({ id })
      .update({ cursor: last, done: done + made, updated_at: getNow(strapi) });
  };

  const insert = async (thing: string, language: string | null): Promise<void> => {
    const now = getNow(strapi);
    const { query } = await database.table(REFRESH_JOB);
    await query.insert({ thing, language, cursor: '', done: 0, created_at: now, updated_at: now });
  };

  const findRebuild = async (): Promise<Job | undefined> => {
    const { query } = await database.table(REFRESH_JOB);
    return query.where({ thing: EVERYTHING }).orderBy('id').first<Job | undefined>();
  };

  const affected = ({ thing, language, cursor }: Job): Promise<string[]> => {
    const page = { after: cursor, limit: thing === EVERYTHING ? REBUILD_BATCH : BATCH };
    if (thing === EVERYTHING) return store.everyDocument(page);
    // A locale that was removed: its editions, whatever they mention.
    if (language !== null && thing === localeThing(language)) return store.inLocale(language, page);
    return store.mentioning(thing, language, page);
  };

  /** One batch of the oldest job, in a transaction; false when there is none. */
  const batch = async (): Promise<boolean> => {
    if (!(await nextJob())) return false;
    return retryOnConflict(async () =>
      strapi.db.transaction(async ({ onCommit }) => {
        const head = await changeLog.lock();
        const job = await nextJob();
        if (!job) return false;
        const ids = await affected(job);
        const changes = await refresh.refresh(ids, head, { isRebuild: job.thing === EVERYTHING });
        await changeLog.append(head, changes, getNow(strapi));
        await advance(job, ids);
        onCommit(() => committed(changes.flatMap(({ tags }) => tags)));
        return true;
      })
    );
  };

  let working: Promise<void> | null = null;
  const outside = new AsyncResource('newsroom-refresh-jobs');

  /** Works until nothing is left; who asks while it is under way waits for the same. */
  const work = (): Promise<void> => {
    working ??= (async () => {
      // SQLite answers at once, so that nothing else in this process would have its turn till the end.
      while (!isStopped && (await batch())) await nextTurnOfLoop();
    })().finally(() => {
      working = null;
    });
    return working;
  };
  let isStopped = false;

  return {
    /** Part of the caller's transaction. */
    add: insert,

    /** The job that rebuilds everything: the one that is there, or a new one. */
    async startRebuild({ isFromStart = false } = {}): Promise<Job> {
      return retryOnConflict(async () =>
        strapi.db.transaction(async () => {
          await changeLog.lock();
          if (isFromStart) {
            const { query } = await database.table(REFRESH_JOB);
            await query.where({ thing: EVERYTHING }).delete();
          }
          if (!(await findRebuild())) await insert(EVERYTHING, null);
          const job = await findRebuild();
          if (!job) throw new Error('The job that rebuilds everything was not written');
          return job;
        })
      );
    },

    work,
    batch,

    /** Begins without being waited for, outside of the caller's transaction. */
    soon(): void {
      outside.runInAsyncScope(() => setImmediate(() => void work().catch(() => undefined)).unref());
    },

    /** Nothing more is begun; resolves when the batch under way is done. */
    async stop(): Promise<void> {
      isStopped = true;
      await working?.catch(() => undefined);
    },

    /** The job that rebuilds everything, if there is one. */
    rebuild: findRebuild,

    /** Jobs that nobody has worked on since an instant. */
    async idleSince(instant: Date): Promise<(Job & { idleSince: Date | null })[]> {
      const { query } = await database.table(REFRESH_JOB);
      const rows: (Job & { updated_at: string | number | Date | null })[] = await query
        .select('id', 'thing', 'language', 'cursor', 'done', 'updated_at')
        .where((idle) => idle.where('updated_at', '<=', instant).orWhereNull('updated_at'))
        .orderBy('id');
      return rows.map(({ updated_at: at, ...job }) => ({
        ...job,
        idleSince: at === null ? null : new Date(at),
      }));
    },

    async pending(): Promise<number> {
      const { query } = await database.table(REFRESH_JOB);
      const row: { count: number | string } | undefined = await query.count('id as count').first();
      return Number(row?.count ?? 0);
    },
  };
};

export type RefreshJobs = ReturnType<typeof createRefreshJobs>;
