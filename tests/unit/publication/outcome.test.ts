import fc from 'fast-check';
import { decideOutcome, type Visibility } from 'newsroom/publication/outcome';

const NOW = new Date('2025-02-25T12:00:00.000Z');
const before = (milliseconds: number): Date => new Date(NOW.getTime() - milliseconds);
const after = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

const published = (rest: Partial<Visibility> = {}): Visibility => ({
  isPublished: true,
  embargoUntil: null,
  expiresAt: null,
  kill: null,
  ...rest,
});

describe('a published story', () => {
  it('is live for good without embargo and expiry', () => {
    expect(decideOutcome(published(), NOW)).toEqual({ kind: 'live', until: null });
  });

  it('is live until its expiry', () => {
    expect(decideOutcome(published({ expiresAt: after(1) }), NOW)).toEqual({
      kind: 'live',
      until: after(1),
    });
  });

  it('has expired at the very instant of its expiry', () => {
    expect(decideOutcome(published({ expiresAt: NOW }), NOW)).toEqual({
      kind: 'hidden',
      reason: 'expired',
      until: null,
    });
  });
});

describe('an embargo', () => {
  it('hides the story to its last millisecond', () => {
    expect(decideOutcome(published({ embargoUntil: after(1) }), NOW)).toEqual({
      kind: 'hidden',
      reason: 'embargoed',
      until: after(1),
    });
  });

  it('ends at its very instant', () => {
    expect(decideOutcome(published({ embargoUntil: NOW }), NOW)).toEqual({
      kind: 'live',
      until: null,
    });
  });

  it('lets the story out until its expiry', () => {
    const story = published({ embargoUntil: before(1), expiresAt: after(60_000) });
    expect(decideOutcome(story, NOW)).toEqual({ kind: 'live', until: after(60_000) });
  });

  it('never lets out a story that has expired meanwhile', () => {
    const story = published({ embargoUntil: before(1), expiresAt: before(1) });
    expect(decideOutcome(story, NOW)).toMatchObject({ kind: 'hidden', reason: 'expired' });
  });
});

describe('a story that is not published', () => {
  it.each([
    ['plain', {}],
    ['under embargo', { embargoUntil: after(1) }],
    ['expired', { expiresAt: before(1) }],
  ])('stays hidden and nothing changes that by itself: %s', (_state, rest) => {
    expect(decideOutcome(published({ ...rest, isPublished: false }), NOW)).toEqual({
      kind: 'hidden',
      reason: 'not-published',
      until: null,
    });
  });
});

describe('a killed story', () => {
  it.each([
    ['published', {}],
    ['unpublished', { isPublished: false }],
    ['under embargo', { embargoUntil: after(1) }],
    ['expired', { expiresAt: before(1) }],
  ])('is gone, with its notice: %s', (_state, rest) => {
    expect(
      decideOutcome(published({ ...rest, kill: { notice: 'Withdrawn in error.' } }), NOW)
    ).toEqual({ kind: 'gone', notice: 'Withdrawn in error.' });
  });

  it('is gone without a notice, too', () => {
    expect(decideOutcome(published({ kill: { notice: null } }), NOW)).toEqual({
      kind: 'gone',
      notice: null,
    });
  });
});

describe('for any embargo, expiry and hour', () => {
  const offset = fc.integer({ min: -5, max: 5 });
  const instant = fc.option(offset.map(after), { nil: null });

  it('a story is live only between its embargo and its expiry', () => {
    fc.assert(
      fc.property(instant, instant, offset.map(after), (embargoUntil, expiresAt, now) => {
        const { kind } = decideOutcome(published({ embargoUntil, expiresAt }), now);
        const isOut = (!embargoUntil || now >= embargoUntil) && (!expiresAt || now < expiresAt);
        expect(kind).toBe(isOut ? 'live' : 'hidden');
      })
    );
  });

  it('what readers get stays the same before `until`, and `until` lies ahead', () => {
    fc.assert(
      fc.property(instant, instant, offset, fc.nat(10), (embargoUntil, expiresAt, at, later) => {
        const story = published({ embargoUntil, expiresAt });
        const outcome = decideOutcome(story, after(at));
        const until = outcome.kind === 'gone' ? null : outcome.until;
        if (until) expect(until > after(at)).toBe(true);
        if (until === null || after(at + later) < until) {
          expect(decideOutcome(story, after(at + later)).kind).toBe(outcome.kind);
        }
      })
    );
  });
});
