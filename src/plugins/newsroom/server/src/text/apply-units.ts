import { isBlocks, type Block, type Blocks, type InlineNode, type ListBlock } from './blocks';
import { readUnits, TEXT_FIELDS, type UnitState } from './translation-units';
import { isSameParts, nodesOfParts, partsOfNodes, plainText, type UnitParts } from './unit-parts';

/** Translations by the id of the unit they belong to. */
export type Translations = ReadonlyMap<string, UnitParts>;

export interface ApplyOptions {
  /** Texts for units without a translation: those of the source, none, or `current`'s. */
  readonly rest: 'source' | 'empty' | 'current';
  /**
   * What the version that is translated into says where there is no translation, by unit id of the
   * source (see `alignUnits`); what is missing here too is the source's.
   */
  readonly current?: Translations;
  /**
   * The version that is translated into. Names in its bylines stay; and where its body is built as the
   * source's is, it stays but for the words: its embeds, pictures and code may be its own.
   */
  readonly target?: UnitState;
}

/** Texts that may be several lines. */
const MULTI_LINE = new Set(['dek', 'leadImageCaption', 'seoDescription']);

type Find = (id: string, own: UnitParts | null) => UnitParts | null;

/** null: the source's own text stays. */
const finder =
  (translated: Translations, { rest, current }: ApplyOptions): Find =>
  (id, own) => {
    const found = translated.get(id) ?? (rest === 'current' ? current?.get(id) : undefined);
    if (found) return own && isSameParts(found, own) ? null : found;
    return rest === 'empty' ? [] : null;
  };

/** A line as it is where nothing is to be said otherwise. */
const lineOf = (
  nodes: readonly InlineNode[],
  id: string,
  find: Find,
  isUnit: (id: string) => boolean
): readonly InlineNode[] => {
  if (!isUnit(id)) return nodes;
  const found = find(id, partsOfNodes(nodes));
  return found === null ? nodes : nodesOfParts(found);
};

type IsUnit = (id: string) => boolean;

const applyList = (list: ListBlock, path: string, find: Find, isUnit: IsUnit): ListBlock => ({
  ...list,
  children: list.children.map((child, at) => {
    const id = `${path}.${at}`;
    return child.type === 'list'
      ? applyList(child, id, find, isUnit)
      : { ...child, children: lineOf(child.children, id, find, isUnit) };
  }),
});

const applyBlock = (block: Block, index: number, find: Find, isUnit: IsUnit): Block => {
  const id = `body.${index}`;
  switch (block.type) {
    case 'code':
      return block;
    case 'list':
      return applyList(block, id, find, isUnit);
    case 'image': {
      const alt = isUnit(`${id}.alt`) ? find(`${id}.alt`, null) : null;
      const caption = isUnit(`${id}.caption`) ? find(`${id}.caption`, null) : null;
      const image = {
        ...block.image,
        ...(alt && { alternativeText: plainText(alt) }),
        ...(caption && { caption: plainText(caption) }),
      };
      return { ...block, image };
    }
    default:
      return { ...block, children: lineOf(block.children, id, find, isUnit) };
  }
};

const shapeOf = (blocks: readonly (Block | ListBlock['children'][number])[]): unknown[] =>
  blocks.map((block) => (block.type === 'list' ? shapeOf(block.children) : block.type));

/** Whether two bodies have the same kinds of blocks at the same places. */
export const isSameShape = (a: Blocks, b: Blocks): boolean =>
  JSON.stringify(shapeOf(a)) === JSON.stringify(shapeOf(b));

const structureOf = (source: Blocks, target: UnitState | undefined): Blocks =>
  isBlocks(target?.body) && isSameShape(source, target.body) ? target.body : source;

/** One line: a break that a translator's tool put in becomes a space. */
const oneLine = (parts: UnitParts): string => plainText(parts).replace(/\s*\n\s*/g, ' ');

const applyTags = (tags: readonly unknown[], find: Find, isUnit: IsUnit): unknown[] =>
  tags.flatMap((tag, at) => {
    const found = isUnit(`tags.${at}`) ? find(`tags.${at}`, null) : null;
    const text = found ? oneLine(found) : tag;
    return text === '' ? [] : [text];
  });

const applyRoles = (
  bylines: readonly unknown[],
  theirs: unknown,
  find: Find,
  isUnit: IsUnit
): unknown[] => {
  const known = Array.isArray(theirs) && theirs.length === bylines.length ? theirs : bylines;
  return bylines.map((byline, at) => {
    const found = isUnit(`bylines.${at}.role`) ? find(`bylines.${at}.role`, null) : null;
    const { role } = byline as { role?: unknown };
    const said = found ? oneLine(found) : role;
    return { ...(known[at] as object), ...(said === undefined ? {} : { role: said }) };
  });
};

/**
 * Puts translations in the places of the source's units. What stands where (blocks, levels, lists,
 * pictures, code, embeds) is the source's, the words are the translation's. Pure.
 *
 * @param source the version that was translated
 * @param translated by unit id; ids that the source has no unit of are left out
 * @returns the translatable fields that the source has; nothing else of it
 */
export const applyUnits = (
  source: UnitState,
  translated: Translations,
  options: ApplyOptions = { rest: 'source' }
): Record<string, unknown> => {
  const find = finder(translated, options);
  const ids = new Set(readUnits(source).map(({ id }) => id));
  const isUnit = (id: string): boolean => ids.has(id);
  const result: Record<string, unknown> = {};
  for (const field of TEXT_FIELDS) {
    if (!isUnit(field)) continue;
    const found = find(field, null);
    if (!found) result[field] = source[field];
    else result[field] = MULTI_LINE.has(field) ? plainText(found) : oneLine(found);
  }
  if (isBlocks(source.body)) {
    const body = structureOf(source.body, options.target);
    result.body = body.map((block, index) => applyBlock(block, index, find, isUnit));
  }
  if (Array.isArray(source.bylines)) {
    result.bylines = applyRoles(source.bylines, options.target?.bylines, find, isUnit);
  }
  if (Array.isArray(source.tags)) result.tags = applyTags(source.tags, find, isUnit);
  return result;
};
