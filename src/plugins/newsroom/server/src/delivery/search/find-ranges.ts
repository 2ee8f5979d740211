import type { QueryTerm } from '../../text/search-query';
import type { SearchToken } from '../../text/search-terms';

/** A stretch of a text with what was asked for, from `start` up to `end`. */
export interface FoundRange {
  start: number;
  end: number;
  /** Which of the terms asked for are in it, by their places in the question. */
  terms: ReadonlySet<number>;
}

const MARKS = /\p{M}*/uy;

const behindMarks = (text: string, position: number): number => {
  MARKS.lastIndex = position;
  return position + (MARKS.exec(text)?.[0].length ?? 0);
};

/** Where the term ends if it begins with the token at `index`; null: it does not. */
const endOfTerm = (
  tokens: readonly SearchToken[],
  index: number,
  { terms, isPrefix }: QueryTerm
): number | null => {
  let end: number | null = null;
  for (const [offset, term] of terms.entries()) {
    const token = tokens[index + offset];
    if (!token) return null;
    const mayGoOn = isPrefix && offset === terms.length - 1;
    if (token.term === term) end = token.end;
    else if (mayGoOn && token.term.startsWith(term)) end = token.headEnd;
    else return null;
  }
  return end;
};

/** What was asked for in a text, in order; ranges that touch are one. Never within a character. */
export const findRanges = (
  text: string,
  tokens: readonly SearchToken[],
  query: readonly QueryTerm[]
): FoundRange[] => {
  const ranges: { start: number; end: number; terms: Set<number> }[] = [];
  for (const [index, token] of tokens.entries()) {
    for (const [place, term] of query.entries()) {
      const end = endOfTerm(tokens, index, term);
      if (end === null) continue;
      const found = { start: behindMarks(text, token.start), end: behindMarks(text, end) };
      const last = ranges.at(-1);
      if (last && found.start <= last.end) {
        last.end = Math.max(last.end, found.end);
        last.terms.add(place);
      } else if (found.start < found.end) ranges.push({ ...found, terms: new Set([place]) });
    }
  }
  return ranges;
};
