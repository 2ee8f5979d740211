/** How long caches may keep an answer when nothing bounds it; whole seconds. */
export interface Lifetimes {
  maxAge: number;
  sharedMaxAge: number;
  staleWhileRevalidate: number;
  staleIfError: number;
}

/** The instant at which an answer changes by itself. */
export interface Bound {
  /** Milliseconds since 1970; null: it does not. */
  atMs: number | null;
  /** Whether a relative label ("3 minutes ago") turns wrong there. */
  isLabel: boolean;
}

export const UNBOUNDED: Bound = { atMs: null, isLabel: false };

/** The earlier of two; a label wins a tie, as its rule is the stricter one. */
export const earlier = (a: Bound, b: Bound): Bound => {
  if (a.atMs === null || b.atMs === null) return a.atMs === null ? b : a;
  if (a.atMs === b.atMs) return a.isLabel ? a : b;
  return a.atMs < b.atMs ? a : b;
};

/** Whole seconds until the bound, never negative; null without one. */
export const secondsLeft = ({ atMs }: Bound, nowMs: number): number | null =>
  atMs === null ? null : Math.max(0, Math.floor((atMs - nowMs) / 1000));

/**
 * `Cache-Control` of an answer; shared caches keep it only where everybody may read it. No lifetime, the stale ones included, reaches past the bound: a
 * cache may use an answer for max-age or s-maxage, and stale for as long again as it is told.
 */
export const cacheControl = (
  lifetimes: Lifetimes,
  bound: Bound,
  nowMs: number,
  isPublic = true
): string => {
  const left = secondsLeft(bound, nowMs) ?? Number.POSITIVE_INFINITY;
  const maxAge = Math.min(lifetimes.maxAge, left);
  if (!isPublic) return `private, max-age=${maxAge}`;
  const sharedMaxAge = Math.min(lifetimes.sharedMaxAge, left);
  const beyond = left - Math.max(maxAge, sharedMaxAge);
  const revalidate = bound.isLabel ? 0 : Math.min(lifetimes.staleWhileRevalidate, beyond);
  const onError = Math.min(lifetimes.staleIfError, beyond);
  return (
    `public, max-age=${maxAge}, s-maxage=${sharedMaxAge}, ` +
    `stale-while-revalidate=${revalidate}, stale-if-error=${onError}`
  );
};

/** Until when `cacheControl` says the same; it then changes every second. */
export const holdsUntilMs = (lifetimes: Lifetimes, { atMs }: Bound): number => {
  if (atMs === null) return Number.POSITIVE_INFINITY;
  const fresh = Math.max(lifetimes.maxAge, lifetimes.sharedMaxAge);
  const stale = Math.max(lifetimes.staleWhileRevalidate, lifetimes.staleIfError);
  return atMs - (fresh + stale) * 1000;
};
