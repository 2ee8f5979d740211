import { plainText, type UnitParts } from '../../text/unit-parts';
import { unitDigest } from '../unit-digest';
import { differInNumbers, replaceNumbers } from './match-numbers';
import { bestPossible, EXACT, fuzzyScore, OTHER_CODES, OTHER_NUMBERS } from './score';
import type { StoredSegment } from './segment';
import { plainSegment } from './signature';

export type MatchKind = 'exact' | 'codes' | 'numbers' | 'fuzzy';

export interface Match {
  segment: StoredSegment;
  /** From 0 to 100. */
  score: number;
  kind: MatchKind;
  /** What is offered; links and marks only of an exact match: those of another text lead elsewhere. */
  target: UnitParts;
}

const isText = (parts: UnitParts): boolean => parts.every(({ kind }) => kind === 'text');
const words = (text: string): UnitParts => [{ kind: 'text', text }];

const measure = (parts: UnitParts, segment: StoredSegment, minScore: number): Match | null => {
  const [asked, known] = [parts, segment.source].map((one) => plainSegment(plainText(one))) as [
    string,
    string,
  ];
  const said = plainText(segment.target);
  if (asked === known) {
    const isPlain = isText(parts) && isText(segment.source);
    const isExact = isPlain || unitDigest(parts) === unitDigest(segment.source);
    return isExact
      ? { segment, score: EXACT, kind: 'exact', target: segment.target }
      : { segment, score: OTHER_CODES, kind: 'codes', target: words(said) };
  }
  if (differInNumbers(asked, known)) {
    const renumbered = replaceNumbers(known, asked, said);
    if (renumbered !== null) {
      return { segment, score: OTHER_NUMBERS, kind: 'numbers', target: words(renumbered) };
    }
  }
  if (bestPossible(asked.length, known.length) < minScore) return null;
  return { segment, score: fuzzyScore(asked, known), kind: 'fuzzy', target: words(said) };
};

/**
 * What is offered for a text, the best first, the newest first among equals; what says the same is
 * offered once. Pure.
 *
 * @param minScore from 0 to 100
 */
export const decideMatches = (
  parts: UnitParts,
  candidates: readonly StoredSegment[],
  { minScore, limit }: { minScore: number; limit: number }
): Match[] => {
  const matches = candidates
    .flatMap((segment) => measure(parts, segment, minScore) ?? [])
    .filter(({ score }) => score >= minScore)
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.segment.confirmedAt.getTime() - a.segment.confirmedAt.getTime() ||
        b.segment.id - a.segment.id
    );
  const seen = new Set<string>();
  return matches
    .filter(({ target }) => {
      const said = unitDigest(target);
      if (seen.has(said)) return false;
      seen.add(said);
      return true;
    })
    .slice(0, limit);
};
