import fc from 'fast-check';
import {
  dateOfDay,
  isSameMonth,
  stepFrom,
  weekdayOf,
  weeksOf,
} from 'newsroom-admin/pages/calendar-days';

const DAY_MS = 86_400_000;
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dates = (week: readonly number[] | undefined): string[] =>
  (week ?? []).map((one) => dateOfDay(one).toISOString().slice(0, 10));
const someDay = fc.integer({ min: -40_000, max: 40_000 });
const someStart = fc.integer({ min: 1, max: 7 });

describe('the days of a calendar', () => {
  test('a month is shown in whole weeks, from the first day of a week to the last', () => {
    const weeks = weeksOf('month', day('2026-11-26'), 1);
    expect([weeks.length, dates(weeks[0])[0], dates(weeks.at(-1))[6]]).toEqual([
      ...[6, '2026-10-26', '2026-12-06'],
    ]);
  });

  test('a week begins where the language has it begin: on Sunday, Saturday or Monday', () => {
    const first = (start: number) => dates(weeksOf('week', day('2026-11-26'), start)[0])[0];
    expect([7, 6, 1].map(first)).toEqual(['2026-11-22', '2026-11-21', '2026-11-23']);
  });

  test('a month is left for the first day of the next or the one before', () => {
    const step = (by: -1 | 1) => dateOfDay(stepFrom('month', day('2026-01-31'), by)).toISOString();
    expect([step(-1), step(1)]).toEqual(['2025-12-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']);
  });

  test('weekdays are those of the Gregorian calendar', () => {
    fc.assert(
      fc.property(someDay, (one) => {
        expect(weekdayOf(one)).toBe(dateOfDay(one).getUTCDay() || 7);
      })
    );
  });

  test('every day of a month is shown once, whatever the month', () => {
    fc.assert(
      fc.property(someDay, someStart, (one, start) => {
        const shown = weeksOf('month', one, start).flat();
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length % 7).toBe(0);
        const own = shown.filter((other) => isSameMonth(one, other));
        const { length } = own;
        expect(length).toBeGreaterThanOrEqual(28);
        expect(length).toBeLessThanOrEqual(31);
        expect(own).toContain(one);
        expect(weekdayOf(shown[0] ?? 0)).toBe(start);
      })
    );
  });
});
