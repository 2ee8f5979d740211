import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { createLoop } from '../loop';
import { asOf, getSettings } from '../settings';
import { inDocumentTransaction } from '../transaction';
import { decideNextAttempt } from './decide-plan';
import type { Plan, Plans } from './plans';
import type { SteadyClock } from './steady-clock';

const BATCH = 50;

type Fired = 'done' | 'early' | 'lost';

/** Thrown to undo what the transaction has done by then. */
class NotNow extends Error {
  constructor(readonly fired: Exclude<Fired, 'done'>) {
    super(fired);
  }
}

/**
 * Does what is planned when its hour has come, on any number of nodes: each plan once, never early, and
 * late rather than never. A node claims a plan for a while; the publication and the plan's end then
 * commit together, and only if the claim still holds. A node that dies lets its claim run out.
 */
export const createScheduler = ({
  strapi,
  plans,
  clock,
  asScheduler,
}: {
  strapi: Core.Strapi;
  plans: Plans;
  clock: SteadyClock;
  /** Does work in the scheduler's name. */
  asScheduler: <Result>(work: () => Promise<Result>) => Promise<Result>;
}) => {
  const settings = () => getSettings(strapi).schedule;

  const act = async ({ action, documentId, locale }: Plan): Promise<void> => {
    const params = { documentId, locale } as never;
    if (action === 'unpublish') {
      await strapi.documents(ARTICLE).unpublish(params);
      return;
    }
    const { entries } = await strapi.documents(ARTICLE).publish(params);
    if (entries.length === 0) throw new errors.NotFoundError(`There is no version in ${locale}`);
  };

  const fire = async (plan: Plan): Promise<Fired> => {
    try {
      await inDocumentTransaction({ strapi }, ARTICLE, plan.documentId, async () => {
        const now = await clock.now();
        if (!(await plans.finish(plan, now))) throw new NotNow('lost');
        if (now < plan.dueAt) throw new NotNow('early');
        await asOf(now, () => act(plan));
      });
      return 'done';
    } catch (error) {
      if (error instanceof NotNow) return error.fired;
      throw error;
    }
  };

  const noteFailure = async (plan: Plan, error: unknown): Promise<void> => {
    const { attempts: most, backoffMs } = settings();
    const isRefusal = error instanceof errors.ApplicationError;
    const message = error instanceof Error ? error.message : String(error);
    const about = `${plan.action} of ${plan.documentId} in ${plan.locale}`;
    const next = decideNextAttempt({ attempts: plan.attempts, isRefusal }, { most, backoffMs });
    if (next.kind === 'failed') {
      await plans.fail(plan, message);
      strapi.log.error(`newsroom: the planned ${about} has failed: ${message}`);
      return;
    }
    await plans.again(plan, new Date((await clock.now()).getTime() + next.afterMs), message);
    strapi.log.warn(`newsroom: the planned ${about} is tried again: ${message}`);
  };

  const attempt = async (plan: Plan): Promise<void> => {
    const { leaseMs } = settings();
    const until = (await clock.now()).getTime() + leaseMs;
    const claimed = await plans.claim(plan, randomUUID(), until);
    if (!claimed) return;
    try {
      const fired = await asScheduler(() => service.fire(claimed));
      if (fired === 'early') await plans.again(claimed, claimed.dueAt, null);
    } catch (error) {
      await noteFailure(claimed, error);
    }
  };

  const run = async (isOver: () => boolean): Promise<void> => {
    for (;;) {
      const due = await plans.due((await clock.now()).getTime(), BATCH);
      for (const plan of due) {
        if (isOver()) return;
        await attempt(plan);
      }
      if (due.length < BATCH) return;
    }
  };

  const loop = createLoop({
    name: 'publishing what is planned',
    everyMs: settings().pollMs,
    work: run,
    log: strapi.log,
  });

  const service = {
    /** One attempt at a plan that is claimed: all of it or nothing. */
    fire,

    /** Does everything whose hour has come; any number of them may run at once. */
    round: (): Promise<void> => run(() => false),

    start: loop.start,
    stop: loop.stop,
  };
  return service;
};

export type Scheduler = ReturnType<typeof createScheduler>;
