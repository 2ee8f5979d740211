import fc from 'fast-check';
import {
  cacheControl,
  earlier,
  holdsAt,
  holdsUntilMs,
  secondsLeft,
  unannounced,
  UNBOUNDED,
  type Bound,
} from 'newsroom/delivery/lifetimes';
import { longestUse } from '../../helpers/cache-control';

const seconds = fc.nat(100_000);
const lifetimes = fc.record({
  maxAge: seconds,
  sharedMaxAge: seconds,
  staleWhileRevalidate: seconds,
  staleIfError: seconds,
});
const now = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_100_000 });
const bound: fc.Arbitrary<Bound> = fc.record({
  atMs: fc.option(fc.integer({ min: 1_699_999_000_000, max: 1_700_400_000_000 })),
  isLabel: fc.boolean(),
});

test('no cache may use an answer past its bound, fresh or stale', () => {
  fc.assert(
    fc.property(lifetimes, bound, now, fc.boolean(), (times, until, nowMs, isPublic) => {
      const header = cacheControl(times, until, nowMs, isPublic);
      if (until.atMs === null) return;
      expect(nowMs + longestUse(header) * 1000).toBeLessThanOrEqual(Math.max(nowMs, until.atMs));
    })
  );
});

test('behind a label nothing is served stale while it is asked for anew', () => {
  fc.assert(
    fc.property(lifetimes, now, fc.nat(1_000_000), (times, nowMs, ahead) => {
      const header = cacheControl(times, { atMs: nowMs + ahead, isLabel: true }, nowMs);
      expect(header).toContain('stale-while-revalidate=0,');
    })
  );
});

test('what is not public is for the reader alone', () => {
  fc.assert(
    fc.property(lifetimes, bound, now, (times, until, nowMs) => {
      expect(cacheControl(times, until, nowMs, false)).toMatch(/^private, max-age=\d+$/);
    })
  );
});

test('the header holds as long as it is said to', () => {
  fc.assert(
    fc.property(lifetimes, bound, now, fc.nat(1_000_000), (times, until, nowMs, later) => {
      const steady = holdsUntilMs(times, until);
      if (nowMs + later >= steady) return;
      expect(cacheControl(times, until, nowMs + later)).toBe(cacheControl(times, until, nowMs));
    })
  );
});

test('of two bounds the earlier counts, a label in a tie, in whatever order', () => {
  fc.assert(
    fc.property(bound, bound, (a, b) => {
      const first = earlier(a, b);
      const ends = [a.atMs, b.atMs].map((at) => at ?? Number.POSITIVE_INFINITY);
      expect(first.atMs ?? Number.POSITIVE_INFINITY).toBe(Math.min(...ends));
      expect(earlier(b, a).atMs).toBe(first.atMs);
      if (a.atMs !== null && a.atMs === b.atMs) expect(first.isLabel).toBe(a.isLabel || b.isLabel);
    })
  );
  expect(earlier(UNBOUNDED, UNBOUNDED)).toEqual(UNBOUNDED);
});

test('seconds left are whole, and never less than none', () => {
  expect(secondsLeft(UNBOUNDED, 0)).toBeNull();
  expect(secondsLeft({ atMs: 1_999, isLabel: false }, 0)).toBe(1);
  expect(secondsLeft({ atMs: 0, isLabel: false }, 5_000)).toBe(0);
});

test('what nobody may know of holds memory to its instant, and shows in no header', () => {
  const instant = 1_700_000_000_000;
  const secret = earlier({ ...UNBOUNDED, secretMs: instant + 2_000 }, UNBOUNDED);
  const both = earlier(secret, {
    atMs: instant + 9_000,
    isLabel: false,
    secretMs: instant + 1_000,
  });
  expect(both).toEqual({ atMs: instant + 9_000, isLabel: false, secretMs: instant + 1_000 });
  expect([holdsAt(both, instant + 999), holdsAt(both, instant + 1_000)]).toEqual([true, false]);
  const usual = { maxAge: 15, sharedMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 600 };
  expect(cacheControl(usual, secret, instant)).toBe(cacheControl(usual, UNBOUNDED, instant));
});

test('a list ends at the same instant, whether something is to appear at a full hour or not', () => {
  fc.assert(
    fc.property(now, fc.nat(1_000), (instant, marks) => {
      const told = unannounced(null, instant);
      expect(told - instant).toBeGreaterThan(0);
      expect(told - instant).toBeLessThanOrEqual(5 * 60_000);
      expect(unannounced(told + marks * 5 * 60_000, instant)).toBe(told);
    })
  );
});
