import { diff3Merge } from 'node-diff3';
import type { Blocks } from '../text/blocks';
import { blockKey } from '../text/compare-bodies';

/** Where all three have as many blocks, each place is judged by itself: neighbours do not clash. */
const mergeInPlace = (base: string[], mine: string[], theirs: string[]): string[] | null => {
  if (mine.length !== base.length || theirs.length !== base.length) return null;
  const merged: string[] = [];
  for (const [index, old] of base.entries()) {
    const [ours = old, others = old] = [mine[index], theirs[index]];
    if (ours !== others && ours !== old && others !== old) return null;
    merged.push(ours === old ? others : ours);
  }
  return merged;
};

const mergeAnyLength = (base: string[], mine: string[], theirs: string[]): string[] | null => {
  const regions = diff3Merge(mine, base, theirs, { excludeFalseConflicts: true });
  const merged = regions.flatMap(({ ok }) => ok ?? []);
  return regions.some(({ conflict }) => conflict) ? null : merged;
};

/**
 * Two changes of one body, block by block: what only one of them changed is taken from that one. Pure.
 *
 * @returns null where both changed the same place, or places that touch
 */
export const mergeBodies = (base: Blocks, mine: Blocks, theirs: Blocks): Blocks | null => {
  const [o, a, b] = [base.map(blockKey), mine.map(blockKey), theirs.map(blockKey)];
  const merged = mergeInPlace(o, a, b) ?? mergeAnyLength(o, a, b);
  if (!merged) return null;
  const known = new Map([...base, ...mine, ...theirs].map((block) => [blockKey(block), block]));
  return merged.flatMap((key) => known.get(key) ?? []);
};
