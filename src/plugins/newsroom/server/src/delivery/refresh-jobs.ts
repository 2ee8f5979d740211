import { AsyncResource } from 'node:async_hooks';
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

/** Stands for every article and every edition: `rebuild`. */
export const EVERYTHING = '*';

export interface Job {
  id: number;
  thing: string;
  /** Null: in every locale. */
  language: string | null;
  /** The last article that was done. */
  cursor: string;
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
    if (last === undefined) await query.where({ id }).delete();
    else await query.where({ id }).update({ cursor: last, done: done + ids.length });
  };

  const affected = ({ thing, language, cursor }: Job): Promise<string[]> => {
    const page = { after: cursor, limit: BATCH };
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
      while (!isStopped && (await batch()));
    })().finally(() => {
      working = null;
    });
    return working;
  };
  let isStopped = false;

  return {
    /** Part of the caller's transaction. */
    async add(thing: string, locale: string | null): Promise<void> {
      const { query } = await database.table(REFRESH_JOB);
      await query.insert({ thing, language: locale, cursor: '', done: 0 });
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
    async rebuild(): Promise<Job | undefined> {
      const { query } = await database.table(REFRESH_JOB);
      return query.where({ thing: EVERYTHING }).orderBy('id').first<Job | undefined>();
    },

    async pending(): Promise<number> {
      const { query } = await database.table(REFRESH_JOB);
      const row: { count: number | string } | undefined = await query.count('id as count').first();
      return Number(row?.count ?? 0);
    },
  };
};

export type RefreshJobs = ReturnType<typeof createRefreshJobs>;
