import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { createLoop } from '../loop';
import { getNow } from '../settings';
import { inDocumentTransaction } from '../transaction';
import type { Plan, Plans } from './plans';
import type { RecordAction } from './record';
import type { CheckAhead } from './schedule';

const BATCH = 50;
/** The check is some minutes ahead: a few seconds are of no account. */
const EVERY_MS = 5_000;

/**
 * Checks each planned publication once more, some time before its hour, so that somebody can still mend
 * what would stop it. What is found stands on the plan. Nothing is decided here: the gate does that at
 * the hour. Of several nodes one writes it down, with one conditional UPDATE.
 */
export const createCheckAhead = ({
  strapi,
  plans,
  check,
  record,
  asScheduler,
}: {
  strapi: Core.Strapi;
  plans: Plans;
  check: CheckAhead;
  record: RecordAction;
  /** Does work in the scheduler's name. */
  asScheduler: <Result>(work: () => Promise<Result>) => Promise<Result>;
}) => {
  const look = async (plan: Plan): Promise<void> => {
    const { id, documentId, locale, dueAt } = plan;
    const blocking = await inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
      const findings = await check(documentId, { locales: [locale], at: dueAt, force: true });
      const checkedAt = getNow(strapi);
      if (!(await plans.noteCheck(plan, { checkedAt, findings }))) return [];
      const details = { plan: id, dueAt, findings };
      await record({ action: 'check', entity: 'article', documentId, locale, details });
      return findings.filter(({ severity }) => severity === 'blocks');
    });
    if (blocking.length === 0) return;
    const what = blocking.map(({ message }) => message).join(' ');
    strapi.log.warn(
      `newsroom: ${documentId} in ${locale} will not be published at ${dueAt.toISOString()}: ${what}`
    );
  };

  /** One plan that cannot be checked keeps no other from it, and is tried again with the next round. */
  const run = async (isOver: () => boolean): Promise<void> => {
    const failures: unknown[] = [];
    for (;;) {
      const due = await plans.toCheck(getNow(strapi).getTime(), BATCH);
      for (const plan of due) {
        if (isOver()) return;
        try {
          await asScheduler(() => look(plan));
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
      if (due.length < BATCH) return;
    }
  };

  const loop = createLoop({
    name: 'checking what is planned',
    everyMs: EVERY_MS,
    work: run,
    log: strapi.log,
  });

  return {
    /** Checks everything whose time has come; any number of them may run at once. */
    round: (): Promise<void> => run(() => false),

    start: loop.start,
    stop: loop.stop,
  };
};

export type CheckAheadService = ReturnType<typeof createCheckAhead>;
