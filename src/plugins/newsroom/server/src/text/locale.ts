/** BCP 47 helpers shared by the language functions. Nothing here throws on a malformed locale. */

export type Direction = 'ltr' | 'rtl';

/** ISO 15924 codes, four letters each. */
const RTL_SCRIPTS =
  'Adlm Arab Armi Avst Hebr Hung Mand Mani Mend Nbat Nkoo Orkh Palm Phli Phnx Rohg Samr Syrc Thaa Yezi';

/** Bounds each memo: locales come from configuration, but a caller may pass anything. */
const MEMO_LIMIT = 2000;

/** Memoises a pure function of strings, such as the making of a costly Intl object. */
export const memoise = <A extends readonly string[], T>(
  make: (...keys: A) => T
): ((...keys: A) => T) => {
  const made = new Map<string, T>();
  return (...keys) => {
    const key = keys.join('\u0000');
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(...keys);
    if (made.size >= MEMO_LIMIT) made.clear();
    made.set(key, value);
    return value;
  };
};

/** The locale, or `und` for what is not a BCP 47 tag; `en_GB` is read as `en-GB`. */
export const parseLocale = memoise((locale: string): Intl.Locale => {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-'));
  } catch {
    return new Intl.Locale('und');
  }
});

/** Primary language subtag in its current form: `he` for `iw-IL`, `und` when there is none. */
export const languageOf = (locale: string): string =>
  // Undefined for `und` in V8, against its type.
  (parseLocale(locale).language as string | undefined) ?? 'und';

/**
 * The locale as HTML, XML and HTTP write a language (BCP 47): `zh-Hant-TW` for `zh_hant_tw`, without
 * the `-u-` extensions, which say nothing about a text. Null for what is no language tag.
 */
export const languageTag = (locale: string): string | null => {
  const { baseName } = parseLocale(locale);
  return languageOf(locale) === 'und' ? null : baseName;
};

/** ISO 15924 script in which the locale is usually written: `Latn` for `az`, `Hant` for `zh-TW`. */
export const scriptOf = memoise(
  (locale: string): string => parseLocale(locale).maximize().script ?? 'Zzzz'
);

/** Writing direction of the locale's script; `ltr` when unknown. */
export const direction = (locale: string): Direction =>
  RTL_SCRIPTS.includes(scriptOf(locale)) ? 'rtl' : 'ltr';

/**
 * The entry of a table keyed by locale that fits best: the locale as written, its tag without
 * extensions, language with script, then the bare language if that is written in the same script
 * (an entry for `uz` is no help to `uz-Cyrl`).
 */
export const lookUp = <T>(table: Readonly<Record<string, T>>, locale: string): T | undefined => {
  const { baseName } = parseLocale(locale);
  const language = languageOf(locale);
  const script = scriptOf(locale);
  const keys = [locale, baseName, `${language}-${script}`];
  if (scriptOf(language) === script) keys.push(language);
  const key = keys.find((candidate) => Object.hasOwn(table, candidate));
  return key === undefined ? undefined : table[key];
};

/**
 * True if this runtime has data of the locale's own language. Without the check Intl silently
 * answers in the language of the machine, which differs from node to node.
 */
export const hasLanguageData = memoise((locale: string): boolean => {
  const language = languageOf(locale);
  return language !== 'und' && Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
});

/** What a site may configure about figures; defaults are Latin digits and the Gregorian calendar. */
export interface FigureOptions {
  /** Unicode numbering system, e.g. `arab`; without it the locale's `-u-nu-`, else `latn`. */
  numberingSystem?: string;
  /** Unicode calendar, e.g. `persian`; without it the locale's `-u-ca-`, else `gregory`. */
  calendar?: string;
}

/** Digits and calendar to use, independent of what the locale would bring by itself. */
export const figuresOf = (
  locale: string,
  { numberingSystem, calendar }: FigureOptions = {}
): { numberingSystem: string; calendar: string } => {
  const parsed = parseLocale(locale);
  return {
    numberingSystem: numberingSystem ?? parsed.numberingSystem ?? 'latn',
    calendar: calendar ?? parsed.calendar ?? 'gregory',
  };
};

/**
 * The locale whose conventions plain `en` follows here: day before month and no comma before the
 * last "and", as an international publication writes; `en-US` and other regions keep their own.
 */
export const editorialLocale = (locale: string): string => {
  const parsed = parseLocale(locale);
  return parsed.language === 'en' && !parsed.region && !parsed.script ? 'en-GB' : parsed.toString();
};
