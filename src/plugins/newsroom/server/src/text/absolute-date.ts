import {
  editorialLocale,
  figuresOf,
  hasLanguageData,
  languageOf,
  memoise,
  parseLocale,
  type FigureOptions,
} from './locale';

export interface AbsoluteDateOptions extends FigureOptions {
  /** BCP 47. Plain `en` writes day first, "25 February 2025"; `en-US` keeps "February 25, 2025". */
  locale: string;
  /** IANA name of the zone whose calendar and clock are shown. */
  timeZone: string;
  /** Used when the runtime has no dates in the language; English if missing or no better. */
  fallbackLocale?: string;
}

const formatter = memoise(
  (locale: string, timeZone: string, numberingSystem: string, calendar: string, withTime: string) =>
    new Intl.DateTimeFormat(editorialLocale(locale), {
      timeZone,
      numberingSystem,
      calendar,
      dateStyle: 'long',
      ...(withTime && { timeStyle: 'short' }),
    })
);

/** Root data has no month names and writes "M01". */
const hasMonthNames = memoise(
  (locale: string) =>
    hasLanguageData(locale) &&
    !/M0?1/.test(
      new Intl.DateTimeFormat(parseLocale(locale).baseName, {
        month: 'long',
        timeZone: 'UTC',
      }).format(0)
    )
);

/** The locale in which dates are written for this one: itself, the fallback, or `en`. */
export const dateLocaleOf = (locale: string, fallbackLocale = 'en'): string => {
  const found = [locale, fallbackLocale].find(
    (candidate) => languageOf(candidate) !== 'und' && hasMonthNames(candidate)
  );
  return found ?? 'en';
};

const write = (
  date: Date,
  { locale, timeZone, fallbackLocale, ...figures }: AbsoluteDateOptions,
  withTime: '' | 'time'
): string => {
  const dateLocale = dateLocaleOf(locale, fallbackLocale);
  const { numberingSystem, calendar } = figuresOf(dateLocale, figures);
  return formatter(
    parseLocale(dateLocale).toString(),
    timeZone,
    numberingSystem,
    calendar,
    withTime
  ).format(date);
};

/**
 * "25 February 2025". Latin digits and the Gregorian calendar unless configured.
 * @throws RangeError for an invalid date or time zone
 */
export const absoluteDate = (date: Date, options: AbsoluteDateOptions): string =>
  write(date, options, '');

/**
 * "25 February 2025 at 18:30".
 * @throws RangeError for an invalid date or time zone
 */
export const absoluteDateTime = (date: Date, options: AbsoluteDateOptions): string =>
  write(date, options, 'time');
