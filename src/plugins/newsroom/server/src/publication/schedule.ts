import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { refuseAs } from '../problems';
import type { Finding } from '../contracts/editorial-check';
import { getNow, getSettings, getTimeZone } from '../settings';
import { inDocumentTransaction } from '../transaction';
import { decidePlan, type PlanAction, type PlanState } from './decide-plan';
import type { KilledStories } from './killed-stories';
import type { Plan, PlanFilter, Plans } from './plans';
import type { Publish } from './publish';
import type { RecordAction } from './record';

export interface Wish {
  locales: readonly string[];
  publishAt: Date | null;
  unpublishAt: Date | null;
  /** IANA name; null: that of the language's readers. */
  zone: string | null;
  /** Planned even if the check finds what would block it: it may be mended by then. */
  force: boolean;
  by: string;
}

/** What would go wrong with a publication at an instant. @throws ValidationError (400) unless forced */
export type CheckAhead = (
  documentId: string,
  asked: { locales: readonly string[]; at: Date; force: boolean }
) => Promise<Finding[]>;

/** A plan, with the headline of its story as the draft has it. */
export interface QueuedPlan extends Plan {
  headline: string | null;
}

/** What is to be published and taken off by itself: made, shown, cancelled, tried again. */
export const createSchedule = ({
  strapi,
  plans,
  stories,
  publish,
  checkAhead,
  narrow,
  record,
}: {
  strapi: Core.Strapi;
  plans: Plans;
  stories: KilledStories;
  publish: Publish;
  checkAhead: CheckAhead;
  /** What keeps a query on plans to those that whoever asks may see. */
  narrow: () => Promise<(query: Knex.QueryBuilder) => void>;
  record: RecordAction;
}) => {
  const withHeadlines = async (found: readonly Plan[]): Promise<QueuedPlan[]> => {
    const ids = [...new Set(found.map(({ documentId }) => documentId))];
    const rows: { documentId: string; locale: string; headline: string }[] =
      ids.length === 0
        ? []
        : await strapi.db.query(ARTICLE).findMany({
            select: ['documentId', 'locale', 'headline'],
            where: { documentId: { $in: ids }, publishedAt: null },
          });
    return found.map((plan) => ({
      ...plan,
      headline:
        rows.find((row) => row.documentId === plan.documentId && row.locale === plan.locale)
          ?.headline ?? null,
    }));
  };

  const assertSound = async (documentId: string, wish: Wish): Promise<void> => {
    await publish.assertThere(documentId, wish.locales);
    if (await stories.find(documentId)) {
      refuseAs('killed', 'id', 'the story was killed; it has to be revived first');
    }
    const states = await publish.states(documentId);
    const drafts: { locale: string; embargoUntil: string | Date | null }[] = await strapi.db
      .query(ARTICLE)
      .findMany({ select: ['locale', 'embargoUntil'], where: { documentId, publishedAt: null } });
    for (const locale of wish.locales) {
      const isPublished = states.some((one) => one.locale === locale && one.isPublished);
      const { publishAt, unpublishAt } = wish;
      const embargo = drafts.find((draft) => draft.locale === locale)?.embargoUntil ?? null;
      const decision = decidePlan({
        ...{ publishAt, unpublishAt, isPublished, now: getNow(strapi) },
        embargoUntil: embargo === null ? null : new Date(embargo),
      });
      if (!decision.ok) refuseAs(decision.code, decision.field, decision.message);
    }
  };

  /** A plan made shortly before its hour has been checked already. */
  const checkOf = (dueAt: Date, now: Date): Date | null => {
    const { checkAheadMs } = getSettings(strapi).schedule;
    const checkAt = new Date(dueAt.getTime() - checkAheadMs);
    return checkAheadMs > 0 && checkAt > now ? checkAt : null;
  };

  /** What stands on a plan that has failed is of before it did: whoever retries it sees how it is now. */
  const checkAgain = async (plan: Plan): Promise<Finding[]> => {
    if (plan.action !== 'publish') return [];
    const at = getNow(strapi);
    const asked = { locales: [plan.locale], at, force: true };
    const findings = await checkAhead(plan.documentId, asked);
    await plans.noteCheck(plan, { checkedAt: at, findings });
    return findings;
  };

  return {
    /**
     * Plans publication, expiry or both of languages of a story, in the place of what was planned of
     * them before.
     *
     * @throws NotFoundError (404); ValidationError (400) with the code of what is wrong; `flight-check`
     *   or `stage-demanded` with the findings, unless it is forced
     */
    plan: (documentId: string, wish: Wish): Promise<QueuedPlan[]> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        await assertSound(documentId, wish);
        await plans.cancel(documentId, wish.locales);
        const { publishAt, unpublishAt, force } = wish;
        const found = publishAt
          ? await checkAhead(documentId, { locales: wish.locales, at: publishAt, force })
          : [];
        const plannedAt = getNow(strapi);
        const wanted: [PlanAction, Date | null][] = [
          ['publish', publishAt],
          ['unpublish', unpublishAt],
        ];
        for (const locale of new Set(wish.locales)) {
          const zone = wish.zone ?? getTimeZone(strapi, locale);
          const own = found.filter((finding) => finding.locale === locale);
          for (const [action, dueAt] of wanted) {
            if (dueAt === null) continue;
            const plannedBy = wish.by;
            await plans.add({
              ...{ documentId, locale, action, dueAt, zone, plannedAt, plannedBy },
              ...(action === 'publish'
                ? { checkAt: checkOf(dueAt, plannedAt), checkedAt: plannedAt, findings: own }
                : { checkAt: null, checkedAt: null, findings: [] }),
            });
          }
          const isForced = own.some(({ severity }) => severity === 'blocks');
          const details = {
            ...{ publishAt, unpublishAt, zone },
            ...(own.length > 0 ? { findings: own } : {}),
            ...(isForced ? { forced: true } : {}),
          };
          await record({
            ...{ action: 'schedule', entity: 'article', documentId, locale, details },
          });
        }
        return withHeadlines(await plans.openOf(documentId));
      }),

    /** Cancels what is planned; nothing planned is no error. @throws NotFoundError (404) */
    cancel: (documentId: string, locales: readonly string[] | null): Promise<number> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        await publish.assertThere(documentId, locales ?? []);
        const cancelled = await plans.cancel(documentId, locales);
        for (const locale of cancelled === 0 ? [] : (locales ?? [null])) {
          await record({ action: 'unschedule', entity: 'article', documentId, locale });
        }
        return cancelled;
      }),

    async queue(query: {
      states: readonly PlanState[] | null;
      filter?: PlanFilter | undefined;
      before: number | null;
      limit: number;
    }): Promise<QueuedPlan[]> {
      return withHeadlines(await plans.page({ ...query, narrow: await narrow() }));
    },

    /** @throws NotFoundError (404); ValidationError (400) `not-failed` */
    async retry(id: number): Promise<QueuedPlan> {
      const plan = await plans.find(id);
      if (!plan) throw new errors.NotFoundError('There is no such plan');
      const { documentId, locale } = plan;
      return inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        if (!(await plans.retry(id, getNow(strapi)))) {
          refuseAs('not-failed', 'plan', `is ${plan.state}; only a failed plan is tried again`);
        }
        const findings = await checkAgain(plan);
        const details = findings.length > 0 ? { findings } : {};
        await record({ action: 'retry', entity: 'article', documentId, locale, details });
        const [queued] = await withHeadlines([(await plans.find(id)) ?? plan]);
        if (!queued) throw new errors.NotFoundError('There is no such plan');
        return queued;
      });
    },
  };
};

export type Schedule = ReturnType<typeof createSchedule>;
