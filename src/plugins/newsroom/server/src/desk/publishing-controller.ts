import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { z } from 'zod';
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
import { problem, refuse } from '../problems';
import { fingerprint } from '../cursor';
import { actorOf } from './actor';
import { readCursor, writeCursor } from './cursor';
import { presentCorrection, presentPlan, presentVersions } from './present-publishing';

/** @throws NotFoundError (404) for what is no id: there is nothing of that name */
const inPath = <Schema extends z.ZodObject>(schema: Schema, ctx: Context): z.infer<Schema> => {
  const parsed = schema.safeParse(ctx.params);
  if (parsed.success) return parsed.data;
  throw new errors.NotFoundError('There is no such thing');
};

/** @throws ValidationError (400) for a body that is not as the schema says, and for any parameter */
const inBody = <Schema extends z.ZodObject>(schema: Schema, ctx: Context): z.infer<Schema> => {
  parseQuery(noParameters, ctx.query);
  return parseQuery(schema, (ctx.request as { body?: unknown }).body ?? {});
};

const whoAsks = (ctx: Context): string => actorOf(ctx).name;

/** Each action validates, asks one service, and answers. */
export const createPublishingController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async publish(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const input = inBody(publishInput, ctx);
    ctx.body = presentVersions(id, await getService(strapi, 'publish').publish(id, input));
  },

  async unpublish(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const { locales } = inBody(unpublishInput, ctx);
    ctx.body = presentVersions(id, await getService(strapi, 'publish').unpublish(id, locales));
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
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: found.map(presentCorrection) } satisfies CorrectionListAnswer;
  },

  async correct(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const input = inBody(correctionInput, ctx);
    const by = whoAsks(ctx);
    const made = await getService(strapi, 'corrections').add(id, { ...input, by });
    ctx.status = 201;
    ctx.body = { data: presentCorrection(made) } satisfies CorrectionAnswer;
  },

  async settleCorrection(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const { correction, locale } = inPath(settlementPath, ctx);
    const { state, text = '' } = inBody(settlementInput, ctx);
    const settlement = state === 'applied' ? { state, text } : { state };
    const by = whoAsks(ctx);
    const { settle } = getService(strapi, 'corrections');
    const settled = await settle(id, correction, locale, { settlement, by });
    ctx.body = { data: presentCorrection(settled) } satisfies CorrectionAnswer;
  },

  async schedule(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const { locales, publishAt, unpublishAt, zone } = inBody(scheduleInput, ctx);
    const plans = await getService(strapi, 'schedule').plan(id, {
      locales,
      publishAt: publishAt ?? null,
      unpublishAt: unpublishAt ?? null,
      zone: zone ?? null,
      by: whoAsks(ctx),
    });
    ctx.body = { data: plans.map(presentPlan) } satisfies ScheduleAnswer;
  },

  async unschedule(ctx: Context) {
    const { id } = inPath(storyPath, ctx);
    const { locale } = parseQuery(unscheduleQuery, ctx.query);
    const locales = locale === undefined ? null : [locale];
    const cancelled = await getService(strapi, 'schedule').cancel(id, locales);
    ctx.body = { data: { id, cancelled } } satisfies UnscheduleAnswer;
  },

  async queue(ctx: Context) {
    const { state, limit, cursor } = parseQuery(queueQuery, ctx.query);
    const print = fingerprint({ state });
    const before = cursor === undefined ? null : readCursor(cursor, print);
    if (cursor !== undefined && before === null) {
      refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
    }
    const states = state === undefined ? null : [state];
    const found = await getService(strapi, 'schedule').queue({ states, before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: page.map(presentPlan),
      meta: { nextCursor: last ? writeCursor(last.id, print) : null },
    } satisfies QueueAnswer;
  },

  async retry(ctx: Context) {
    const { plan } = inPath(planPath, ctx);
    parseQuery(noParameters, ctx.query);
    const queued = await getService(strapi, 'schedule').retry(Number(plan));
    ctx.body = { data: presentPlan(queued) } satisfies PlanAnswer;
  },
});
