import type { Core } from '@strapi/strapi';
import type { RefreshJobs } from '../delivery/refresh-jobs';
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
    const drifts = idle.map(({ thing, language, idleSince }) => {
      const since = idleSince ? `since ${idleSince.toISOString()}` : 'for long';
      const what =
        thing === '*' ? 'the rebuild' : `what shows ${thing} in ${language ?? 'any locale'}`;
      return drift('job waiting', `${what} has waited ${since}`, 'works it off');
    });
    if (drifts.length > 0) yield { drifts, mend: () => jobs.work() };
    try {
      await jobs.work();
      await turns.run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      yield { drifts: [drift('job failing', reason, null)], mend: mendNothing };
    }
  },
});
