import type { ParityFacts } from './parity-facts';

/** A place where a translation looks as if it did not say what its source says. */
export interface ParityFinding {
  code: string;
  field: string;
  /** Index in the body of the translation, from 0; null: none of one block. */
  block: number | null;
  message: string;
  howTo: string;
}

/** What a rule finds, once for each place. */
export type Found = Pick<ParityFinding, 'field' | 'block' | 'message'>;

/** A translation and what it was made from. */
export interface Pair {
  source: ParityFacts;
  translation: ParityFacts;
}

export const wholeText = ({ fields, blocks }: ParityFacts): string =>
  [...fields, ...blocks].map(({ text }) => text).join('\n');

/** Blocks of both languages that stand in each other's place; null where the bodies are built differently. */
export const aligned = ({ source, translation }: Pair) => {
  const kinds = ({ blocks }: ParityFacts): string => blocks.map(({ kind }) => kind).join();
  if (kinds(source) !== kinds(translation)) return null;
  return source.blocks.flatMap((block, place) => {
    const other = translation.blocks[place];
    return other ? [{ ours: block, theirs: other }] : [];
  });
};

const SHOWN_LETTERS = 40;

/** The begin of a text, for an editor to find it by. */
export const beginOf = (text: string): string => {
  const letters = [...text.replaceAll(/\s+/g, ' ')];
  const begin = letters.slice(0, SHOWN_LETTERS).join('').trim();
  return letters.length > SHOWN_LETTERS ? `${begin}…` : begin;
};

export const sentence = (
  missing: readonly string[],
  added: readonly string[],
  from: string
): string =>
  [
    ...(missing.length > 0 ? [`${missing.join(', ')} of "${from}" missing`] : []),
    ...(added.length > 0 ? [`${added.join(', ')} not in "${from}"`] : []),
  ].join(', ');
