import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { refuseAs } from '../problems';
import { getNow, getTimeZone } from '../settings';
import { inDocumentTransaction } from '../transaction';
import { decidePlan, type PlanAction, type PlanState } from './decide-plan';
import type { KilledStories } from './killed-stories';
import type { Plan, Plans } from './plans';
import type { Publish } from './publish';
import type { RecordAction } from './record';

export interface Wish {
  locales: readonly string[];
  publishAt: Date | null;
  unpublishAt: Date | null;
  /** IANA name; null: that of the language's readers. */
  zone: string | null;
  by: string;
}

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
  record,
}: {
  strapi: Core.Strapi;
  plans: Plans;
  stories: KilledStories;
  publish: Publish;
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
    for (const locale of wish.locales) {
      const isPublished = states.some((one) => one.locale === locale && one.isPublished);
      const { publishAt, unpublishAt } = wish;
      const decision = decidePlan({ publishAt, unpublishAt, isPublished, now: getNow(strapi) });
      if (!decision.ok) refuseAs(decision.code, decision.field, decision.message);
    }
  };

  return {
    /**
     * Plans publication, expiry or both of languages of a story, in the place of what was planned of
     * them before.
     *
     * @throws NotFoundError (404); ValidationError (400) with the code of what is wrong
     */
    plan: (documentId: string, wish: Wish): Promise<QueuedPlan[]> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        await assertSound(documentId, wish);
        await plans.cancel(documentId, wish.locales);
        const plannedAt = getNow(strapi);
        const wanted: [PlanAction, Date | null][] = [
          ['publish', wish.publishAt],
          ['unpublish', wish.unpublishAt],
        ];
        for (const locale of new Set(wish.locales)) {
          const zone = wish.zone ?? getTimeZone(strapi, locale);
          for (const [action, dueAt] of wanted) {
            if (dueAt === null) continue;
            const plannedBy = wish.by;
            await plans.add({ documentId, locale, action, dueAt, zone, plannedAt, plannedBy });
          }
          const details = { publishAt: wish.publishAt, unpublishAt: wish.unpublishAt, zone };
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
      before: number | null;
      limit: number;
    }): Promise<QueuedPlan[]> {
      return withHeadlines(await plans.page(query));
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
        await record({ action: 'retry', entity: 'article', documentId, locale });
        const [queued] = await withHeadlines([(await plans.find(id)) ?? plan]);
        if (!queued) throw new errors.NotFoundError('There is no such plan');
        return queued;
      });
    },
  };
};

export type Schedule = ReturnType<typeof createSchedule>;
