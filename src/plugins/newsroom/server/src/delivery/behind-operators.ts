import type { Context, Next } from 'koa';
import { LRUCache } from 'lru-cache';
import { endOfTurn } from './once-per-turn';
import {
  isAnswersOwn,
  isPlainRequest,
  MAX_ORIGINS,
  originOf,
  type PlainOptions,
} from './plain-request';
import { checkHeaders, putHeaders, type CheckedHeaders, type Header } from './put-headers';
import type { Serve } from './serve';

/** What Strapi's middlewares further in add to an answer. */
interface Pattern {
  headers: CheckedHeaders;
  vary: string | null;
}

/**
 * The same as `front.ts` right behind everything that the operator put into `config/middlewares`: theirs
 * run for each request, before and after it. What Strapi's middlewares further in add to an answer is
 * learnt from one that went through them, and added to the next.
 */
export const createBehindOperators = ({ serve, ...options }: PlainOptions & { serve: Serve }) => {
  const patterns = new LRUCache<string, Pattern>({ max: MAX_ORIGINS });

  /** Headers that were not there before Strapi's middlewares and that no answer sets itself. */
  const learn = (ctx: Context, before: ReadonlySet<string>): void => {
    if (!serve.served.has(ctx.res)) return;
    const added = ctx.res.getHeaderNames().flatMap((name): Header[] => {
      const value = ctx.res.getHeader(name);
      if (value === undefined || before.has(name) || isAnswersOwn(name, options)) return [];
      return name === 'vary' ? [] : [[name, Array.isArray(value) ? value : String(value)]];
    });
    const vary = ctx.res.getHeader('vary');
    patterns.set(originOf(ctx.req), {
      headers: checkHeaders(added),
      vary: vary === undefined ? null : String(vary),
    });
  };

  const add = (ctx: Context, { headers, vary }: Pattern): void => {
    putHeaders(ctx.res, headers);
    if (vary === null) return;
    if (ctx.res.hasHeader('vary')) ctx.vary(vary);
    else ctx.res.setHeader('vary', vary);
  };

  const learnFrom = async (ctx: Context, next: Next): Promise<void> => {
    const before = new Set(ctx.res.getHeaderNames());
    await next();
    learn(ctx, before);
  };

  // Not `async`: Node enters each promise of a request in every async context that is in use.
  return (ctx: Context, next: Next): Promise<unknown> => {
    if (!isPlainRequest(ctx.req, options)) return next();
    const pattern = patterns.get(originOf(ctx.req));
    if (!pattern) return learnFrom(ctx, next);
    const sent = serve.fromMemory(ctx.req.url ?? '', ctx.req.headers);
    if (!sent) return next();
    add(ctx, pattern);
    serve.put(ctx, sent);
    return endOfTurn();
  };
};
