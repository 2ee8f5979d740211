import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { checkInput, type CheckAnswer } from '../contracts/editorial-check';
import { noParameters } from '../contracts/editorial-input';
import type {
  CorrectionAnswer,
  CorrectionListAnswer,
  KillAnswer,
  PlanAnswer,
  QueueAnswer,
  ReviveAnswer,
  ScheduleAnswer,
  UnscheduleAnswer,
} from '../contracts/editorial-publishing';
import {
  correctionInput,
  killInput,
  planPath,
  publishInput,
  queueQuery,
  reviveInput,
  scheduleInput,
  settlementInput,
  settlementPath,
  storyPath,
  unpublishInput,
  unscheduleQuery,
} from '../contracts/editorial-publishing-input';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { collectRemarks } from '../publication/remarks';
import { problem, refuse } from '../problems';
import { fingerprint } from '../cursor';
import type { Correction } from '../publication/correction-store';
import { actorOf } from './actor';
import { readCursor, writeCursor } from './cursor';
import { inBody, inPath } from './request-parts';
import { tellError, tellFindings } from './tell-findings';
import {
  presentCorrection,
  presentPlan,
  presentPublished,
  presentVersions,
} from './present-publishing';

const whoAsks = (ctx: Context): string => actorOf(ctx).name;

/** Each action validates, asks one service, and answers. */
export const createPublishingController = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Of several languages those that whoever asks may read. */
  const readable = async <Part extends { locale: string }>(parts: readonly Part[]) => {
    const isReadable = await getService(strapi, 'reach').localesFor('read');
    return parts.filter(({ locale }) => isReadable(locale));
  };
  const present = async (correction: Correction) =>
    presentCorrection({ ...correction, languages: await readable(correction.languages) });

  return {
    async publish(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const input = inBody(publishInput, ctx);
      const { result, findings } = await collectRemarks(() =>
        getService(strapi, 'publish').publish(id, input)
      );
      ctx.body = presentPublished(id, await readable(result), await readable(findings));
    },

    async unpublish(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { locales } = inBody(unpublishInput, ctx);
      const versions = await getService(strapi, 'publish').unpublish(id, locales);
      ctx.body = presentVersions(id, await readable(versions));
    },

    /** Changes nothing. */
    async check(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { locale = null, at: asked = null } = inBody(checkInput, ctx);
      const { at, findings } = await getService(strapi, 'check').check(id, { locale, at: asked });
      const isClear = findings.every(({ severity }) => severity === 'warns');
      ctx.body = {
        data: { id, at: at.toISOString(), isClear, findings },
      } satisfies CheckAnswer;
    },

    /** The proof is read after the commit, as readers would read. */
    async kill(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { reason, notice = null } = inBody(killInput, ctx);
      const by = whoAsks(ctx);
      const { killedAt } = await getService(strapi, 'acting').as({ reason }, () =>
        getService(strapi, 'kill').kill(id, { reason, notice, by })
      );
      const proof = await getService(strapi, 'delivery').proof.read(id);
      ctx.body = {
        data: { id, killedAt: killedAt.toISOString(), notice, proof },
      } satisfies KillAnswer;
    },

    async revive(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { reason } = inBody(reviveInput, ctx);
      await getService(strapi, 'kill').revive(id, { reason });
      ctx.body = { data: { id, isPublished: false } } satisfies ReviveAnswer;
    },

    async corrections(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      parseQuery(noParameters, ctx.query);
      const found = await getService(strapi, 'corrections').list(id);
      const data = await Promise.all(found.map(present));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data } satisfies CorrectionListAnswer;
    },

    async correct(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const input = inBody(correctionInput, ctx);
      const by = whoAsks(ctx);
      const made = await getService(strapi, 'corrections').add(id, { ...input, by });
      ctx.status = 201;
      ctx.body = { data: await present(made) } satisfies CorrectionAnswer;
    },

    async settleCorrection(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { correction, locale } = inPath(settlementPath, ctx);
      const { state, text = '' } = inBody(settlementInput, ctx);
      const settlement = state === 'applied' ? { state, text } : { state };
      const by = whoAsks(ctx);
      const { settle } = getService(strapi, 'corrections');
      const settled = await settle(id, correction, locale, { settlement, by });
      ctx.body = { data: await present(settled) } satisfies CorrectionAnswer;
    },

    async schedule(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { locales, publishAt, unpublishAt, zone, force } = inBody(scheduleInput, ctx);
      const plans = await getService(strapi, 'schedule').plan(id, {
        locales,
        publishAt: publishAt ?? null,
        unpublishAt: unpublishAt ?? null,
        zone: zone ?? null,
        force,
        by: whoAsks(ctx),
      });
      ctx.body = { data: (await readable(plans)).map(presentPlan) } satisfies ScheduleAnswer;
    },

    async unschedule(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { locale } = parseQuery(unscheduleQuery, ctx.query);
      const locales = locale === undefined ? null : [locale];
      const cancelled = await getService(strapi, 'schedule').cancel(id, locales);
      ctx.body = { data: { id, cancelled } } satisfies UnscheduleAnswer;
    },

    async queue(ctx: Context) {
      const { limit, cursor, ...asked } = parseQuery(queueQuery, ctx.query);
      const { state, article: documentId, since, until } = asked;
      const print = fingerprint(asked);
      const before = cursor === undefined ? null : readCursor(cursor, print);
      if (cursor !== undefined && before === null) {
        refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
      }
      const states = state === undefined ? null : [state];
      const found = await getService(strapi, 'schedule').queue({
        states,
        filter: { documentId, since, until },
        before,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      const isLimited = await getService(strapi, 'reach').isLimited();
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: page.map(({ findings, lastError, ...plan }) =>
          presentPlan({
            ...plan,
            findings: tellFindings(findings, isLimited),
            lastError: tellError(lastError, isLimited),
          })
        ),
        meta: { nextCursor: last ? writeCursor(last.id, print) : null },
      } satisfies QueueAnswer;
    },

    async retry(ctx: Context) {
      const { plan } = inPath(planPath, ctx);
      parseQuery(noParameters, ctx.query);
      const queued = await getService(strapi, 'schedule').retry(Number(plan));
      ctx.body = { data: presentPlan(queued) } satisfies PlanAnswer;
    },
  };
};
