import type { EditorialArticle, RevisionDocument } from '../contracts/editorial-article';
import { RELATIONS, SINGLE_RELATIONS, STATE_FIELDS, type ArticleState } from './article-state';
import type { FieldChange } from './compare-states';
import type { Draft } from './draft-reader';
import type { SaveConflict } from './merge-save';
import type { Revision } from './revision-store';

const isRelation = (field: string): boolean => (RELATIONS as readonly string[]).includes(field);

/** A field's value as the API tells it: a single relation is an id, not a list. */
const outward = (field: string, value: unknown): unknown => {
  if (SINGLE_RELATIONS.includes(field)) return [value ?? []].flat()[0] ?? null;
  if (field === 'noindex') return Boolean(value);
  return value ?? (isRelation(field) ? [] : null);
};

/** A field's value as a state holds it: every relation is a list. */
const inward = (field: string, value: unknown): unknown =>
  SINGLE_RELATIONS.includes(field) ? [value ?? []].flat() : value;

export const presentState = (state: ArticleState): EditorialArticle['fields'] =>
  Object.fromEntries(STATE_FIELDS.map((field) => [field, outward(field, state[field])]));

/** What a client sends, to be compared with states. */
export const readState = (input: Readonly<Record<string, unknown>>): ArticleState =>
  Object.fromEntries(Object.entries(input).map(([field, value]) => [field, inward(field, value)]));

/** What is to be written, as the document service takes it. */
export const writableState = (state: ArticleState): Record<string, unknown> =>
  Object.fromEntries(Object.entries(state).map(([field, value]) => [field, outward(field, value)]));

export const presentConflicts = (conflicts: readonly SaveConflict[]): SaveConflict[] =>
  conflicts.map(({ field, base, yours, theirs }) => ({
    field,
    base: outward(field, base),
    yours: outward(field, yours),
    theirs: outward(field, theirs),
  }));

export const presentDraft = ({ documentId, locale, state, last, updatedMs }: Draft) =>
  ({
    id: documentId,
    locale,
    revision: last?.number ?? 0,
    updatedAt: new Date(updatedMs).toISOString(),
    fields: presentState(state),
  }) satisfies EditorialArticle;

export const presentRevision = (revision: Revision): RevisionDocument => ({
  number: revision.number,
  at: new Date(revision.atMs).toISOString(),
  actor: revision.actor,
  action: revision.action,
  base: revision.base,
  restored: revision.restored,
  fields: [...revision.fields],
  publishedAt: revision.publishedMs === null ? null : new Date(revision.publishedMs).toISOString(),
});

export const presentFieldChange = ({
  field,
  before,
  after,
  ...rest
}: FieldChange): FieldChange => ({
  ...rest,
  field,
  before: field === 'body' ? null : outward(field, before),
  after: field === 'body' ? null : outward(field, after),
});
