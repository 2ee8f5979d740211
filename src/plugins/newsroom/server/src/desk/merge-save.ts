import { isBlocks } from '../text/blocks';
import { isSameContent } from '../text/same-content';
import type { ArticleState } from './article-state';
import { mergeBodies } from './merge-bodies';

/** A field that two editors changed differently, from the same revision. */
export interface SaveConflict {
  field: string;
  base: unknown;
  yours: unknown;
  theirs: unknown;
}

export interface MergedSave {
  /** What is to be written: what the editor changed, and that alone. */
  data: Record<string, unknown>;
  /** Fields in which what both editors did was put together. */
  merged: string[];
  conflicts: SaveConflict[];
}

const mergeValues = (field: string, base: unknown, mine: unknown, theirs: unknown): unknown => {
  if (field !== 'body') return null;
  const all = [base ?? [], mine ?? [], theirs ?? []];
  const [old, yours, others] = all;
  return isBlocks(old) && isBlocks(yours) && isBlocks(others)
    ? mergeBodies(old, yours, others)
    : null;
};

/**
 * A save meets a draft that has moved on since the editor read it: three-way, field by field, and block
 * by block in the body. What the editor did not touch stays as it is now; what only the editor changed is
 * written; where both changed the same, it is a conflict, unless both wrote the same. Pure.
 *
 * @param base the state that the editor had in front of them; null: not known any more, so every field
 *   that differs from the current one is a conflict
 * @param mine what the editor sends: any fields, or all
 */
export const mergeSave = (
  base: ArticleState | null,
  mine: ArticleState,
  current: ArticleState
): MergedSave => {
  const result: MergedSave = { data: {}, merged: [], conflicts: [] };
  for (const [field, yours] of Object.entries(mine)) {
    const theirs = current[field] ?? null;
    const before = base?.[field] ?? null;
    if (isSameContent(yours, theirs)) continue;
    if (base && isSameContent(yours, before)) continue;
    if (base && isSameContent(theirs, before)) {
      result.data[field] = yours;
      continue;
    }
    const both = base ? mergeValues(field, before, yours, theirs) : null;
    if (both === null) {
      result.conflicts.push({ field, base: before, yours, theirs });
    } else {
      result.data[field] = both;
      result.merged.push(field);
    }
  }
  return result;
};
