import { diffArrays } from 'diff';
import type { Block, Blocks } from '../text/blocks';

/** A block of the source and the one that translates it, by their places from 0. */
export interface BlockPair {
  /** Null: the source has no such block any more. */
  source: number | null;
  /** Null: it is not translated yet. */
  target: number | null;
}

/** What a block is, whatever language it is in. */
const formOf = (block: Block): string => {
  if (block.type === 'heading') return `heading ${block.level}`;
  return block.type === 'list' ? `list ${block.format}` : block.type;
};

/** Blocks of two bodies that stand in the same place, by their forms alone. */
export const alignForms = (source: Blocks, target: Blocks): BlockPair[] => {
  const pairs: BlockPair[] = [];
  let [sourceAt, targetAt] = [0, 0];
  for (const { value, added, removed } of diffArrays(source.map(formOf), target.map(formOf))) {
    for (let count = 0; count < value.length; count += 1) {
      pairs.push({ source: added ? null : sourceAt, target: removed ? null : targetAt });
      if (!added) sourceAt += 1;
      if (!removed) targetAt += 1;
    }
  }
  return pairs;
};

/**
 * The source as it is now beside its translation: a block stands beside what translates the block that
 * it was when the translation was made. Every block of either body occurs once, in the source's order.
 * Pure.
 *
 * @param made the source's body as the translation was made from it
 * @param moved where blocks of `made` are in `current`, in its order; null on one side for a block that
 *   is gone or new
 */
export const alignBodies = (
  made: Blocks,
  target: Blocks,
  moved: readonly { before: number | null; after: number | null }[]
): BlockPair[] => {
  const translated = new Map<number, number>();
  for (const pair of alignForms(made, target)) {
    if (pair.source !== null && pair.target !== null) translated.set(pair.source, pair.target);
  }
  const pairs = moved.flatMap(({ before, after }): BlockPair[] => {
    const found = before === null ? null : (translated.get(before) ?? null);
    return after === null && found === null ? [] : [{ source: after, target: found }];
  });
  const beside = new Set(pairs.map((pair) => pair.target));
  const strays = target.flatMap((_, at) => (beside.has(at) ? [] : [{ source: null, target: at }]));
  return placeStrays(pairs, strays);
};

/** Blocks of the translation that no block of the source answers to stand behind their neighbour. */
const placeStrays = (pairs: readonly BlockPair[], strays: readonly BlockPair[]): BlockPair[] => {
  const placed = [...pairs];
  for (const stray of strays) {
    const at = placed.findLastIndex(
      ({ target }) => target !== null && target < (stray.target ?? 0)
    );
    placed.splice(at + 1, 0, stray);
  }
  return placed;
};
