import type { Term } from './port';

/** Text, or a term that stands in it, as it will be said. */
export type Piece = { kind: 'text'; text: string } | { kind: 'term'; text: string; said: string };

const PLAIN = /[.*+?^${}()|[\]\\/]/g;

/** Scripts that set no spaces: a term may stand anywhere in them. */
const UNSPACED =
  /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;

const isInWord = (character: string): boolean =>
  /[\p{L}\p{N}\p{M}]/u.test(character) && !UNSPACED.test(character);

/** "Oman" is no term in "Romania". */
const bounded = (source: string): string => {
  const characters = [...source];
  const before = isInWord(characters[0] ?? '') ? '(?<![\\p{L}\\p{N}\\p{M}])' : '';
  const after = isInWord(characters.at(-1) ?? '') ? '(?![\\p{L}\\p{N}\\p{M}])' : '';
  return `${before}${source.replace(PLAIN, '\\$&')}${after}`;
};

/**
 * Finds terms in texts, the longest first where one is part of another. Pure.
 *
 * @param terms upper and lower case are told apart
 */
export const createTermFinder = (terms: readonly Term[]): ((text: string) => Piece[]) => {
  if (terms.length === 0) return (text) => [{ kind: 'text', text }];
  const said = new Map(terms.map(({ source, target }) => [source, target]));
  const pattern = [...said.keys()].sort((a, b) => b.length - a.length).map(bounded);
  const finder = new RegExp(pattern.join('|'), 'gu');

  return (text) => {
    const pieces: Piece[] = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(finder)) {
      if (index > end) pieces.push({ kind: 'text', text: text.slice(end, index) });
      pieces.push({ kind: 'term', text: found, said: said.get(found) ?? found });
      end = index + found.length;
    }
    if (end < text.length || pieces.length === 0) {
      pieces.push({ kind: 'text', text: text.slice(end) });
    }
    return pieces;
  };
};
