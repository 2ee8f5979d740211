import { withLatinDigits } from './digits';
import { HAN_NUMERAL, hanFactor, readHanNumeral } from './han-numerals';
import { languageOf, memoise, parseLocale } from './locale';
import { englishNumbers, scaleOf } from './number-words';
import { CLOCK_TIME, isSpelledOften, readRun, RUN, type Figure } from './read-digits';

export type { Figure };

/** What numbers a text holds. */
export interface Figures {
  /** In the order of the text. */
  written: Figure[];
  /** Numbers that are in words, in Han or Roman numerals, or part of a name: they prove a figure, and call for none. */
  spelled: number[];
}

/** Bounded, and from where a word begins: a text without spaces is gone through once. */
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+/giu;

/** Spaces that group digits in languages that group with them. */
const groupsWithSpace = memoise((locale: string): boolean => {
  const part = new Intl.NumberFormat(parseLocale(locale).baseName)
    .formatToParts(1_234_567)
    .find(({ type }) => type === 'group');
  return /\s/u.test(part?.value ?? '');
});

/** Years of other eras as the years of the common one that they may be. */
const otherEras: Readonly<Record<string, readonly number[]>> = {
  th: [-543],
  fa: [621, 622],
  ps: [621, 622],
  am: [7, 8],
  ti: [7, 8],
};

const inCommonEra = (value: number, locale: string): number[] =>
  Number.isInteger(value) && value > 1_200 && value < 2_800
    ? (otherEras[languageOf(locale)] ?? []).map((shift) => value + shift)
    : [];

const HAN_SCALE = /^[十百千万萬亿億]+/u;
/** "3万5000" is one number; a counter behind it is none of its parts. */
const HAN_REST = /^(\d{1,4})([百千万萬]?)/u;

/** A figure with the multipliers that stand around it. */
const scaled = (figure: Figure, before: string, after: string, locale: string): Figure => {
  const [multipliers = ''] = HAN_SCALE.exec(after) ?? [];
  const factor = multipliers === '' ? scaleOf(before, after, locale) : hanFactor(multipliers);
  const large = factor === 1 ? [] : figure.values.map((value) => value * factor);
  const [, rest, restScale = ''] = HAN_REST.exec(after.slice(multipliers.length)) ?? [];
  const sums =
    multipliers === '' || rest === undefined
      ? []
      : large.map((value) => value + Number(rest) * hanFactor(restScale));
  // "the 90s", "the 1990s" and 90年代
  const isDecade = /^(?:s\b|年代)/u.test(after);
  const decades = isDecade
    ? figure.values.flatMap((value) => (value < 100 ? [1900 + value] : [value % 100]))
    : [];
  const eras = figure.values.flatMap((value) => inCommonEra(value, locale));
  // The hand that is written out in one place is a word in another: both readings hold.
  const values = [...sums, ...large, ...figure.values, ...decades, ...eras];
  const isSoft = figure.isSoft || large.some(isSpelledOften) || decades.length > 0;
  return { ...figure, values: [...new Set(values.map(rounded))], isSoft };
};

/** 1.2 × 1,000,000 is 1,200,000.0000000002 in binary. */
const rounded = (value: number): number => Number(value.toPrecision(12));

const ROMAN = /\b(?=[IVXLC]{2})(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const readRoman = (numeral: string): number => {
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0
  );
};

const spelledIn = (text: string, locale: string): number[] => {
  const language = languageOf(locale);
  const han = ['zh', 'ja', 'yue'].includes(language) ? text.match(HAN_NUMERAL) : null;
  return [
    ...(han ?? []).flatMap((numeral) => readHanNumeral(numeral) ?? []),
    ...[...text.matchAll(ROMAN)].map(([numeral]) => readRoman(numeral)),
    ...(language === 'en' ? englishNumbers(text) : []),
  ];
};

/**
 * The numbers in a text, whatever its script: digits of any kind with the separators of any place, and
 * the words and signs that multiply them. Pure. Signs, units and percent are left to the reader.
 *
 * @param locale of the text; it decides what words such as "billion" mean
 */
export const figuresIn = (text: string, locale: string): Figures => {
  const plain = withLatinDigits(text.replaceAll(ADDRESS, ' ')).replaceAll('\u2013', '-');
  const joined = groupsWithSpace(locale)
    ? plain.replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/gu, (run) => run.replaceAll(' ', '\u00a0'))
    : plain;
  const written: Figure[] = [];
  const spelled = spelledIn(joined, locale);
  let end = 0;
  for (const match of joined.matchAll(RUN)) {
    const [run] = match;
    if (match.index < end) continue;
    const before = joined.slice(Math.max(0, match.index - 16), match.index);
    const after = joined.slice(match.index + run.length, match.index + run.length + 24);
    const found = readRun(run);
    // COVID-19, G20, 3D: a name, in which the digits are the same everywhere.
    if (/\p{Script=Latin}-?$/u.test(before)) {
      spelled.push(...found.flatMap(({ values }) => values));
      continue;
    }
    const last = found.pop();
    if (last) written.push(...found, scaled(last, before, after, locale));
    const rest = /^[十百千万萬亿億]+\d{1,4}[百千万萬]?/u.exec(after);
    if (rest) end = match.index + run.length + rest[0].length;
  }
  return { written, spelled };
};

/** Whether two figures may mean the same. */
export const isSameFigure = (one: Figure, other: Figure): boolean =>
  one.values.some((value) => other.values.includes(value)) ||
  (one.isSoft && other.isSoft && isSameTime(one.text, other.text));

const isSameTime = (one: string, other: string): boolean => {
  const [a, b] = [CLOCK_TIME.exec(one), CLOCK_TIME.exec(other)];
  return a !== null && b !== null && Number(a[1]) % 12 === Number(b[1]) % 12 && a[2] === b[2];
};
