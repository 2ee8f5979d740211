import type { Core } from '@strapi/strapi';
import { EVERYTHING, storyOf, type Job, type RefreshJobs } from '../delivery/refresh-jobs';
import type { Turns } from '../delivery/turns';
import { getNow } from '../settings';
import { mendNothing, type Check, type Drift } from './drift';

/** A node works on the oldest job with each poll; one that nobody touched for so long was left alone. */
const IDLE_MS = 60_000;

const drift = (kind: string, problem: string, remedy: string | null): Drift => ({
  kind,
  documentId: null,
  locale: null,
  problem,
  remedy,
});

const nameOf = ({ thing, language }: Pick<Job, 'thing' | 'language'>): string => {
  if (thing === EVERYTHING) return 'the rebuild';
  return storyOf({ thing }) === null
    ? `what shows ${thing} in ${language ?? 'any locale'}`
    : 'making its editions';
};

/**
 * Names jobs that wait for long. Then it finishes what is under way, as every node does all the time:
 * editions that are still to be made are no drift.
 */
export const createJobsCheck = ({
  strapi,
  jobs,
  turns,
}: {
  strapi: Core.Strapi;
  jobs: RefreshJobs;
  turns: Turns;
}): Check => ({
  name: 'refresh jobs',
  async *look() {
    const idle = await jobs.idleSince(new Date(getNow(strapi).getTime() - IDLE_MS));
    const drifts = idle
      // Those that went wrong wait by themselves, and are named below.
      .filter(({ attempts }) => attempts === 0)
      .map(({ idleSince, ...job }) => {
        const since = idleSince ? `since ${idleSince.toISOString()}` : 'for long';
        return drift('job waiting', `${nameOf(job)} has waited ${since}`, 'works it off');
      });
    if (drifts.length > 0) yield { drifts, mend: () => jobs.work() };
    try {
      await jobs.work();
      await turns.run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      yield { drifts: [drift('job failing', reason, null)], mend: mendNothing };
    }
    const failing = (await jobs.failing()).map((job) => {
      const documentId = storyOf(job);
      const problem = `${nameOf(job)} went wrong ${job.attempts} times: ${job.lastError}`;
      const kind = documentId === null ? 'job failing' : 'story set aside';
      return { ...drift(kind, problem, 'tries it again now'), documentId };
    });
    if (failing.length > 0) yield { drifts: failing, mend: () => jobs.retry() };
  },
});
