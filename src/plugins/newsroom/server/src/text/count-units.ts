import { hasLanguageData, memoise, parseLocale, scriptOf } from './locale';
import { readingScript, unitOf } from './reading-rates';

/** Words and characters of a text, in total and by ISO 15924 script (`Zyyy`: figures and the like). */
export interface UnitCount {
  words: number;
  characters: number;
  wordsByScript: ReadonlyMap<string, number>;
  charactersByScript: ReadonlyMap<string, number>;
}

/** Letters read one by one. Includes the marks 々 and ー, not the punctuation 、 and 。 */
const CHARACTER = /(?=[\p{L}\p{Nl}])[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]/gu;
const KANA = /[\p{scx=Hira}\p{scx=Kana}]/u;
const HAN = /\p{sc=Hani}/u;
const LETTER = /\p{L}/u;

/** A narrow no-break space groups the digits of one number. */
const WHITE_SPACE = /[^\S\u202f]+/u;
const PLAIN_NUMBER = /^\p{P}*\p{Nd}+\p{P}*$/u;

/** Scripts whose words only a dictionary finds. */
const UNSPACED = new Set(['Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Lana', 'Talu', 'Tavt']);

const WORD_SCRIPTS =
  'Latn Cyrl Arab Deva Beng Grek Hebr Hang Thai Ethi Armn Geor Khmr Laoo Mymr Tibt Guru Gujr Orya Taml Telu Knda Mlym Sinh Thaa Syrc Mong'.split(
    ' '
  );

const segmenter = memoise((locale: string) => new Intl.Segmenter(locale, { granularity: 'word' }));

const scriptPattern = memoise((script: string) => new RegExp(`\\p{sc=${script}}`, 'u'));

/** Hyphen-minus, hyphen and non-breaking hyphen: "corvette-class" is one word, as editors count. */
const HYPHEN = /^[-\u2010\u2011]$/;

/** Matches a token that is certainly one word of the script, punctuation around it aside. */
const plainWord = memoise((script: string) => {
  const word = `(?=\\p{L})\\p{sc=${script}}(?:(?=[\\p{L}\\p{M}])[\\p{sc=${script}}\\p{Mn}])*`;
  return new RegExp(`^\\p{P}*${word}(?:[-\u2010\u2011]${word})*\\p{P}*$`, 'u');
});

const scriptOfWord = (word: string, own: string): string => {
  const letter = LETTER.exec(word)?.[0];
  if (letter === undefined) return 'Zyyy';
  const candidates = WORD_SCRIPTS.includes(own) ? [own, ...WORD_SCRIPTS] : WORD_SCRIPTS;
  return candidates.find((script) => scriptPattern(script).test(letter)) ?? 'Zzzz';
};

function* wordsOf(token: string, segmenterOfLocale: Intl.Segmenter): Generator<string> {
  let isContinued = false;
  let isAfterWord = false;
  for (const { segment, isWordLike } of segmenterOfLocale.segment(token)) {
    if (isWordLike && !isContinued) yield segment;
    isContinued = !isWordLike && isAfterWord && HYPHEN.test(segment);
    isAfterWord = isWordLike === true;
  }
}

const add = (counts: Map<string, number>, key: string, amount = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount);
};

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/**
 * Counts what a reader reads: Han and Kana by the character, everything else by the word as
 * `Intl.Segmenter` finds them, hyphenated compounds as one. The script of each run decides, not the
 * locale.
 *
 * The segmenter takes some 15 µs a word on long strings, so it is asked token by token, and only for
 * tokens that are not plainly one word (white space always ends a word, so the sum is the same).
 */
export const countUnits = (text: string, locale: string): UnitCount => {
  const own = readingScript(scriptOf(locale));
  const words = new Map<string, number>();
  const characters = new Map<string, number>();

  const rest = text.normalize('NFC').replace(CHARACTER, (character) => {
    const isHan = HAN.test(character) || !KANA.test(character);
    add(characters, isHan ? 'Hani' : 'Kana');
    return ' ';
  });

  const segment = segmenter(hasLanguageData(locale) ? parseLocale(locale).baseName : 'en');
  const hasSpaces = WORD_SCRIPTS.includes(own) && !UNSPACED.has(own);
  const plain = plainWord(hasSpaces ? own : 'Latn');
  const plainScript = hasSpaces ? own : 'Latn';

  for (const token of rest.split(WHITE_SPACE)) {
    if (token === '') continue;
    if (plain.test(token)) add(words, plainScript);
    else if (PLAIN_NUMBER.test(token)) add(words, 'Zyyy');
    else {
      for (const word of wordsOf(token, segment)) add(words, scriptOfWord(word, own));
    }
  }

  return {
    words: total(words),
    characters: total(characters),
    wordsByScript: words,
    charactersByScript: characters,
  };
};

/** True if a run of this script is read at the rate of the locale: same script, or the same unit. */
export const isOwnRun = (runScript: string, locale: string): boolean => {
  const own = readingScript(scriptOf(locale));
  if (runScript === 'Zyyy') return unitOf(own) === 'word';
  return runScript === own || (unitOf(runScript) === 'character' && unitOf(own) === 'character');
};
