import type { Context, Next } from 'koa';
import type { Serve } from './serve';

/**
 * The same as `front.ts` behind everything that the operator put into `config/middlewares`: a hit is
 * answered there, before Strapi's router looks for a route.
 */
export const createLastMiddleware =
  ({
    serve,
    prefix,
    isPublic,
    isTrusted,
  }: {
    serve: Serve;
    prefix: string;
    isPublic: boolean;
    isTrusted: () => boolean;
  }) =>
  async (ctx: Context, next: Next): Promise<unknown> => {
    const isPlain =
      isPublic &&
      (ctx.method === 'GET' || ctx.method === 'HEAD') &&
      ctx.path.startsWith(prefix) &&
      ctx.get('authorization') === '' &&
      ctx.get('min-seq') === '';
    if (!isPlain || !isTrusted() || !serve.sendFromMemory(ctx)) return next();
    return undefined;
  };
