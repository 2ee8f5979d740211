/**
 * Days of a calendar, counted since 1970-01-01 of whatever zone they are of, as `text/calendar-day` counts
 * them. Pure.
 */

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

export type Span = 'week' | 'month';

/** 1: Monday … 7: Sunday (ISO 8601). */
export const weekdayOf = (day: number): number =>
  ((((day + FIRST_WEEKDAY - 1) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK) + 1;

const startOfWeek = (day: number, weekStart: number): number =>
  day - ((weekdayOf(day) - weekStart + DAYS_OF_WEEK) % DAYS_OF_WEEK);

const dayOf = (year: number, month: number, date: number): number =>
  Date.UTC(year, month, date) / DAY_MS;

/** The day as a date, for formats that are told that it is of UTC. */
export const dateOfDay = (day: number): Date => new Date(day * DAY_MS);

const monthOf = (day: number): [year: number, month: number] => {
  const date = dateOfDay(day);
  return [date.getUTCFullYear(), date.getUTCMonth()];
};

export const isSameMonth = (a: number, b: number): boolean =>
  monthOf(a).join() === monthOf(b).join();

/**
 * The whole weeks that show the week or month of a day.
 *
 * @param weekStart - 1: Monday … 7: Sunday
 */
export const weeksOf = (span: Span, day: number, weekStart: number): number[][] => {
  const [year, month] = monthOf(day);
  const first = startOfWeek(span === 'week' ? day : dayOf(year, month, 1), weekStart);
  const last = span === 'week' ? day : dayOf(year, month + 1, 0);
  const weeks: number[][] = [];
  for (let start = first; start <= last; start += DAYS_OF_WEEK) {
    weeks.push(Array.from({ length: DAYS_OF_WEEK }, (_, index) => start + index));
  }
  return weeks;
};

/** A day in the span before (-1) or after (1); of another month its first. */
export const stepFrom = (span: Span, day: number, by: -1 | 1): number => {
  if (span === 'week') return day + by * DAYS_OF_WEEK;
  const [year, month] = monthOf(day);
  return dayOf(year, month + by, 1);
};
