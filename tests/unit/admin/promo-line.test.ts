import fc from 'fast-check';
import { barOn, lineAround, placeOn } from 'newsroom-admin/pages/promo-line';

const NOW = new Date('2026-05-15T00:00:00Z');
const line = lineAround(NOW);
const iso = (ms: number): string => new Date(ms).toISOString();

describe('a promo on the time line', () => {
  test('without a window it is there from end to end, and goes on', () => {
    expect(barOn(line, null, null)).toEqual({
      ...{ start: 0, width: 100, isOpenBefore: true, isOpenAfter: true },
    });
  });

  test('begins where its window begins', () => {
    const bar = barOn(line, NOW.toISOString(), null);
    expect(bar).toMatchObject({ start: 25, width: 75, isOpenBefore: false, isOpenAfter: true });
    expect(placeOn(line, NOW.getTime())).toBe(25);
  });

  test('is not there when its window was before, will be later, or is none', () => {
    expect(barOn(line, null, iso(line.fromMs))).toBeNull();
    expect(barOn(line, iso(line.untilMs), null)).toBeNull();
    expect(barOn(line, '2026-05-16T00:00:00Z', '2026-05-14T00:00:00Z')).toBeNull();
  });

  test('never leaves the line, whatever its window', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000_000 }).map(iso);
    fc.assert(
      fc.property(fc.option(instant), fc.option(instant), (startsAt, endsAt) => {
        const bar = barOn(line, startsAt, endsAt);
        if (bar === null) return;
        expect(bar.start).toBeGreaterThanOrEqual(0);
        expect(bar.width).toBeGreaterThanOrEqual(0);
        expect(bar.start + bar.width).toBeLessThanOrEqual(100.000001);
      })
    );
  });
});
