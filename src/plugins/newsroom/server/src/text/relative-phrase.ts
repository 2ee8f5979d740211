import { figuresOf, hasLanguageData, languageOf, lookUp, memoise, parseLocale } from './locale';
import type { RelativeLabels } from './relative-labels';

/** What can be said of a past instant; `value` is how many units ago. */
export type Phrase =
  { kind: 'now' } | { kind: 'yesterday' } | { kind: 'minute' | 'hour' | 'day'; value: number };

export interface PhraseOptions {
  locale: string;
  fallbackLocale?: string;
  overrides?: Readonly<Record<string, RelativeLabels>>;
  labels?: Readonly<Record<string, RelativeLabels>>;
  numberingSystem?: string;
}

/** "-2 h", "-5 min", "-3 d": the root of CLDR, common to all languages without data. */
const ROOT_LABEL = /^[-\u2212\u200e\u200f]*\d+\s?(?:min|h|d)$/u;

/** Hebrew says one and two by the word alone; CLDR adds the figure in brackets, which no editor would. */
const BRACKETED = /\s\(\p{Nd}+\)$/u;

const relativeFormat = memoise(
  (locale: string, numberingSystem: string, numeric: string) =>
    new Intl.RelativeTimeFormat(new Intl.Locale(locale, { numberingSystem }), {
      numeric: numeric === 'auto' ? 'auto' : 'always',
    })
);

const fromIntl = (phrase: Phrase, locale: string, numberingSystem: string): string => {
  const auto = relativeFormat(locale, numberingSystem, 'auto');
  if (phrase.kind === 'now') return auto.format(0, 'second');
  if (phrase.kind === 'yesterday') return auto.format(-1, 'day');
  const label = relativeFormat(locale, numberingSystem, 'always').format(
    -phrase.value,
    phrase.kind
  );
  return label.replace(BRACKETED, '');
};

/** The English words stand in the root, so in another language they mean that data is missing. */
const isMissing = memoise((locale: string, kind: Phrase['kind']): boolean => {
  if (!hasLanguageData(locale)) return true;
  const isCounted = kind !== 'now' && kind !== 'yesterday';
  const label = fromIntl(isCounted ? { kind, value: 2 } : { kind }, locale, 'latn');
  if (isCounted) return ROOT_LABEL.test(label);
  return label === kind && languageOf(locale) !== 'en';
});

const fromLabels = (
  phrase: Phrase,
  labels: RelativeLabels | undefined,
  locale: string,
  numberingSystem: string
): string | undefined => {
  if (!labels) return undefined;
  if (phrase.kind === 'now' || phrase.kind === 'yesterday') return labels[phrase.kind];
  const counted = labels[phrase.kind];
  const pattern = phrase.value === 1 ? (counted?.one ?? counted?.other) : counted?.other;
  const figures = hasLanguageData(locale) ? locale : 'en';
  const number = new Intl.NumberFormat(figures, { numberingSystem }).format(phrase.value);
  return pattern?.replace('{n}', number);
};

/**
 * Says a phrase in the first locale that can: the site's overrides, then Intl's own data, then the
 * labels, in the locale asked for; the same in the fallback locale; at last English.
 */
export const sayPhrase = (
  phrase: Phrase,
  { locale, fallbackLocale = 'en', overrides = {}, labels = {}, numberingSystem }: PhraseOptions
): { label: string; locale: string } => {
  for (const candidate of [locale, fallbackLocale]) {
    const digits = figuresOf(candidate, { numberingSystem }).numberingSystem;
    const tag = parseLocale(candidate).toString();
    const label =
      fromLabels(phrase, lookUp(overrides, candidate), tag, digits) ??
      (isMissing(tag, phrase.kind) ? undefined : fromIntl(phrase, tag, digits)) ??
      fromLabels(phrase, lookUp(labels, candidate), tag, digits);
    if (label !== undefined) return { label, locale: candidate };
  }
  return { label: fromIntl(phrase, 'en', numberingSystem ?? 'latn'), locale: 'en' };
};
