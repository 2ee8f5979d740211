import { isBlocks, type Block, type Blocks } from '../text/blocks';
import { blockKey, type BlockChange } from '../text/compare-bodies';
import { comparableBody } from '../text/comparable-body';
import { isSameContent } from '../text/same-content';
import { TRANSLATED_FIELDS } from '../text/translated-fields';
import type { TextPart } from '../text/word-diff';
import { alignBodies, type BlockPair } from './align-bodies';
import { decideDrift, type FieldDrift, type SourceState } from './decide-drift';

/** A field of the source beside that of the translation. */
export interface FieldPair {
  field: string;
  source: unknown;
  target: unknown;
  /** Most characters that the field takes; null: there is no bound. */
  maxLength: number | null;
  /** What changed in the source since; null: nothing. */
  drift: FieldDrift | null;
}

/** A block of the source beside the one that translates it. */
export interface AlignedBlock {
  source: Block | null;
  target: Block | null;
  /** Their places, from 0. */
  sourceAt: number | null;
  targetAt: number | null;
  /** What became of the source's block since. */
  change: BlockChange['change'];
  /** Its words, where it changed. */
  parts: TextPart[];
}

export interface SideBySide {
  fields: FieldPair[];
  body: AlignedBlock[];
  /** What changed in the source and has no words. */
  others: FieldDrift[];
}

const bodyOf = (state: SourceState): Blocks => (isBlocks(state.body) ? state.body : []);

/** Where the blocks are of two bodies that say the same. */
const sameBlocks = (old: Blocks, current: Blocks): BlockChange[] => {
  const now = comparableBody(current);
  return comparableBody(old).flatMap(({ block, index }, at): BlockChange[] => {
    const found = now[at];
    if (!found) return [];
    return [{ change: 'same', type: block.type, before: index, after: found.index, parts: [] }];
  });
};

const isSameBody = (a: Blocks, b: Blocks): boolean => {
  const [one, other] = [a, b].map((body) =>
    comparableBody(body).map(({ block }) => blockKey(block))
  );
  return isSameContent(one, other);
};

/** Every block of the source's body, those without words among them, in their order. */
const withWordless = (changes: readonly BlockChange[], made: Blocks, current: Blocks) => {
  const told = new Set(changes.map(({ after }) => after));
  const lost = new Set(changes.map(({ before }) => before));
  const wordless = (body: Blocks, known: ReadonlySet<number | null>): number[] =>
    body.flatMap((_, at) => (known.has(at) ? [] : [at]));
  const old = wordless(made, lost);
  const fresh = wordless(current, told).map((after): BlockChange => {
    const type = current[after]?.type ?? '';
    const at = old.findIndex((before) => made[before]?.type === type);
    const [before = null] = at === -1 ? [] : old.splice(at, 1);
    return { change: 'same', type, before, after, parts: [] };
  });
  const all = [...changes];
  for (const one of fresh) {
    const at = all.findIndex(({ after }) => after !== null && after > (one.after ?? 0));
    all.splice(at === -1 ? all.length : at, 0, one);
  }
  return all;
};

/**
 * The source beside its translation, with what changed in the source since the translation was made from
 * it: field by field, and block by block in the source's order. Pure.
 *
 * @param made the source as the translation was made from it; null: nobody knows
 * @param limits most characters of the fields that have a bound
 */
export const putSideBySide = ({
  made,
  waived,
  source,
  target,
  sourceLocale,
  limits,
}: {
  made: SourceState | null;
  waived: SourceState | null;
  source: SourceState;
  target: SourceState;
  sourceLocale: string;
  limits: Readonly<Record<string, number>>;
}): SideBySide => {
  const base = made ?? waived ?? source;
  const drifts = decideDrift({ made: base, waived, current: source }, sourceLocale);
  const driftOf = (field: string): FieldDrift | null =>
    drifts.find((drift) => drift.field === field && drift.needsTranslation) ?? null;

  const [old, now, translated] = [bodyOf(base), bodyOf(source), bodyOf(target)];
  const told = driftOf('body')?.blocks;
  // The places of blocks are those of the revision that is compared with, which may be a waived one.
  const reference = waived && (told || !isSameBody(old, now)) ? bodyOf(waived) : old;
  const changes = withWordless(told ?? sameBlocks(reference, now), reference, now);
  const pairs = alignBodies(reference, translated, changes);
  const changeOf = (pair: BlockPair): BlockChange | undefined =>
    changes.find(({ after }) => after !== null && after === pair.source);

  const body = pairs.map((pair): AlignedBlock => {
    const change = changeOf(pair);
    return {
      source: pair.source === null ? null : (now[pair.source] ?? null),
      target: pair.target === null ? null : (translated[pair.target] ?? null),
      sourceAt: pair.source,
      targetAt: pair.target,
      change: change?.change ?? 'removed',
      parts: change?.change === 'changed' ? change.parts : [],
    };
  });
  return {
    fields: TRANSLATED_FIELDS.filter((field) => field !== 'body').map((field) => ({
      field,
      source: source[field] ?? null,
      target: target[field] ?? null,
      maxLength: limits[field] ?? null,
      drift: driftOf(field),
    })),
    body,
    others: drifts.filter(({ needsTranslation, pictures }) => !needsTranslation || pictures),
  };
};
