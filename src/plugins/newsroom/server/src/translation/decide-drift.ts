import { isBlocks, type Blocks } from '../text/blocks';
import { comparableBody, comparableText, picturesOf } from '../text/comparable-body';
import { blockKey, compareBodies, type BlockChange } from '../text/compare-bodies';
import { mapTexts } from '../text/map-texts';
import { isSameContent } from '../text/same-content';
import { isTranslatedField, PLAIN_TEXT_FIELDS, TRANSLATED_FIELDS } from '../text/translated-fields';
import { diffWords, type TextPart } from '../text/word-diff';

/** What an article says, field by field, as a revision keeps it. */
export type SourceState = Readonly<Record<string, unknown>>;

/** A field of the source that says something else than when the translation was made. */
export interface FieldDrift {
  field: string;
  /** false: it has no words, such as a picture or the section. */
  needsTranslation: boolean;
  /** What it said, and says; null for a body, whose blocks tell. */
  before: unknown;
  after: unknown;
  /** Of a text: its words. */
  parts?: TextPart[];
  /** Of a body: its blocks, those that say the same among them. */
  blocks?: BlockChange[];
  /** Of a body whose pictures are others: their addresses, as they were and are. */
  pictures?: { before: string[]; after: string[] };
}

/** The revisions of the source that matter to one translation. */
export interface SourceHistory {
  /** As the translation was made from it or confirmed against it. */
  made: SourceState;
  /** As it was when somebody said that what had changed needs no translation; null: nobody did. */
  waived: SourceState | null;
  current: SourceState;
}

const bodyOf = (state: SourceState): Blocks => (isBlocks(state.body) ? state.body : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The words of a translated field as a value that is the same exactly when they are. */
const wordsOf = (field: string, state: SourceState): unknown => {
  if (field === 'body') return comparableBody(bodyOf(state)).map(({ block }) => blockKey(block));
  return mapTexts(state[field] ?? null, comparableText);
};

const isSameWords = (field: string, a: SourceState, b: SourceState): boolean =>
  isSameContent(a[field], b[field]) || isSameContent(wordsOf(field, a), wordsOf(field, b));

const isSame = (field: string, a: SourceState, b: SourceState): boolean => {
  if (!isTranslatedField(field)) return isSameContent(a[field], b[field]);
  if (!isSameWords(field, a, b)) return false;
  return field !== 'body' || isSameContent(picturesOf(bodyOf(a)), picturesOf(bodyOf(b)));
};

/**
 * What a field is compared with: null when it says what it said when the translation was made, also
 * after changes that were undone, or what it said when they were waived.
 */
const referenceOf = (
  { made, waived, current }: SourceHistory,
  isUnchanged: (a: SourceState, b: SourceState) => boolean
): SourceState | null => {
  if (isUnchanged(made, current)) return null;
  if (waived && isUnchanged(waived, current)) return null;
  return waived ?? made;
};

const compareBody = (before: Blocks, after: Blocks, locale: string): BlockChange[] => {
  const [old, made] = [comparableBody(before), comparableBody(after)];
  const blocks = (body: typeof old): Blocks => body.map(({ block }) => block);
  const placeIn = (body: typeof old, at: number | null): number | null =>
    at === null ? null : (body[at]?.index ?? null);
  return compareBodies(blocks(old), blocks(made), locale).map((change) => ({
    ...change,
    before: placeIn(old, change.before),
    after: placeIn(made, change.after),
  }));
};

const tellBody = (history: SourceHistory, locale: string): FieldDrift => {
  const { made, waived, current } = history;
  const words = referenceOf(history, (a, b) => isSameWords('body', a, b));
  const reference = words ?? waived ?? made;
  const [before, after] = [picturesOf(bodyOf(reference)), picturesOf(bodyOf(current))];
  return {
    field: 'body',
    needsTranslation: words !== null,
    before: null,
    after: null,
    blocks: words ? compareBody(bodyOf(words), bodyOf(current), locale) : [],
    ...(isSameContent(before, after) ? {} : { pictures: { before, after } }),
  };
};

const tellField = (field: string, history: SourceHistory, locale: string): FieldDrift[] => {
  const reference = referenceOf(history, (a, b) => isSame(field, a, b));
  if (!reference) return [];
  if (field === 'body') return [tellBody(history, locale)];
  const [before, after] = [reference[field] ?? null, history.current[field] ?? null];
  return [
    {
      field,
      needsTranslation: isTranslatedField(field),
      before,
      after,
      ...(PLAIN_TEXT_FIELDS.includes(field)
        ? { parts: diffWords(textOf(before), textOf(after), locale) }
        : {}),
    },
  ];
};

/**
 * What has changed in the source since a translation was made from it or confirmed against it: what a
 * translator writes first, then the rest. By what the revisions say, never by when they were saved: an
 * edit that was undone is no drift, nor is white space. Pure.
 *
 * @param locale the language of the source; it decides where words end
 */
export const decideDrift = (history: SourceHistory, locale: string): FieldDrift[] => {
  const others = [...Object.keys(history.made), ...Object.keys(history.current)].filter(
    (field) => !isTranslatedField(field)
  );
  return [...TRANSLATED_FIELDS, ...new Set(others)].flatMap((field) =>
    tellField(field, history, locale)
  );
};

/** Whether there is anything in it to translate: the same answer, without telling what. Pure. */
export const isOutdated = (history: SourceHistory): boolean =>
  TRANSLATED_FIELDS.some(
    (field) => referenceOf(history, (a, b) => isSameWords(field, a, b)) !== null
  );
