const NUMBER = /\p{Nd}+(?:[.,'’\u00a0\u202f٫٬]\p{Nd}+)*/gu;
/** Stands for a number; no text of ours holds it. */
const HOLE = '\uFFFC';

const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];

/** Whether two texts say the same but for their numbers. */
export const differInNumbers = (a: string, b: string): boolean =>
  a !== b && a.replace(NUMBER, HOLE) === b.replace(NUMBER, HOLE);

const count = (numbers: readonly string[], wanted: string): number =>
  numbers.filter((number) => number === wanted).length;

/**
 * A translation with the numbers of another source text. Only where it is certain which number is which:
 * each number that changes stands in the translation exactly as in its source and as often. Pure.
 *
 * @param known the source of the translation; `asked` is the same text with other numbers
 * @returns null: it is not certain
 */
export const replaceNumbers = (
  known: string,
  asked: string,
  translation: string
): string | null => {
  const [before, after] = [numbersIn(known), numbersIn(asked)];
  const present = numbersIn(translation);
  const changes = new Map<string, string>();
  for (const [index, number] of before.entries()) {
    const wanted = after[index];
    if (wanted === undefined) return null;
    if (changes.has(number) && changes.get(number) !== wanted) return null;
    changes.set(number, wanted);
  }
  for (const [number, wanted] of changes) {
    if (number !== wanted && count(before, number) !== count(present, number)) return null;
  }
  return translation.replace(NUMBER, (number) => changes.get(number) ?? number);
};
