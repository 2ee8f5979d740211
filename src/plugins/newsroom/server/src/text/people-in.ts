import { languageOf, scriptOf } from './locale';

/** Every noun has a capital in these, so that capitals tell nothing. */
const CAPITAL_NOUNS = ['de', 'lb', 'nds', 'gsw'];
/** These write foreign names as they are spoken. */
const RESPELLED = ['sr', 'lv', 'az', 'uz', 'sq', 'lt', 'tk', 'bs', 'cnr', 'vi'];

/** Whether names of people stay as they are from one language to the other, but for endings. */
export const keepsNames = (source: string, target: string): boolean =>
  [source, target].every(
    (locale) => scriptOf(locale) === 'Latn' && !RESPELLED.includes(languageOf(locale))
  ) && !CAPITAL_NOUNS.includes(languageOf(source));

/** Two or three words with capitals, a particle perhaps between them. */
const NAME =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}\p{M}’'-]{2,}(?:[ \u00a0](?:de |van |von |bin |al-|el-)?\p{Lu}[\p{L}\p{M}’'-]{2,}){1,2}/gu;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd')
    .toLowerCase();

const partsOf = (name: string): string[] =>
  name.split(/[ \u00a0]/u).filter((part) => /^\p{Lu}/u.test(part) && part.length >= 4);

/** The word with what may follow a name: "Boonmee’s", "Boonmee'nin", "Boonmeego". */
const stem = (word: string): string => {
  const folded = fold(word.replace(/[’'].*$/u, ''));
  return folded.slice(0, Math.max(4, folded.length - 2));
};

/** "Top Russian": English says so of people, and each language has a word of its own for them. */
const OF_A_PLACE = /(?:ian|ish|ese)s?$/u;

/** "After Jakarta": the first word is one that the text has without a capital too. */
const startsSentence = (name: string, text: string): boolean => {
  const [first = ''] = name.split(/[ \u00a0]/u);
  return new RegExp(`(?<!\\p{L})${first.toLowerCase()}(?!\\p{L})`, 'u').test(text);
};

/**
 * People that a text names in full, and then again by a part of their name, which tells them from
 * organisations and places: "Somsri Boonmee … says Somsri". In the order of the text, each once.
 */
export const peopleIn = (text: string): string[] => {
  const people = [...text.matchAll(NAME)].map(([name]) => name.replace(/[’']s$/u, ''));
  return [...new Set(people)].filter(
    (name) =>
      !startsSentence(name, text) &&
      !partsOf(name).some((part) => OF_A_PLACE.test(part)) &&
      partsOf(name).some((part) => {
        const rest = text.replaceAll(name, ' ');
        const alone = `(?<!\\p{Lu}[\\p{L}’'-]* )(?<!\\p{L})${part}(?!\\p{L})(?! \\p{Lu})`;
        return new RegExp(alone, 'u').test(rest);
      })
  );
};

/** Whether a text names somebody, by any part of the name, with any ending. */
export const namesPerson = (text: string, name: string): boolean => {
  const folded = fold(text);
  return partsOf(name).some((part) => new RegExp(`(?<!\\p{L})${stem(part)}`, 'u').test(folded));
};
