import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  articleChanges,
  newArticle,
  versionQuery,
  type EditorialArticleAnswer,
} from '../contracts/editorial-article';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import { presentDraft } from './present-state';
import { readCondition } from './read-condition';
import { missingCondition } from './refusals';
import type { Saved } from './saves';
import { readVersion } from './version';

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body ?? {};

export const createArticlesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const saves = () => getService(strapi, 'history').saves;

  const answer = (ctx: Context, { draft, merged }: Saved): void => {
    const data = presentDraft(draft);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('ETag', `"${data.revision}"`);
    ctx.body = { data, meta: { merged } } satisfies EditorialArticleAnswer;
  };

  return {
    /** A draft as it stands, with the revision that a save of it has to name. */
    async findOne(ctx: Context) {
      answer(ctx, { draft: await saves().read(await readVersion({ strapi }, ctx)), merged: [] });
    },

    async create(ctx: Context) {
      const { locale } = parseQuery(versionQuery, ctx.query);
      const input = parseQuery(newArticle, bodyOf(ctx));
      const chosen = locale ?? (await getService(strapi, 'locales').default());
      answer(ctx, await saves().create(chosen, input));
      ctx.status = 201;
    },

    async update(ctx: Context) {
      const key = await readVersion({ strapi }, ctx);
      const input = parseQuery(articleChanges, bodyOf(ctx));
      if (Object.keys(input).length === 0) refuse([problem('body', 'must hold a field to change')]);
      const base = readCondition(ctx.get('if-match'));
      if (base === null) throw missingCondition();
      answer(ctx, await saves().update(key, base, input));
    },
  };
};
