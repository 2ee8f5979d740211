import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { lockInput, type LockAnswer } from '../contracts/editorial-article';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { readVersion } from './version';

export const createLocksController = ({ strapi }: { strapi: Core.Strapi }) => {
  const locks = () => getService(strapi, 'editLocks');

  const answer = (ctx: Context, data: LockAnswer['data']): void => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data } satisfies LockAnswer;
  };

  return {
    async find(ctx: Context) {
      answer(ctx, await locks().find(await readVersion({ strapi }, ctx)));
    },

    async take(ctx: Context) {
      const key = await readVersion({ strapi }, ctx);
      const input = parseQuery(lockInput, (ctx.request as { body?: unknown }).body ?? {});
      answer(ctx, await locks().take(key, input));
    },

    async release(ctx: Context) {
      await locks().release(await readVersion({ strapi }, ctx));
      answer(ctx, null);
    },
  };
};
