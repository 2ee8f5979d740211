import { memoise } from './locale';

/** Calendar days of a time zone, counted as days since 1970-01-01 of the zone's own calendar. */

const DAY_MS = 86_400_000;

const wallClock = memoise(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
);

/** What the clocks of the zone show at an instant, as if it were UTC; whole seconds. */
const localMs = (instant: number, timeZone: string): number => {
  const shown: Record<string, number> = {};
  for (const { type, value } of wallClock(timeZone).formatToParts(instant)) {
    shown[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** Days that were looked up lately, by zone: labels ask for the same few again and again. */
const recentDays = memoise(
  (_timeZone: string): { day: number; start: number; end: number }[] => []
);
const MOST_DAYS = 32;

const findDayNumber = (instant: number, timeZone: string): number =>
  Math.floor(localMs(instant, timeZone) / DAY_MS);

/**
 * Number of the calendar day that an instant falls on in a zone.
 * @param instant milliseconds since the epoch
 * @param timeZone IANA name
 * @throws RangeError for an unknown time zone
 */
export const dayNumber = (instant: number, timeZone: string): number => {
  const days = recentDays(timeZone);
  const known = days.find(({ start, end }) => start <= instant && instant < end);
  if (known) return known.day;
  const day = findDayNumber(instant, timeZone);
  days.unshift({ day, start: findStart(day, timeZone), end: findStart(day + 1, timeZone) });
  if (days.length > MOST_DAYS) days.pop();
  return day;
};

/**
 * The first instant (ms) of a calendar day in a zone: local midnight, or the end of the gap where
 * clocks skip midnight (as in Beirut or Havana) or the whole day (Apia, 30 December 2011).
 */
export const startOfDay = (day: number, timeZone: string): number => {
  const days = recentDays(timeZone);
  const known = days.find((other) => other.day === day)?.start;
  return known ?? days.find((other) => other.day === day - 1)?.end ?? findStart(day, timeZone);
};

const findStart = (day: number, timeZone: string): number => {
  const midnight = day * DAY_MS;
  const guess = midnight - (localMs(midnight, timeZone) - midnight);
  for (const candidate of [guess, midnight - (localMs(guess, timeZone) - guess)]) {
    const isFirst =
      findDayNumber(candidate, timeZone) >= day && findDayNumber(candidate - 1, timeZone) < day;
    if (isFirst) return candidate;
  }

  let before = midnight - 2 * DAY_MS;
  let after = midnight + 2 * DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (findDayNumber(middle, timeZone) >= day) after = middle;
    else before = middle;
  }
  return after;
};
