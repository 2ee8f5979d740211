import type { Core } from '@strapi/strapi';
import type { ChangeLog } from '../publication/change-log';
import { getNow } from '../settings';
import { inWriteTransaction, isConflict } from '../transaction';
import type { EditionStore } from './edition-store';
import type { Refresh } from './refresh';
import { EVERYTHING, storyJob, type Job, type RefreshJobStore } from './refresh-job-store';
import type { Committed } from './unit-of-work';

/** Stories set aside at the same time. When there are more, it is not the stories. */
const MOST = 100;

/** What became of one step: done, left to another node that was faster, or one story too many. */
type Step = 'done' | 'passed' | 'too-many';

/**
 * Takes a batch that went wrong story by story, each in a transaction of its own, so that one of which no
 * edition can be made keeps the others from nothing: it is set aside as a job of its own, with the
 * reason, and is tried again by itself.
 */
export const createSetAside = ({
  strapi,
  table,
  changeLog,
  store,
  refresh,
  committed,
  firstPauseMs,
}: {
  strapi: Core.Strapi;
  table: RefreshJobStore;
  changeLog: ChangeLog;
  store: EditionStore;
  refresh: Refresh;
  committed: Committed;
  firstPauseMs: number;
}) => {
  /** Work on one story with the change log locked, if the job still stands where it stood. */
  const step = (
    job: Job,
    before: string,
    work: (at: {
      job: Job;
      head: number;
      now: Date;
      onCommit: (tell: () => void) => void;
    }) => Promise<Step>
  ): Promise<Step> =>
    inWriteTransaction({ strapi }, async ({ onCommit }) => {
      const head = await changeLog.lock();
      const now = getNow(strapi);
      const current = await table.find(job.id);
      if (!current || current.cursor !== before) return 'passed';
      return work({ job: current, head, now, onCommit });
    });

  const make = (job: Job, before: string, id: string): Promise<Step> =>
    step(job, before, async ({ job: current, head, now, onCommit }) => {
      const changes = await refresh.refresh([id], head, { isRebuild: job.thing === EVERYTHING });
      await changeLog.append(head, changes, now);
      await table.advance(current, id, await store.count([id]), now);
      onCommit(() => committed(head, changes));
      return 'done';
    });

  const setAside = (job: Job, before: string, id: string, reason: string): Promise<Step> =>
    step(job, before, async ({ job: current, now }) => {
      const thing = storyJob(id);
      if (!(await table.has(thing))) {
        if ((await table.countStories()) >= MOST) return 'too-many';
        await table.insertFailed(thing, reason, {
          now,
          again: new Date(now.getTime() + firstPauseMs),
        });
      }
      await table.advance(current, id, 0, now);
      return 'done';
    });

  return {
    /** Whether the job has got on; false: there is more wrong than some stories. */
    async goOn(job: Job, ids: readonly string[]): Promise<boolean> {
      let before = job.cursor;
      for (const id of ids) {
        let did: Step;
        try {
          did = await make(job, before, id);
        } catch (error) {
          if (isConflict(error)) throw error;
          const reason = error instanceof Error ? error.message : String(error);
          did = await setAside(job, before, id, reason);
          if (did === 'done') {
            strapi.log.error(`newsroom: story ${id} is set aside and tried again: ${reason}`);
          }
        }
        if (did !== 'done') return did === 'passed';
        before = id;
      }
      return ids.length > 0;
    },
  };
};
