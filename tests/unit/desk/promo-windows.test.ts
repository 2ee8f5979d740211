import fc from 'fast-check';
import { stateOfWindow } from 'newsroom/desk/promo-windows';

const NOW = new Date('2026-05-15T12:00:00Z');
const at = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('how a promo stands', () => {
  test.each([
    [null, null, 'running'],
    [at(0), null, 'running'],
    [at(1), null, 'upcoming'],
    [null, at(1), 'running'],
    [null, at(0), 'over'],
    [at(1), at(2), 'upcoming'],
    [at(-2), at(-1), 'over'],
  ] as const)('from %s until %s: %s', (startsAt, endsAt, state) => {
    expect(stateOfWindow({ enabled: true, startsAt, endsAt }, NOW)).toBe(state);
  });

  test('is off when it is switched off, whatever its window', () => {
    const instant = fc.option(fc.integer({ min: -1_000, max: 1_000 }).map(at));
    fc.assert(
      fc.property(instant, instant, (startsAt, endsAt) => {
        expect(stateOfWindow({ enabled: false, startsAt, endsAt }, NOW)).toBe('off');
      })
    );
  });
});
