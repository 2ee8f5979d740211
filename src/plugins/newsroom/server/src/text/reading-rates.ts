import { lookUp, scriptOf } from './locale';

/**
 * How fast people read, by language. Silent reading of non-fiction, in units per minute.
 *
 * - `measured`: IReST texts (Trauzettel-Klosinski and Dietz 2012, doi 10.1167/iovs.11-8284), scaled
 *   by 1.044 so that English is 238 words per minute (Brysbaert 2019, doi 10.1016/j.jml.2019.104047).
 * - `derived`: from word counts of one parallel text, the Universal Declaration of Human Rights,
 *   on the assumption that languages carry its content in about the same time.
 * - `estimated`: a mean of other languages of the same script or family.
 */
export type Evidence = 'measured' | 'derived' | 'estimated';

/** Han and Kana are read by the character, everything else by the word. */
export type ReadingUnit = 'word' | 'character';

export interface ReadingRate {
  perMinute: number;
  unit: ReadingUnit;
  evidence: Evidence;
}

/**
 * Hausa, Tibetan, Burmese and Kurdish are missing on purpose: their derived rates (326, 366, 341,
 * 198) are outliers, so they get a mean like any language without data.
 */
export const READING_RATES: Readonly<Record<string, ReadingRate>> = {
  en: { perMinute: 238, unit: 'word', evidence: 'measured' },
  id: { perMinute: 201, unit: 'word', evidence: 'derived' },
  tr: { perMinute: 173, unit: 'word', evidence: 'measured' },
  ar: { perMinute: 144, unit: 'word', evidence: 'measured' },
  ru: { perMinute: 192, unit: 'word', evidence: 'measured' },
  fr: { perMinute: 204, unit: 'word', evidence: 'measured' },
  sw: { perMinute: 208, unit: 'word', evidence: 'derived' },
  'sr-Latn': { perMinute: 180, unit: 'word', evidence: 'derived' },
  sr: { perMinute: 180, unit: 'word', evidence: 'derived' },
  bs: { perMinute: 183, unit: 'word', evidence: 'derived' },
  hr: { perMinute: 177, unit: 'word', evidence: 'derived' },
  sq: { perMinute: 220, unit: 'word', evidence: 'derived' },
  mk: { perMinute: 207, unit: 'word', evidence: 'derived' },
  el: { perMinute: 224, unit: 'word', evidence: 'derived' },
  bg: { perMinute: 208, unit: 'word', evidence: 'derived' },
  ro: { perMinute: 217, unit: 'word', evidence: 'derived' },
  sl: { perMinute: 188, unit: 'word', evidence: 'measured' },
  zh: { perMinute: 266, unit: 'character', evidence: 'measured' },
  'zh-Hant': { perMinute: 266, unit: 'character', evidence: 'measured' },
  ja: { perMinute: 373, unit: 'character', evidence: 'measured' },
  ko: { perMinute: 144, unit: 'word', evidence: 'derived' },
  vi: { perMinute: 292, unit: 'word', evidence: 'derived' },
  th: { perMinute: 268, unit: 'word', evidence: 'derived' },
  km: { perMinute: 229, unit: 'word', evidence: 'derived' },
  lo: { perMinute: 270, unit: 'word', evidence: 'derived' },
  am: { perMinute: 145, unit: 'word', evidence: 'derived' },
  so: { perMinute: 227, unit: 'word', evidence: 'derived' },
  fa: { perMinute: 219, unit: 'word', evidence: 'derived' },
  ur: { perMinute: 255, unit: 'word', evidence: 'derived' },
  ps: { perMinute: 268, unit: 'word', evidence: 'derived' },
  uz: { perMinute: 190, unit: 'word', evidence: 'derived' },
  az: { perMinute: 179, unit: 'word', evidence: 'derived' },
  ka: { perMinute: 164, unit: 'word', evidence: 'derived' },
  hy: { perMinute: 167, unit: 'word', evidence: 'derived' },
  bn: { perMinute: 167, unit: 'word', evidence: 'derived' },
  hi: { perMinute: 234, unit: 'word', evidence: 'derived' },
  uk: { perMinute: 187, unit: 'word', evidence: 'derived' },
  es: { perMinute: 228, unit: 'word', evidence: 'measured' },
  pt: { perMinute: 189, unit: 'word', evidence: 'measured' },
  de: { perMinute: 187, unit: 'word', evidence: 'measured' },
  it: { perMinute: 196, unit: 'word', evidence: 'measured' },
  pl: { perMinute: 173, unit: 'word', evidence: 'measured' },
  nl: { perMinute: 211, unit: 'word', evidence: 'measured' },
  fi: { perMinute: 168, unit: 'word', evidence: 'measured' },
  sv: { perMinute: 208, unit: 'word', evidence: 'measured' },
  he: { perMinute: 195, unit: 'word', evidence: 'measured' },
};

/** Scripts whose languages stand in for a script of which no language has data. */
const SCRIPT_RELATIVES: Readonly<Record<string, readonly string[]>> = {
  // Written without spaces between words, and segmented alike.
  ...Object.fromEntries(
    ['Mymr', 'Tibt', 'Lana', 'Talu', 'Tavt'].map((s) => [s, ['Thai', 'Khmr', 'Laoo']])
  ),
  ...Object.fromEntries(
    ['Gujr', 'Guru', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh'].map((s) => [
      s,
      ['Deva', 'Beng'],
    ])
  ),
};

/** Written in one script for our purpose: `Hani` for Chinese of either form, `Hang` for Korean. */
export const readingScript = (script: string): string => {
  if (script === 'Hans' || script === 'Hant') return 'Hani';
  return script === 'Kore' ? 'Hang' : script;
};

/** Unit by which a script is read. */
export const unitOf = (script: string): ReadingUnit =>
  ['Hani', 'Hira', 'Kana', 'Jpan'].includes(readingScript(script)) ? 'character' : 'word';

const mean = (rates: readonly ReadingRate[]): number =>
  Math.round(rates.reduce((sum, { perMinute }) => sum + perMinute, 0) / rates.length);

const ratesIn = (scripts: readonly string[]): ReadingRate[] =>
  Object.entries(READING_RATES)
    .filter(([locale]) => scripts.includes(readingScript(scriptOf(locale))))
    .map(([, rate]) => rate);

/** Mean rate of a script's languages, else of its relatives, else of all languages; `estimated`. */
export const scriptMean = (script: string): ReadingRate => {
  const own = readingScript(script);
  const scripts = own === 'Hira' || own === 'Kana' ? ['Jpan'] : [own];
  const unit = unitOf(own);
  const candidates = [
    ratesIn(scripts),
    ratesIn(SCRIPT_RELATIVES[own] ?? []),
    Object.values(READING_RATES).filter((rate) => rate.unit === unit),
  ];
  const rates = candidates.find((group) => group.length > 0) ?? [];
  return { perMinute: mean(rates), unit, evidence: 'estimated' };
};

/**
 * The rate at which a locale's readers read its own script.
 * @param configured units per minute by locale, set by the site; as nobody says where such a figure
 *   comes from it counts as `estimated`. Figures that are not positive numbers are ignored.
 */
export const readingRate = (
  locale: string,
  configured: Readonly<Record<string, number>> = {}
): ReadingRate => {
  const script = scriptOf(locale);
  const own = lookUp(configured, locale);
  if (own !== undefined && Number.isFinite(own) && own > 0) {
    return { perMinute: own, unit: unitOf(script), evidence: 'estimated' };
  }
  return lookUp(READING_RATES, locale) ?? scriptMean(script);
};
