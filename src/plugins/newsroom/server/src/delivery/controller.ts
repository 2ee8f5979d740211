import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  changesQuery,
  documentQuery,
  healthQuery,
  listQuery,
  promosQuery,
  resolveQuery,
  searchQuery,
  sectionQuery,
  sectionTreeQuery,
  sourceQuery,
  sourcesQuery,
} from '../contracts/delivery-query';
import type { PreviewTokenAnswer } from '../contracts/editorial';
import { noParameters, previewTokenInput } from '../contracts/editorial-input';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';

/** Each action validates, asks one service, and leaves the answer to `serve`. */
export const createDeliveryController = ({ strapi }: { strapi: Core.Strapi }) => {
  const delivery = () => getService(strapi, 'delivery');

  return {
    async findBySlug(ctx: Context) {
      const { articles, preview, serve } = delivery();
      const query = parseQuery(documentQuery, ctx.query);
      const slug = String(ctx.params.slug);
      await serve.serve(ctx, () =>
        query.preview === undefined
          ? articles.bySlug(slug, query)
          : preview.read(query.preview, query, { slug })
      );
    },

    async findById(ctx: Context) {
      const { articles, preview, serve } = delivery();
      const query = parseQuery(documentQuery, ctx.query);
      const documentId = String(ctx.params.documentId);
      await serve.serve(ctx, () =>
        query.preview === undefined
          ? articles.byId(documentId, query)
          : preview.read(query.preview, query, { documentId })
      );
    },

    async list(ctx: Context) {
      const query = parseQuery(listQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().lists.list(query));
    },

    async sections(ctx: Context) {
      const query = parseQuery(sectionTreeQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().sections.tree(query));
    },

    async section(ctx: Context) {
      const query = parseQuery(sectionQuery, ctx.query);
      const slug = String(ctx.params.slug);
      await delivery().serve.serve(ctx, () => delivery().sections.bySlug(slug, query));
    },

    async sources(ctx: Context) {
      const query = parseQuery(sourcesQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().sources.list(query));
    },

    async source(ctx: Context) {
      const query = parseQuery(sourceQuery, ctx.query);
      const code = String(ctx.params.code);
      await delivery().serve.serve(ctx, () => delivery().sources.byCode(code, query));
    },

    async promos(ctx: Context) {
      const query = parseQuery(promosQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().promos.list(query));
    },

    async resolve(ctx: Context) {
      const query = parseQuery(resolveQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().resolve.resolve(query));
    },

    async search(ctx: Context) {
      const query = parseQuery(searchQuery, ctx.query);
      await delivery().serve.serve(ctx, () => delivery().search.search(query));
    },

    async issuePreviewToken(ctx: Context) {
      parseQuery(noParameters, ctx.query);
      const input = parseQuery(previewTokenInput, (ctx.request as { body?: unknown }).body ?? {});
      const { token, expiresAt } = await delivery().preview.issue({
        documentId: input.id,
        locale: input.locale ?? null,
        asOf: input.asOf ?? null,
        minutes: input.minutes,
      });
      ctx.set('Cache-Control', 'no-store');
      ctx.status = 201;
      ctx.body = {
        data: { token, expiresAt: expiresAt.toISOString() },
      } satisfies PreviewTokenAnswer;
    },

    async changes(ctx: Context) {
      const query = parseQuery(changesQuery, ctx.query);
      if (!(await delivery().serve.isNewEnough(ctx))) return;
      const gone = new AbortController();
      ctx.res.once('close', () => gone.abort());
      const { changes, serve } = delivery();
      await serve.serveUncached(ctx, () => changes.read(query, gone.signal));
    },

    async health(ctx: Context) {
      parseQuery(healthQuery, ctx.query);
      const answer = await delivery().health.read();
      ctx.set('Cache-Control', 'no-store');
      ctx.status = answer.status === 'unusable' ? 503 : 200;
      ctx.body = answer;
    },
  };
};
