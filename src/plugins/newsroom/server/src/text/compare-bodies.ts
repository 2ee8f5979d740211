import { diffArrays } from 'diff';
import { plainText } from './block-text';
import type { Block, Blocks } from './blocks';
import { essence } from './same-content';
import { diffWords, type TextPart } from './word-diff';

/** What became of one block of a body. */
export interface BlockChange {
  change: 'same' | 'added' | 'removed' | 'changed';
  /** Such as `paragraph` or `heading`. */
  type: string;
  /** Its place in the old body, from 0; null when it is new. */
  before: number | null;
  /** Its place in the new body, from 0; null when it is gone. */
  after: number | null;
  /** The words, and which of them differ; all the same where only marks, links or the level changed. */
  parts: TextPart[];
}

type Numbered = { block: Block; index: number };

/** A block as text that is equal exactly for blocks that say the same. */
export const blockKey = (block: unknown): string => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, entry]) => [key, sorted(entry)])
    );
  };
  return JSON.stringify(sorted(essence(block)));
};

/** The least share of words that an old and a new block have in common to be told as one that changed. */
const LEAST_COMMON = 0.3;

const lengthOf = (parts: readonly TextPart[], isCounted: (part: TextPart) => boolean): number =>
  parts.filter(isCounted).reduce((sum, { text }) => sum + text.length, 0);

const isSameBlock = (old: Numbered, made: Numbered, parts: readonly TextPart[]): boolean => {
  if (old.block.type !== made.block.type) return false;
  const common = lengthOf(parts, ({ change }) => change === 'same');
  const longer = Math.max(
    lengthOf(parts, ({ change }) => change !== 'added'),
    lengthOf(parts, ({ change }) => change !== 'removed')
  );
  return longer === 0 || common / longer >= LEAST_COMMON;
};

const alone = (change: 'added' | 'removed', { block, index }: Numbered): BlockChange => {
  const text = plainText([block]);
  return {
    change,
    type: block.type,
    before: change === 'removed' ? index : null,
    after: change === 'added' ? index : null,
    parts: text === '' ? [] : [{ change, text }],
  };
};

/** Old and new blocks of one stretch, in their order: pairs of one that changed stand together. */
const pairUp = (old: Numbered[], made: Numbered[], locale: string): BlockChange[] => {
  const changes: BlockChange[] = [];
  const waiting = [...made];
  for (const before of old) {
    const candidates = waiting.map((after) =>
      diffWords(plainText([before.block]), plainText([after.block]), locale)
    );
    const at = candidates.findIndex((parts, index) => {
      const after = waiting[index];
      return after !== undefined && isSameBlock(before, after, parts);
    });
    const [parts, after] = [candidates[at], waiting[at]];
    if (!parts || !after) {
      changes.push(alone('removed', before));
      continue;
    }
    changes.push(...waiting.splice(0, at).map((block) => alone('added', block)));
    waiting.shift();
    changes.push({
      change: 'changed',
      type: after.block.type,
      before: before.index,
      after: after.index,
      parts,
    });
  }
  return [...changes, ...waiting.map((block) => alone('added', block))];
};

/**
 * What differs between two bodies, block by block, and word by word within a block that changed. Every
 * block of either body occurs once, in the order in which an editor reads them. Pure.
 */
export const compareBodies = (before: Blocks, after: Blocks, locale: string): BlockChange[] => {
  const runs = diffArrays(before.map(blockKey), after.map(blockKey));
  const changes: BlockChange[] = [];
  let old: Numbered[] = [];
  let made: Numbered[] = [];
  let [oldAt, madeAt] = [0, 0];
  const flush = (): void => {
    changes.push(...pairUp(old, made, locale));
    [old, made] = [[], []];
  };
  const take = (blocks: Blocks, from: number, count: number): Numbered[] =>
    blocks.slice(from, from + count).map((block, index) => ({ block, index: from + index }));

  for (const { value, added, removed } of runs) {
    const count = value.length;
    if (added) made.push(...take(after, madeAt, count));
    else if (removed) old.push(...take(before, oldAt, count));
    else {
      flush();
      changes.push(
        ...take(after, madeAt, count).map(({ block, index }): BlockChange => {
          const text = plainText([block]);
          return {
            change: 'same',
            type: block.type,
            before: oldAt + index - madeAt,
            after: index,
            parts: text === '' ? [] : [{ change: 'same', text }],
          };
        })
      );
    }
    if (!added) oldAt += count;
    if (!removed) madeAt += count;
  }
  flush();
  return changes;
};
