import slugifyLatin from 'slugify';
import { transliterate } from 'transliteration';
import { memoise, scriptOf } from './locale';
import { CYRILLIC_LETTERS, LANGUAGE_LETTERS, type LetterMap } from './slug-letters';
import { APOSTROPHES } from './slug-text';

/** Below this share of surviving letters, slugify's result does not stand for the text. */
const ENOUGH_LETTERS = 0.8;

const lettersOf = (language: string, locale: string): LetterMap => {
  const own = LANGUAGE_LETTERS[language];
  if (own) return own;
  return scriptOf(locale) === 'Cyrl' ? CYRILLIC_LETTERS : {};
};

const letterPattern = memoise((language: string, locale: string): RegExp | string => {
  const keys = Object.keys(lettersOf(language, locale)).sort((a, b) => b.length - a.length);
  return keys.length === 0 ? '' : new RegExp(keys.join('|'), 'gu');
});

/** Greek accents would hide the digraphs; a diaeresis is what keeps two vowels apart. */
const withoutTonos = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\u0301/g, '')
    .normalize('NFC');

const replaceLetters = (text: string, language: string, locale: string): string => {
  const pattern = letterPattern(language, locale);
  if (pattern === '') return text;
  const letters = lettersOf(language, locale);
  const base = language === 'el' ? withoutTonos(text) : text;
  return base.replace(pattern, (letter) => letters[letter] ?? letter);
};

/** Tables of slugify are named by language; Bokmål's serves all Norwegian. */
const slugifyLocale = (language: string): string =>
  language === 'no' || language === 'nn' ? 'nb' : language;

/** What slugify makes of one letter. Han is never right: it knows 元, as the currency. */
const survivorOf = memoise((letter: string, language: string): string =>
  /\p{sc=Hani}/u.test(letter)
    ? ''
    : slugifyLatin(letter, { lower: true, strict: true, locale: slugifyLocale(language) })
);

const hyphenate = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** Han and Kana have no spaces, so that readings would run together. */
const romanise = (text: string): string => {
  const spaced = text.replace(/\p{sc=Hani}+|[\p{sc=Hira}\p{sc=Kana}ー]+/gu, ' $& ');
  return transliterate(spaced.replace(/[\p{S}]/gu, '')).replace(APOSTROPHES, '');
};

/** Numbers keep their parts, signs that become words do not stick to figures. */
const separateSigns = (text: string): string =>
  text
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)[.,](?=\d)/g, ' ')
    .replace(/[&%\p{Sc}]/gu, ' $& ')
    .replace(/[|=<>~^+]/g, ' ')
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '');

/**
 * Romanises readable, lower-case text: by slugify where it keeps the letters, else by
 * `transliteration`.
 * @returns ASCII letters and digits with single hyphens between words, or ''
 */
export const toAsciiSlug = (plain: string, language: string, locale: string): string => {
  const mapped = replaceLetters(plain, language, locale);
  const letters = mapped.match(/[\p{L}\p{Nd}]/gu) ?? [];
  const survived = letters.filter((letter) => survivorOf(letter, language) !== '');
  const hasSignInWord = /\p{L}\p{Sc}\p{L}/u.test(mapped);
  if (hasSignInWord || survived.length < letters.length * ENOUGH_LETTERS) {
    return hyphenate(romanise(mapped));
  }

  // The few letters that slugify would drop are spelt out, so that no word loses one.
  const filled = mapped.replace(/[\p{L}\p{Nd}]/gu, (letter) =>
    survivorOf(letter, language) === '' ? romanise(letter) : letter
  );
  const words = separateSigns(filled.replace(APOSTROPHES, '')).replace(/[\p{P}]/gu, (sign) =>
    sign === '&' || sign === '%' ? sign : ' '
  );
  return hyphenate(
    slugifyLatin(words, { lower: true, strict: true, locale: slugifyLocale(language) })
  );
};
