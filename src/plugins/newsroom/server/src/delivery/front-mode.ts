/** Strapi's own middlewares that a hit may pass by: what they do to such a request is sent along. */
const PASSABLE = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export type ConfiguredMiddleware = string | { name?: string; resolve?: string; config?: unknown };

export interface Mode {
  mode: 'front' | 'middleware';
  /** For the start-up log. */
  reason: string;
}

const nameOf = (middleware: ConfiguredMiddleware): string =>
  typeof middleware === 'string' ? middleware : (middleware.name ?? middleware.resolve ?? '?');

/** What an operator put in the way of requests, and what a hit must not pass by. */
export const decideMode = (
  setting: 'auto' | 'front' | 'middleware',
  { middlewares, isPublic }: { middlewares: readonly ConfiguredMiddleware[]; isPublic: boolean }
): Mode => {
  if (setting !== 'auto') return { mode: setting, reason: 'the setting delivery.mode says so' };
  if (!isPublic) return { mode: 'middleware', reason: 'the delivery API is not public' };
  const theirs = middlewares.map(nameOf).filter((name) => !PASSABLE.includes(name));
  return theirs.length === 0
    ? { mode: 'front', reason: "config/middlewares holds Strapi's own only" }
    : { mode: 'middleware', reason: `config/middlewares holds ${theirs.join(', ')}` };
};

/** Strapi's own first middleware, which gives each request its async context. */
const BEFORE_CONFIGURED = 1;

/**
 * Place in Koa's list of middlewares right behind the operator's last one: what a hit must not pass by
 * comes before it. The end of the list when it holds others than those configured, or none of theirs.
 */
export const placeBehindOperators = (
  middlewares: readonly ConfiguredMiddleware[],
  length: number
): number => {
  if (length !== BEFORE_CONFIGURED + middlewares.length) return length;
  const last = middlewares.map(nameOf).findLastIndex((name) => !PASSABLE.includes(name));
  return last === -1 ? length : BEFORE_CONFIGURED + last + 1;
};

/** Whether the answer to an origin is always the same, so that one answer's headers serve for the next. */
export const hasSteadyCors = (middlewares: readonly ConfiguredMiddleware[]): boolean =>
  !middlewares.some(
    (middleware) =>
      typeof middleware === 'object' &&
      nameOf(middleware) === 'strapi::cors' &&
      typeof (middleware.config as { origin?: unknown } | undefined)?.origin === 'function'
  );
