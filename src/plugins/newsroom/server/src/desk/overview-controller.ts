import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  overviewQuery,
  owedQuery,
  promosQuery,
  type OverviewAnswer,
  type OwedAnswer,
  type PromosAnswer,
} from '../contracts/editorial-overview';
import { fingerprint } from '../cursor';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import { getNow } from '../settings';
import { actorOf } from './actor';
import { readCursor, writeCursor } from './cursor';
import { readPromoWindows } from './promo-windows';

/** What a desk keeps an eye on. Each action validates, asks one service, and answers. */
export const createOverviewController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { limit } = parseQuery(overviewQuery, ctx.query);
    const { at, shelves } = await getService(strapi, 'overview').read(actorOf(ctx), limit);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: { at: at.toISOString(), ...shelves },
      meta: { stages: getService(strapi, 'stages').workflow().stages },
    } satisfies OverviewAnswer;
  },

  /** Of a language that may be read; whom promos are for is no secret of a section. */
  async promos(ctx: Context) {
    const { locale: asked } = parseQuery(promosQuery, ctx.query);
    const locales = getService(strapi, 'locales');
    if (asked !== undefined) await locales.assertKnown(asked);
    const locale = asked ?? (await locales.default());
    await getService(strapi, 'reach').assertReadable(locale);
    const now = getNow(strapi);
    const { promos, isComplete } = await readPromoWindows({ strapi }, locale, now);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: promos,
      meta: { locale, at: now.toISOString(), isComplete },
    } satisfies PromosAnswer;
  },

  async corrections(ctx: Context) {
    const { locale, limit, cursor } = parseQuery(owedQuery, ctx.query);
    if (locale !== undefined) await getService(strapi, 'locales').assertKnown(locale);
    const print = fingerprint({ locale });
    const before = cursor === undefined ? null : readCursor(cursor, print);
    if (cursor !== undefined && before === null) {
      refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
    }
    const service = getService(strapi, 'owedCorrections');
    const { owed, next } = await service.page(locale ?? null, { before, limit });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: owed,
      meta: { nextCursor: next === null ? null : writeCursor(next, print) },
    } satisfies OwedAnswer;
  },
});
