import { isBlocks, type Block, type Blocks, type InlineNode, type ListBlock } from './blocks';
import { inlineText } from './block-text';
import { embedOf } from './embeds';
import { partsOfNodes, partsOfText, plainText, type UnitPart } from './unit-parts';

/** What an article says in one locale, field by field. */
export type UnitState = Readonly<Record<string, unknown>>;

/** A piece of an article that is translated for itself. */
export interface TranslationUnit {
  /**
   * Where it stands: a field, an entry of a list (`tags.0`, `bylines.1.role`), or a place in the body
   * (`body.3`; `body.4.0` for a list's item, deeper for nested lists; `body.5.alt` and `body.5.caption`
   * for a picture). The same for as long as the state is; an NMTOKEN, so that XML can carry it.
   */
  readonly id: string;
  readonly field: string;
  /** Of the block in the body; null outside of it. */
  readonly index: number | null;
  readonly parts: readonly UnitPart[];
  /** In UTF-16 units, as Strapi counts; null: as long as it takes. */
  readonly maxLength: number | null;
  /** For the translator, in English: what it is. */
  readonly note: string | null;
}

interface TextField {
  readonly field: string;
  readonly maxLength: number;
  readonly note: string;
}

/** Those above the body, as an editor reads an article. */
const BEFORE_BODY: readonly TextField[] = [
  { field: 'headline', maxLength: 250, note: 'Headline' },
  { field: 'shortHeadline', maxLength: 80, note: 'Headline where there is little room' },
  { field: 'dek', maxLength: 400, note: 'Summary under the headline' },
  { field: 'dateline', maxLength: 120, note: 'Place the story is written from' },
  {
    field: 'leadImageAlt',
    maxLength: 500,
    note: 'What the lead picture shows, for who cannot see it',
  },
  { field: 'leadImageCaption', maxLength: 1000, note: 'Caption of the lead picture' },
  { field: 'leadImageCredit', maxLength: 200, note: 'Whose the lead picture is' },
];
const AFTER_BODY: readonly TextField[] = [
  { field: 'seoTitle', maxLength: 120, note: 'Title for search engines' },
  { field: 'seoDescription', maxLength: 320, note: 'Description for search engines' },
];
/** Fields that are one text, one unit each. */
export const TEXT_FIELDS: readonly string[] = [...BEFORE_BODY, ...AFTER_BODY].map(
  ({ field }) => field
);

const MAX_TAG_LENGTH = 80;
const MAX_ROLE_LENGTH = 120;
const LONGEST_CONTEXT = 160;

/** An address is the same in every language. */
const ADDRESS = /^\s*https?:\/\/\S+\s*$/i;

const isTranslatable = (text: string): boolean => text.trim() !== '' && !ADDRESS.test(text);

const unitOf = (
  id: string,
  parts: readonly UnitPart[],
  { index = null, maxLength = null, note = null }: Partial<TranslationUnit>
): TranslationUnit[] =>
  isTranslatable(plainText(parts))
    ? [{ id, field: id.split('.', 1)[0] ?? id, index, parts, maxLength, note }]
    : [];

const textUnit = (state: UnitState, { field, maxLength, note }: TextField): TranslationUnit[] => {
  const value = state[field];
  return typeof value === 'string' ? unitOf(field, partsOfText(value), { maxLength, note }) : [];
};

const listUnits = (list: ListBlock, path: string, index: number): TranslationUnit[] =>
  list.children.flatMap((child, at) => {
    const id = `${path}.${at}`;
    if (child.type === 'list') return listUnits(child, id, index);
    return unitOf(id, partsOfNodes(child.children), { index, note: 'Item of a list' });
  });

/** The words before a quote mostly tell who says it. */
const quoteNote = (before: Block | undefined): string => {
  const isText = before?.type === 'paragraph' || before?.type === 'heading';
  const words = isText ? inlineText(before.children).replace(/\s+/g, ' ').trim() : '';
  return words === '' ? 'Quote' : `Quote, after: ${words.slice(-LONGEST_CONTEXT)}`;
};

const noteOf = (block: Block, before: Block | undefined): string => {
  if (block.type === 'heading') return `Heading of level ${block.level}`;
  return block.type === 'quote' ? quoteNote(before) : 'Paragraph';
};

const imageText = (id: string, text: unknown, index: number, note: string): TranslationUnit[] =>
  typeof text === 'string' ? unitOf(id, partsOfText(text), { index, note }) : [];

const blockUnits = (block: Block, index: number, body: Blocks): TranslationUnit[] => {
  const id = `body.${index}`;
  switch (block.type) {
    case 'code':
      return [];
    case 'list':
      return listUnits(block, id, index);
    case 'image':
      return [
        ...imageText(`${id}.alt`, block.image.alternativeText, index, 'What the picture shows'),
        ...imageText(`${id}.caption`, block.image.caption, index, 'Caption of the picture'),
      ];
    default:
      return embedOf(block) === null
        ? unitOf(id, partsOfNodes(block.children as readonly InlineNode[]), {
            index,
            note: noteOf(block, body[index - 1]),
          })
        : [];
  }
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const tagUnits = (tags: unknown): TranslationUnit[] =>
  listOf(tags).flatMap((tag, at) =>
    typeof tag === 'string'
      ? unitOf(`tags.${at}`, partsOfText(tag), { maxLength: MAX_TAG_LENGTH, note: 'Tag' })
      : []
  );

/** Names are left as they are; what somebody is can be said in every language. */
const roleUnits = (bylines: unknown): TranslationUnit[] =>
  listOf(bylines).flatMap((byline, at) => {
    const { name, role } = (byline ?? {}) as { name?: unknown; role?: unknown };
    if (typeof role !== 'string') return [];
    const note = typeof name === 'string' ? `What ${name} is` : 'What an author is';
    return unitOf(`bylines.${at}.role`, partsOfText(role), { maxLength: MAX_ROLE_LENGTH, note });
  });

/**
 * What of an article a translator translates, in reading order. Not among it: code, embeds, addresses,
 * names, and whatever is blank. Pure.
 *
 * @param state a version of an article; fields it lacks have no units
 */
export const readUnits = (state: UnitState): TranslationUnit[] => {
  const body: Blocks = isBlocks(state.body) ? state.body : [];
  return [
    ...BEFORE_BODY.flatMap((field) => textUnit(state, field)),
    ...roleUnits(state.bylines),
    ...body.flatMap((block, index) => blockUnits(block, index, body)),
    ...tagUnits(state.tags),
    ...AFTER_BODY.flatMap((field) => textUnit(state, field)),
  ];
};
