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

/** A middleware that must be configured, and the name that its function has in Koa's list. */
const ANCHOR = { configured: 'strapi::cors', named: 'cors' };

/**
 * Place in Koa's list of middlewares right behind the operator's last one: what a hit must not pass by
 * comes before it. The list holds the configured ones in a row, with others before and behind, which is
 * where one of them that is known by its name tells where they begin. The end of the list when it does
 * not, or when none of theirs is configured.
 */
export const placeBehindOperators = (
  middlewares: readonly ConfiguredMiddleware[],
  stack: readonly { name: string }[]
): number => {
  const names = middlewares.map(nameOf);
  const last = names.findLastIndex((name) => !PASSABLE.includes(name));
  const anchors = stack.flatMap(({ name }, index) => (name === ANCHOR.named ? [index] : []));
  const start = (anchors[0] ?? -1) - names.indexOf(ANCHOR.configured);
  const isKnown = anchors.length === 1 && start > 0 && start + names.length <= stack.length;
  return isKnown && last !== -1 ? start + last + 1 : stack.length;
};

/** Whether the answer to an origin is always the same, so that one answer's headers serve for the next. */
export const hasSteadyCors = (middlewares: readonly ConfiguredMiddleware[]): boolean =>
  !middlewares.some(
    (middleware) =>
      typeof middleware === 'object' &&
      nameOf(middleware) === 'strapi::cors' &&
      typeof (middleware.config as { origin?: unknown } | undefined)?.origin === 'function'
  );
