import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurnOfLoop } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { ChangeLog } from '../publication/change-log';
import { getNow } from '../settings';
import { inWriteTransaction, isConflict } from '../transaction';
import type { EditionStore } from './edition-store';
import type { Refresh } from './refresh';
import { createRefreshJobStore, EVERYTHING, storyOf, type Job } from './refresh-job-store';
import { createSetAside } from './set-aside';
import { localeThing } from './things';
import type { Committed } from './unit-of-work';

/** Articles a batch; the change log is locked for as long as one takes. */
const BATCH = 50;
/** Of a rebuild, in which few come out different. */
const REBUILD_BATCH = 100;

/** Pause after an attempt that went wrong; it doubles with each. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

export { EVERYTHING, storyOf, type Job } from './refresh-job-store';

/**
 * The durable list of things whose articles still have to be projected again. Each batch commits with
 * how far it came, so that a kill loses nothing, and any node goes on where another one stopped. A job
 * that goes wrong is taken story by story, and the stories that cannot be made are set aside; one that
 * still goes wrong waits, longer each time, and those behind it go before.
 */
export const createRefreshJobs = ({
  strapi,
  database,
  changeLog,
  store,
  refresh,
  committed,
  followSettings,
}: {
  strapi: Core.Strapi;
  database: Database;
  changeLog: ChangeLog;
  store: EditionStore;
  refresh: Refresh;
  committed: Committed;
  /** A job may be there because of settings that another node has changed. */
  followSettings: () => Promise<void>;
}) => {
  const table = createRefreshJobStore({ database });
  const aside = createSetAside({
    ...{ strapi, table, changeLog, store, refresh, committed },
    firstPauseMs: FIRST_PAUSE_MS,
  });

  const advance = async (job: Job, ids: readonly string[]): Promise<void> => {
    const last = ids.at(-1);
    if (last === undefined) return table.remove({ id: job.id });
    await table.advance(job, last, await store.count(ids), getNow(strapi));
  };

  const affected = ({ thing, language, cursor }: Job): Promise<readonly string[]> => {
    const story = storyOf({ thing });
    if (story !== null) return Promise.resolve(cursor === story ? [] : [story]);
    const page = { after: cursor, limit: thing === EVERYTHING ? REBUILD_BATCH : BATCH };
    if (thing === EVERYTHING) return store.everyDocument(page);
    // A locale that was removed: its editions, whatever they mention.
    if (language !== null && thing === localeThing(language)) return store.inLocale(language, page);
    return store.mentioning(thing, language, page);
  };

  /** One batch of a job, in a transaction of its own; `began` hears of it before anything is done. */
  const attempt = (began: (job: Job, ids: readonly string[]) => void): Promise<boolean> =>
    inWriteTransaction({ strapi }, async ({ onCommit }) => {
      const head = await changeLog.lock();
      const job = await table.next(getNow(strapi));
      if (!job) return false;
      began(job, []);
      await followSettings();
      const ids = await affected(job);
      began(job, ids);
      const changes = await refresh.refresh(ids, head, { isRebuild: job.thing === EVERYTHING });
      await changeLog.append(head, changes, getNow(strapi));
      await advance(job, ids);
      onCommit(() => committed(head, changes));
      return true;
    });

  const noteFailure = async (job: Job, error: unknown): Promise<void> => {
    const message = error instanceof Error ? error.message : String(error);
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** job.attempts, LONGEST_PAUSE_MS);
    await table.fail(job, message, new Date(getNow(strapi).getTime() + pauseMs));
    const story = storyOf(job);
    const shows = job.thing === EVERYTHING ? 'the rebuild' : `what shows ${job.thing}`;
    const what = story === null ? shows : `story ${story}`;
    if (job.attempts === 0) strapi.log.error(`newsroom: ${what} is tried again: ${message}`);
  };

  /** One batch of the oldest job that is due; false when there is none. */
  const batch = async (): Promise<boolean> => {
    if (!(await table.next(getNow(strapi)))) return false;
    const begun: { job: Job; ids: readonly string[] }[] = [];
    try {
      return await attempt((job, ids) => begun.unshift({ job, ids }));
    } catch (error) {
      const [last] = begun;
      // Others were in the way, or there is no database to note it in: not the job's fault.
      if (!last || isConflict(error)) throw error;
      const { job, ids } = last;
      if (storyOf(job) === null && (await aside.goOn(job, ids))) return true;
      await noteFailure((await table.find(job.id)) ?? job, error);
      return true;
    }
  };

  let working: Promise<void> | null = null;
  const outside = new AsyncResource('newsroom-refresh-jobs');

  /** Works until nothing is due; who asks while it is under way waits for the same. */
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
    add: (thing: string, language: string | null): Promise<void> =>
      table.insert(thing, language, getNow(strapi)),

    /** The job that rebuilds everything: the one that is there, or a new one. */
    async startRebuild({ isFromStart = false } = {}): Promise<Job> {
      return inWriteTransaction({ strapi }, async () => {
        await changeLog.lock();
        if (isFromStart) await table.remove({ thing: EVERYTHING });
        if (!(await table.findRebuild())) {
          await table.insert(EVERYTHING, null, getNow(strapi));
        }
        const job = await table.findRebuild();
        if (!job) throw new Error('The job that rebuilds everything was not written');
        return job;
      });
    },

    /** Everything once more, whatever was done of it; part of the caller's transaction. */
    async projectAgain(): Promise<void> {
      await changeLog.lock();
      await table.remove({ thing: EVERYTHING });
      await table.insert(EVERYTHING, null, getNow(strapi));
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
    rebuild: table.findRebuild,

    /** Jobs that nobody has worked on since an instant. */
    idleSince: table.idleSince,

    /** Jobs of which the last attempt went wrong, and why. */
    failing: table.failing,

    /** Tries those at once that went wrong, instead of when their pause is over. */
    async retry(): Promise<void> {
      await table.retryAll();
      await work();
    },

    pending: table.pending,
    countFailing: table.countFailing,
    countStories: table.countStories,
  };
};

export type RefreshJobs = ReturnType<typeof createRefreshJobs>;
