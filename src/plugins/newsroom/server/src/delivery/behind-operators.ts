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
import type { Serve } from './serve';

type Header = [name: string, value: string | string[]];

/**
 * The same as `front.ts` right behind everything that the operator put into `config/middlewares`: theirs
 * run for each request, before and after it. What Strapi's middlewares further in add to an answer is
 * learnt from one that went through them, and added to the next.
 */
export const createBehindOperators = ({ serve, ...options }: PlainOptions & { serve: Serve }) => {
  const patterns = new LRUCache<string, Header[]>({ max: MAX_ORIGINS });

  /** Headers that were not there before Strapi's middlewares and that no answer sets itself. */
  const learn = (ctx: Context, before: ReadonlySet<string>): void => {
    if (!serve.served.has(ctx.res)) return;
    const added = ctx.res.getHeaderNames().flatMap((name): Header[] => {
      const value = ctx.res.getHeader(name);
      const isTheirs = before.has(name) && name !== 'vary';
      if (isTheirs || value === undefined || isAnswersOwn(name, options)) return [];
      return [[name, Array.isArray(value) ? value : String(value)]];
    });
    patterns.set(originOf(ctx.req), added);
  };

  const add = (ctx: Context, pattern: readonly Header[]): void => {
    for (const [name, value] of pattern) {
      if (name === 'vary' && ctx.res.hasHeader(name)) ctx.vary(value);
      else ctx.res.setHeader(name, value);
    }
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
