import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import { isBlocks, type Block, type Blocks } from '../../../server/src/text/blocks';
import { applyUnits } from '../../../server/src/text/apply-units';
import { readUnits } from '../../../server/src/text/translation-units';
import { partsOfText, plainText, type UnitParts } from '../../../server/src/text/unit-parts';

type Pair = TranslationDocument['body'][number];
type TextPart = Pair['parts'][number];

/** One text of the source beside its translation. */
export interface Row {
  /** Of the unit in the source. */
  id: string;
  source: UnitParts;
  target: UnitParts;
  /** Most characters; null: as long as it takes. */
  maxLength: number | null;
}

/** A field or a block: what is read together, and what changed in it since. */
export interface Group {
  id: string;
  field: string;
  change: Pair['change'];
  /** The words of the source, where they changed. */
  drift: readonly TextPart[];
  rows: readonly Row[];
  /** Of a block that the source no longer has: what the translation says there. */
  leftOver: string | null;
}

const asBlocks = (block: Pair['source']): Blocks => {
  const blocks = [block];
  return block !== null && isBlocks(blocks) ? blocks : [];
};

/** Units of a single block: `body.0`, `body.0.1`, … */
const unitsOf = (blocks: Blocks) => readUnits({ body: blocks });

const partsIn = (blocks: Blocks, id: string): UnitParts =>
  unitsOf(blocks).find((unit) => unit.id === id)?.parts ?? [];

const replaceFirst = (id: string, index: number): string => id.replace(/^body\.0/, `body.${index}`);

const blockGroup = (pair: Pair, place: number): Group[] => {
  const [source, target] = [asBlocks(pair.source), asBlocks(pair.target)];
  if (pair.source === null) {
    const texts = unitsOf(target).map(({ parts }) => plainText(parts));
    const id = `left-over.${pair.targetAt ?? place}`;
    const common = { id, field: 'body', change: pair.change, drift: [], rows: [] };
    return [{ ...common, leftOver: texts.join('\n') }];
  }
  const index = pair.sourceAt ?? place;
  const rows = unitsOf(source).map(({ id, parts, maxLength }): Row => ({
    id: replaceFirst(id, index),
    source: parts,
    target: partsIn(target, id),
    maxLength,
  }));
  if (rows.length === 0) return [];
  const { change, parts } = pair;
  return [{ id: `body.${index}`, field: 'body', change, drift: parts, rows, leftOver: null }];
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : '';
};

const rolesIn = (bylines: unknown): Map<string, UnitParts> =>
  new Map(readUnits({ bylines }).map(({ id, parts }) => [id, parts]));

const fieldGroup = ({
  field,
  source,
  target,
  maxLength,
  drift,
}: TranslationDocument['fields'][number]): Group[] => {
  const change = drift === null ? 'same' : 'changed';
  const common = { id: field, field, change, drift: drift?.parts ?? [], leftOver: null } as const;
  if (field === 'bylines') {
    const roles = rolesIn(target);
    const rows = [...rolesIn(source)].map(([id, parts]): Row => ({
      id,
      source: parts,
      target: roles.get(id) ?? [],
      maxLength,
    }));
    return rows.length === 0 ? [] : [{ ...common, rows }];
  }
  const [ours, theirs] = [textOf(source), textOf(target)];
  if (ours === '' && theirs === '') return [];
  const [from, to] = [partsOfText(ours), partsOfText(theirs)];
  const most = field === 'tags' ? null : maxLength;
  return [{ ...common, rows: [{ id: field, source: from, target: to, maxLength: most }] }];
};

/** Fields that stand above the body, as an editor reads an article. */
const ABOVE = ['headline', 'shortHeadline', 'dek', 'dateline', 'bylines'];

/** What a translator reads from top to bottom: fields, blocks, and fields again. Pure. */
export const groupsOf = ({ fields, body }: TranslationDocument): Group[] => {
  const isAbove = ({ field }: { field: string }): boolean => ABOVE.includes(field);
  return [
    ...fields.filter(isAbove).flatMap(fieldGroup),
    ...body.flatMap(blockGroup),
    ...fields.filter((one) => !isAbove(one)).flatMap(fieldGroup),
  ];
};

const bodyOf = (pairs: readonly Pair[]): { at: number; block: Block }[] =>
  pairs
    .flatMap(({ target, targetAt }) => {
      const [block] = asBlocks(target);
      return block && targetAt !== null ? [{ at: targetAt, block }] : [];
    })
    .sort((a, b) => a.at - b.at);

/** The block that a translation has for one of its source, with one of its texts said otherwise. */
const writeBlock = (pair: Pair, id: string, parts: UnitParts): Block | null => {
  const [source, target] = [asBlocks(pair.source), asBlocks(pair.target)];
  const known = new Map(unitsOf(target).map((unit) => [unit.id, unit.parts] as const));
  const written = new Map([...known, [id, parts] as const]);
  const { body } = applyUnits({ body: source }, written, {
    rest: 'empty',
    ...(pair.target === null ? {} : { target: { body: target } }),
  });
  return isBlocks(body) ? (body[0] ?? null) : null;
};

/** Where a block that is not translated yet goes: behind the nearest one before it that is. */
const placeFor = (pairs: readonly Pair[], pair: Pair): number => {
  const before = pairs.slice(0, pairs.indexOf(pair)).flatMap(({ targetAt }) => targetAt ?? []);
  return before.length === 0 ? 0 : Math.max(...before) + 1;
};

const writeBody = (pairs: readonly Pair[], id: string, parts: UnitParts): Block[] => {
  const [, index = ''] = id.split('.');
  const pair = pairs.find(({ sourceAt }) => sourceAt === Number(index));
  const body = bodyOf(pairs);
  const block = pair && writeBlock(pair, id.replace(/^body\.\d+/, 'body.0'), parts);
  if (!pair || !block) return body.map((one) => one.block);
  if (pair.targetAt !== null) {
    return body.map((one) => (one.at === pair.targetAt ? block : one.block));
  }
  const blocks = body.map((one) => one.block);
  blocks.splice(placeFor(pairs, pair), 0, block);
  return blocks;
};

/** The fields to save when one text is said otherwise. Pure. */
export const fieldsToSave = (
  { fields, body }: TranslationDocument,
  id: string,
  parts: UnitParts
): Record<string, unknown> => {
  const [field = ''] = id.split('.');
  const text = plainText(parts).trim();
  const found = fields.find((one) => one.field === field);
  if (field === 'body') return { body: writeBody(body, id, parts) };
  if (field === 'tags') {
    return {
      tags: text
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    };
  }
  if (field === 'bylines') {
    const source = { bylines: found?.source };
    const current = rolesIn(found?.target);
    return applyUnits(source, new Map([[id, parts]]), {
      rest: 'current',
      current,
      target: { bylines: found?.target },
    });
  }
  return { [field]: text === '' && field !== 'headline' ? null : text };
};

/** The body without a block that the source no longer has. Pure. */
export const bodyWithout = ({ body }: TranslationDocument, targetAt: number): Block[] =>
  bodyOf(body)
    .filter(({ at }) => at !== targetAt)
    .map(({ block }) => block);
