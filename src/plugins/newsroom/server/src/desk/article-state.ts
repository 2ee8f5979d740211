import { isSameContent } from '../text/same-content';

/** What an article says in one locale, field by field: relations by document id, the picture by file id. */
export type ArticleState = Readonly<Record<string, unknown>>;

/** The relations of a state, as document ids in their order. */
export const RELATIONS = ['section', 'sources', 'relatedPromos', 'relatedArticles'] as const;
export const SINGLE_RELATIONS: readonly string[] = ['section'];

/** One value for all locales: what is written in one is written in all. */
export const SHARED_FIELDS = ['leadImage', 'kind', 'urgency', 'embargoUntil'] as const;

/** Columns of a state; with the picture and the relations they are its substance. */
export const PLAIN_FIELDS = [
  'headline',
  'shortHeadline',
  'slug',
  'dek',
  'body',
  'leadImageAlt',
  'leadImageCaption',
  'leadImageCredit',
  'bylines',
  'dateline',
  'tags',
  'kind',
  'urgency',
  'embargoUntil',
  'expiresAt',
  'canonicalUrl',
  'seoTitle',
  'seoDescription',
  'noindex',
] as const;

/** Everything that makes a revision, in the order in which an editor reads it. */
export const STATE_FIELDS: readonly string[] = [...PLAIN_FIELDS, 'leadImage', ...RELATIONS];

/** Fields that say something else, in the order of `STATE_FIELDS`. */
export const changedFields = (before: ArticleState | null, after: ArticleState): string[] =>
  STATE_FIELDS.filter((field) => !isSameContent(before?.[field] ?? null, after[field] ?? null));

/** A state without what says nothing, for storing. */
export const withoutEmpty = (state: ArticleState): ArticleState =>
  Object.fromEntries(
    STATE_FIELDS.flatMap((field) =>
      isSameContent(state[field], null) ? [] : [[field, state[field]] as const]
    )
  );
