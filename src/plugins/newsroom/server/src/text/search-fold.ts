import { memoise } from './locale';

/** Letters that readers take for one another and Unicode does not: single letters, lower case. */
const SAME_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ς: 'σ',
  ё: 'е',
  // Alef with and without hamza or madda, the two yas, ta marbuta, and the Persian forms.
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  // Chandrabindu and anusvara.
  '\u0901': '\u0902',
};

const SAME_LETTER = new RegExp(Object.keys(SAME_LETTERS).join('|'), 'gu');

/** Marks over these letters are dropped; й and the vowel signs of Indic scripts are not marks in this sense. */
const MARKED = /([\p{sc=Latn}\p{sc=Grek}])\p{Mn}+/gu;

/** Written or left out at will. */
const OPTIONAL = [
  '[\\u0300\\u0301]', // stress accents
  '[\\u0591-\\u05c7]', // Hebrew points
  '[\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]', // Arabic vowel signs
  '[\\u0640]', // tatweel
  '[\\u093c]', // nukta
  '[\\u034f\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]', // grapheme joiner and variation selectors
];

/** With whatever compatibility forms leave behind, and the joiners. */
const DROPPED = new RegExp(`${OPTIONAL.join('|')}|[^\\p{L}\\p{N}\\p{M}]`, 'gu');

const DIGIT = /\p{Nd}/u;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

/** Unicode keeps the ten digits of a script together, in order. */
const latinDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
};

const foldLetters = memoise((word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKED, '$1')
    .normalize('NFC')
    .replace(DROPPED, '')
    .replace(SAME_LETTER, (letter) => SAME_LETTERS[letter] ?? letter)
    .replace(OTHER_DIGIT, latinDigit)
    .normalize('NFC')
);

/**
 * A word as searches compare it: İSTANBUL, İstanbul and istanbul are one, so are é and e, ё and е,
 * ß and ss, ٢٠٢٦ and 2026, and Arabic with and without vowel signs.
 *
 * @returns letters, marks and digits only; empty when the word has none
 */
export const foldWord = (word: string): string =>
  /^[a-zA-Z0-9]*$/.test(word) ? word.toLowerCase() : foldLetters(word);
