import { decideNextAttempt, decidePlan } from 'newsroom/publication/decide-plan';

const now = new Date('2026-05-01T12:00:00.000Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const decide = (
  publishAt: Date | null,
  unpublishAt: Date | null,
  isPublished = false,
  embargoUntil: Date | null = null
) => {
  const decision = decidePlan({ publishAt, unpublishAt, embargoUntil, isPublished, now });
  return decision.ok ? 'ok' : `${decision.code} ${decision.field}`;
};

describe('a plan', () => {
  test.each([
    ['a publication ahead', at(1), null, false, 'ok'],
    ['a publication and its expiry', at(1), at(2), false, 'ok'],
    ['an expiry of what is published', null, at(1), true, 'ok'],
    ['a publication again', at(1), null, true, 'ok'],
    ['a publication now', now, null, false, 'date-in-the-past publishAt'],
    ['a publication before', at(-1), at(1), false, 'date-in-the-past publishAt'],
    ['an expiry before', null, at(-1), true, 'date-in-the-past unpublishAt'],
    ['an expiry at once', at(1), at(1), false, 'expiry-before-publication unpublishAt'],
    ['an expiry first', at(2), at(1), true, 'expiry-before-publication unpublishAt'],
    ['an expiry of nothing', null, at(1), false, 'expiry-without-publication unpublishAt'],
  ] as const)('of %s', (_, publishAt, unpublishAt, isPublished, expected) => {
    expect(decide(publishAt, unpublishAt, isPublished)).toBe(expected);
  });

  test('under embargo ends after it, but for what is published already', () => {
    const wrong = 'expiry-before-embargo unpublishAt';
    expect(decide(at(1), at(2), false, at(2))).toBe(wrong);
    expect(decide(at(1), at(2), false, at(3))).toBe(wrong);
    expect(decide(at(1), at(3), false, at(2))).toBe('ok');
    expect(decide(at(1), at(2), false, at(-5))).toBe('ok');
    expect(decide(null, at(1), true, at(2))).toBe('ok');
    expect(decide(at(1), null, false, at(2))).toBe('ok');
  });
});

describe('the next attempt', () => {
  const options = { most: 12, backoffMs: 1_000 };
  const next = (attempts: number, isRefusal = false) =>
    decideNextAttempt({ attempts, isRefusal }, options);

  test('comes after a pause that doubles, up to a quarter of an hour', () => {
    const pauses = Array.from({ length: 11 }, (_, index) => next(index + 1)).map((one) =>
      one.kind === 'again' ? one.afterMs : one.kind
    );
    expect(pauses).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000],
      900_000,
    ]);
  });

  test('does not come when there were enough, or when it would be refused again', () => {
    expect(next(12)).toEqual({ kind: 'failed' });
    expect(next(1, true)).toEqual({ kind: 'failed' });
  });
});
