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
  /**
   * An instant at which it changes, too, and which nobody outside may learn: the end of an embargo.
   * Memory keeps the answer no longer; no header and no `freshUntil` tells of it.
   */
  secretMs?: number;
}

export const UNBOUNDED: Bound = { atMs: null, isLabel: false };

/** The earlier of two; a label wins a tie, as its rule is the stricter one. */
export const earlier = (a: Bound, b: Bound): Bound => {
  const secretMs = Math.min(a.secretMs ?? Infinity, b.secretMs ?? Infinity);
  const { atMs, isLabel } = earlierTold(a, b);
  return { atMs, isLabel, ...(secretMs === Infinity ? {} : { secretMs }) };
};

const earlierTold = (a: Bound, b: Bound): Bound => {
  if (a.atMs === null || b.atMs === null) return a.atMs === null ? b : a;
  if (a.atMs === b.atMs) return a.isLabel ? a : b;
  return a.atMs < b.atMs ? a : b;
};

/** Whether an answer is still right for whoever holds it in memory. */
export const holdsAt = ({ atMs, secretMs }: Bound, nowMs: number): boolean =>
  (atMs === null || atMs > nowMs) && (secretMs === undefined || secretMs > nowMs);

/** Editors publish at full hours and quarters: such instants are told by nothing. */
const MARK_MS = 5 * 60_000;

/**
 * When a list ends whose next story is not to be guessed from it: at the next five minutes of the clock,
 * as every list does, or before it where that story comes then. So an embargo that ends or a publication
 * that is planned for 08:00 shows in no lifetime, and one for 08:03 not before 08:00.
 *
 * @param atMs - when something that nobody knows of appears; null: nothing will
 */
export const unannounced = (atMs: number | null, nowMs: number): number =>
  Math.min((Math.floor(nowMs / MARK_MS) + 1) * MARK_MS, atMs ?? Infinity);

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
