import { figuresOf, hasLanguageData, lookUp, memoise, parseLocale } from './locale';
import { READ_TIME_LABELS, type PluralPatterns } from './read-time-catalogue';

export interface ReadTimeLabelOptions {
  /** Unicode numbering system; without it the locale's own `-u-nu-`, else Latin digits. */
  numberingSystem?: string;
}

const pluralRules = memoise((locale: string) => new Intl.PluralRules(locale));

const numberFormat = memoise(
  (locale: string, numberingSystem: string) => new Intl.NumberFormat(locale, { numberingSystem })
);

const minuteFormat = memoise(
  (locale: string, numberingSystem: string) =>
    new Intl.NumberFormat(locale, {
      numberingSystem,
      style: 'unit',
      unit: 'minute',
    })
);

const fill = (
  patterns: PluralPatterns,
  minutes: number,
  locale: string,
  numberingSystem: string
): string => {
  const pattern = patterns[pluralRules(locale).select(minutes)] ?? patterns.other;
  return pattern.replace('{n}', numberFormat(locale, numberingSystem).format(minutes));
};

/**
 * "2 min read" in the reader's language; where we have no phrase, the duration as Intl writes it
 * ("2 мин"), and English where Intl has no data either.
 *
 * @param minutes whole minutes of a read time
 * @returns null when there is nothing to read (0, or no positive number)
 */
export const readTimeLabel = (
  minutes: number,
  locale: string,
  options: ReadTimeLabelOptions = {}
): string | null => {
  if (!Number.isFinite(minutes) || minutes <= 0) return null;
  const spoken = hasLanguageData(locale) ? parseLocale(locale).toString() : 'en';
  const { numberingSystem } = figuresOf(spoken, options);
  const patterns = lookUp(READ_TIME_LABELS, spoken);

  return patterns
    ? fill(patterns, minutes, spoken, numberingSystem)
    : minuteFormat(spoken, numberingSystem).format(minutes);
};
