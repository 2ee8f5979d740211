import { withLatinDigits } from './digits';
import { hasLanguageData, memoise, parseLocale } from './locale';

/** A day of a month of the Gregorian calendar. */
export interface MonthDay {
  month: number;
  day: number;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2025, index, 1)));
/** Both sets of month names in Arabic: فبراير in Cairo is شباط in Beirut. */
const RELATED: Readonly<Record<string, readonly string[]>> = { ar: ['ar-SY'] };

const bare = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '');

/** Names of the months as they stand beside a day, and alone; by name, the month from 1. */
const monthNames = memoise((locale: string): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  const tags = [parseLocale(locale).baseName, ...(RELATED[parseLocale(locale).language] ?? [])];
  for (const tag of tags) {
    for (const options of [{ day: 'numeric' }, {}] as const) {
      const format = new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, {
        ...{ ...options, month: 'long', timeZone: 'UTC' },
      });
      MONTHS.forEach((date, index) => {
        const name = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
        if (/\p{L}{2}/u.test(name)) names.set(bare(name), index + 1);
      });
    }
  }
  return names;
});

const NUMERIC = /(\d{1,2})月(\d{1,2})日/gu;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A day beside the name of a month, on either side of it; null for a language without names of months. */
const monthPattern = memoise((locale: string): RegExp | null => {
  const names = [...monthNames(locale).keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return null;
  const name = names.map(escaped).join('|');
  const ending = String.raw`(?:\p{L}{0,2}|[.ºª]|\.?-\p{L}{1,2})`;
  return new RegExp(
    String.raw`(?<!\d)(\d{1,2})${ending}\s*(?:de |of |di |ta’ )?(${name})|` +
      String.raw`(?<!\p{L})(${name})\s(\d{1,2})(?!\d)`,
    'gu'
  );
});

/**
 * The dates that a text names with a day and a month: "25 February 2025", "February 25", 2月25日. Of a
 * language that this runtime knows no months of, or of another calendar, none.
 */
export const datesIn = (text: string, locale: string): MonthDay[] => {
  const plain = bare(withLatinDigits(text));
  const numeric = [...plain.matchAll(NUMERIC)].map(([, month, day]) => ({
    month: Number(month),
    day: Number(day),
  }));
  if (numeric.length > 0 || !hasLanguageData(locale)) return numeric;
  const pattern = monthPattern(locale);
  if (pattern === null) return [];
  const names = monthNames(locale);
  return [...plain.matchAll(pattern)]
    .map(([, day, month, firstMonth, secondDay]) => ({
      month: names.get(month ?? firstMonth ?? '') ?? 0,
      day: Number(day ?? secondDay),
    }))
    .filter(({ day }) => day >= 1 && day <= 31);
};
