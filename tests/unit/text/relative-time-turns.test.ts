import fc from 'fast-check';
import { dayNumber, startOfDay } from 'newsroom/text/calendar-day';
import { relativeTime } from 'newsroom/text/relative-time';
import { MINUTE, HOUR, DAY, PUBLISHED } from './moments';

const ZONES = [
  'UTC',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/New_York',
  'Europe/Istanbul',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Santiago',
  'America/Havana',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Asia/Tehran',
  'Africa/Casablanca',
  'Asia/Jakarta',
];

/** Around every kind of change of clocks, and once the lost day of Apia. */
const CHANGES = [
  '2011-12-30T10:00:00Z',
  '2016-09-07T00:00:00Z',
  '2021-03-28T01:00:00Z',
  '2021-09-25T14:00:00Z',
  '2022-09-21T20:30:00Z',
  '2024-10-31T22:00:00Z',
  '2025-02-23T02:00:00Z',
  '2025-03-09T07:00:00Z',
  '2025-03-29T22:00:00Z',
  '2025-04-24T22:00:00Z',
  '2025-04-05T15:00:00Z',
  '2025-09-07T04:00:00Z',
  '2025-11-02T06:00:00Z',
].map((change) => Date.parse(change));

const thenAroundChange = fc
  .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -9 * DAY, max: 3 * DAY }))
  .map(([change, offset]) => change + offset);

const thenAnywhere = fc.integer({ min: Date.UTC(2012, 0, 15), max: Date.UTC(2037, 0, 1) });

const elapsedAny = fc.oneof(
  fc.integer({ min: -HOUR, max: 2 * HOUR }),
  fc.integer({ min: -2 * DAY, max: 10 * DAY }),
  fc.integer({ min: -7, max: 7 * 24 * 60 }).map((minutes) => minutes * MINUTE),
  fc.constantFrom(-5 * MINUTE, -5 * MINUTE - 1, -5 * MINUTE + 1, -1, 59_999, HOUR - 1, DAY - 1)
);

describe('a label never lies', () => {
  it('is the same for every now before validUntil and another one at it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.oneof(thenAroundChange, thenAnywhere),
        elapsedAny,
        fc.constantFrom(...ZONES),
        fc.constantFrom('en', 'ar', 'zh', 'sr', 'ckb'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (then, elapsed, timeZone, locale, share) => {
          const at = (now: number) =>
            relativeTime({ then: new Date(then), now: new Date(now), locale, timeZone });
          const now = then + elapsed;
          const { label, unit, validUntil } = at(now);
          seen.add(`${unit} ${timeZone}`);
          if (validUntil === null) {
            expect(at(now + Math.floor(share * 400 * DAY)).label).toBe(label);
            return;
          }
          const end = validUntil.getTime();
          expect(end).toBeGreaterThan(now);
          expect(at(end - 1).label).toBe(label);
          expect(at(now + Math.floor(share * (end - 1 - now))).label).toBe(label);
          expect(at(end).label).not.toBe(label);
        }
      ),
      { numRuns: 1000 }
    );
    expect(seen.size).toBe(ZONES.length * 5);
  });

  it('runs through all its labels in order, from the future to the date', () => {
    for (const timeZone of ZONES) {
      const labels: string[] = [];
      let now: number | undefined = PUBLISHED.getTime() - HOUR;
      while (now !== undefined && labels.length < 200) {
        const { label, validUntil } = relativeTime({
          then: PUBLISHED,
          now: new Date(now),
          locale: 'en',
          timeZone,
        });
        labels.push(label);
        now = validUntil?.getTime();
      }
      // 24 hours after an early morning it is only the day before; after an evening it may be two.
      expect(labels.length).toBeGreaterThanOrEqual(1 + 1 + 59 + 23 + 5 + 1);
      expect(labels.length).toBeLessThanOrEqual(1 + 1 + 59 + 23 + 6 + 1);
      expect(labels.slice(0, 3)).toEqual([labels[0], 'now', '1 minute ago']);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('begins each day at its first instant, in every zone', () => {
    fc.assert(
      fc.property(
        fc.oneof(thenAroundChange, thenAnywhere),
        fc.constantFrom(...ZONES),
        (instant, timeZone) => {
          const day = dayNumber(instant, timeZone);
          const begin = startOfDay(day, timeZone);
          expect(begin).toBeLessThanOrEqual(instant);
          expect(dayNumber(begin, timeZone)).toBe(day);
          expect(dayNumber(begin - 1, timeZone)).toBeLessThan(day);
        }
      ),
      { numRuns: 700 }
    );
  });
});
