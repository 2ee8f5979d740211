import { isBlocks } from '../text/blocks';
import { diffWords, type TextPart } from '../text/word-diff';
import { changedFields, type ArticleState } from './article-state';
import { compareBodies, type BlockChange } from '../text/compare-bodies';

/** A field that says something else than before. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
  /** Of a text: its words. */
  parts?: TextPart[];
  /** Of a body: its blocks. */
  blocks?: BlockChange[];
}

const PROSE = [
  'headline',
  'shortHeadline',
  'dek',
  'leadImageAlt',
  'leadImageCaption',
  'leadImageCredit',
  'dateline',
  'seoTitle',
  'seoDescription',
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const compareField = (
  field: string,
  before: unknown,
  after: unknown,
  locale: string
): FieldChange => {
  if (field === 'body') {
    const [old, made] = [isBlocks(before) ? before : [], isBlocks(after) ? after : []];
    return { field, before: null, after: null, blocks: compareBodies(old, made, locale) };
  }
  if (!PROSE.includes(field)) return { field, before, after };
  return { field, before, after, parts: diffWords(textOf(before), textOf(after), locale) };
};

/** What differs between two states of an article, field by field, in an editor's order. Pure. */
export const compareStates = (
  before: ArticleState,
  after: ArticleState,
  locale: string
): FieldChange[] =>
  changedFields(before, after).map((field) =>
    compareField(field, before[field] ?? null, after[field] ?? null, locale)
  );
