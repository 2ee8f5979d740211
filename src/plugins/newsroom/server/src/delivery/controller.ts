import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { documentQuery, listQuery } from '../contracts/delivery-query';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import type { Delivered } from './query';

/** Answers one story by its named outcome; why something is not there is told to nobody. */
const answer = (ctx: Context, delivered: Delivered): void => {
  switch (delivered.kind) {
    case 'live':
      ctx.body = delivered.answer;
      return;
    case 'redirect': {
      const here = ctx.path.slice(0, ctx.path.lastIndexOf('/') + 1);
      const location = `${here}${encodeURIComponent(delivered.slug)}${ctx.search}`;
      ctx.status = 301;
      ctx.set('Location', location);
      ctx.body = { data: null, redirect: { path: delivered.path, location } };
      return;
    }
    case 'gone':
      ctx.status = 410;
      ctx.body = {
        data: null,
        error: {
          status: 410,
          name: 'GoneError',
          message: delivered.notice ?? 'This story has been taken down',
          details: { notice: delivered.notice },
        },
      };
      return;
    case 'not-found':
      throw new errors.NotFoundError('There is no such story');
  }
};

export const createDeliveryController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findBySlug(ctx: Context) {
    const query = parseQuery(documentQuery, ctx.query);
    answer(ctx, await getService(strapi, 'delivery').bySlug(String(ctx.params.slug), query));
  },

  async findById(ctx: Context) {
    const query = parseQuery(documentQuery, ctx.query);
    answer(ctx, await getService(strapi, 'delivery').byId(String(ctx.params.documentId), query));
  },

  async list(ctx: Context) {
    ctx.body = await getService(strapi, 'delivery').list(parseQuery(listQuery, ctx.query));
  },
});
