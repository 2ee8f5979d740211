import { absoluteDate, absoluteDateTime, dateLocaleOf } from './absolute-date';
import { dayNumber, startOfDay } from './calendar-day';
import type { FigureOptions } from './locale';
import type { RelativeLabels } from './relative-labels';
import { sayPhrase, type Phrase } from './relative-phrase';

export type RelativeUnit = 'now' | 'minute' | 'hour' | 'day' | 'absolute';

export interface RelativeTime {
  /** What the reader sees: "15 hours ago", "yesterday", or the absolute date. */
  label: string;
  unit: RelativeUnit;
  /** Negative for the past: -15 for "15 hours ago"; 0 for "now"; null for an absolute date. */
  value: number | null;
  /** The date in the edition's time zone; with the time of day where the label has it. */
  absolute: string;
  /** The instant at which the label becomes another one; null when it stays for good. */
  validUntil: Date | null;
  /** The locale in which the label was made: not the one asked for where that has no data. */
  locale: string;
}

export interface RelativeTimeOptions extends FigureOptions {
  then: Date;
  now: Date;
  /** BCP 47. */
  locale: string;
  /** IANA name of the edition's zone; decides where days begin and how dates are written. */
  timeZone: string;
  /** Speaks for a locale without data; `en` if missing. */
  fallbackLocale?: string;
  /** Labels by locale that go before every other. */
  overrides?: Readonly<Record<string, RelativeLabels>>;
  /** Labels by locale for what Intl cannot say. */
  labels?: Readonly<Record<string, RelativeLabels>>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOCK_SKEW = 5 * MINUTE;
const DAYS_NAMED = 7;

/** Seven calendar days never last longer, whatever the clocks do; spares far dates the calendar. */
const LONGEST_NAMED = (DAYS_NAMED + 2) * DAY;

type Decision =
  | { unit: 'absolute'; withTime: boolean; validUntil: number | null }
  | { unit: 'now' | 'minute' | 'hour' | 'day'; ago: number; validUntil: number };

const decideDay = (then: number, now: number, timeZone: string): Decision => {
  const forGood = { unit: 'absolute', withTime: false, validUntil: null } as const;
  if (now - then > LONGEST_NAMED) return forGood;
  const firstDay = dayNumber(then, timeZone);
  // 24 hours later can still be the same day, when clocks go back.
  const ago = Math.max(1, dayNumber(now, timeZone) - firstDay);
  if (ago >= DAYS_NAMED) return forGood;
  return { unit: 'day', ago, validUntil: startOfDay(firstDay + ago + 1, timeZone) };
};

const decide = (then: number, now: number, timeZone: string): Decision => {
  const elapsed = now - then;
  if (elapsed <= -CLOCK_SKEW) {
    return { unit: 'absolute', withTime: true, validUntil: then - CLOCK_SKEW + 1 };
  }
  if (elapsed < MINUTE) return { unit: 'now', ago: 0, validUntil: then + MINUTE };
  if (elapsed < HOUR) {
    const ago = Math.floor(elapsed / MINUTE);
    return { unit: 'minute', ago, validUntil: then + (ago + 1) * MINUTE };
  }
  if (elapsed < DAY) {
    const ago = Math.floor(elapsed / HOUR);
    return { unit: 'hour', ago, validUntil: then + (ago + 1) * HOUR };
  }
  return decideDay(then, now, timeZone);
};

const phraseOf = (unit: 'now' | 'minute' | 'hour' | 'day', ago: number): Phrase => {
  if (unit === 'now') return { kind: 'now' };
  return unit === 'day' && ago === 1 ? { kind: 'yesterday' } : { kind: unit, value: ago };
};

/**
 * "15 hours ago", and until when that is true. Always rounded down: 59 min 59 s is "59 minutes ago".
 * Minutes and hours are elapsed time, days are calendar days of the time zone.
 *
 * For every `now` before `validUntil` the label is the same; at `validUntil` it differs.
 * @throws RangeError for an invalid date or an unknown time zone
 */
export const tellTime = (options: RelativeTimeOptions): RelativeTime => {
  const { then, now, locale, timeZone, fallbackLocale, numberingSystem, calendar } = options;
  if (Number.isNaN(then.getTime()) || Number.isNaN(now.getTime())) {
    throw new RangeError('Invalid date');
  }
  const decision = decide(then.getTime(), now.getTime(), timeZone);
  const validUntil = decision.validUntil === null ? null : new Date(decision.validUntil);
  const dateOptions = { locale, timeZone, fallbackLocale, numberingSystem, calendar };

  if (decision.unit === 'absolute') {
    const label = (decision.withTime ? absoluteDateTime : absoluteDate)(then, dateOptions);
    const madeIn = dateLocaleOf(locale, fallbackLocale);
    return { label, unit: 'absolute', value: null, absolute: label, validUntil, locale: madeIn };
  }

  const { unit, ago } = decision;
  const said = sayPhrase(phraseOf(unit, ago), options);
  return {
    label: said.label,
    unit,
    value: ago === 0 ? 0 : -ago,
    absolute: absoluteDate(then, dateOptions),
    validUntil,
    locale: said.locale,
  };
};
