import { z } from 'zod';

/** Parameters of the delivery API: unknown ones are refused, never ignored. */
const boolean = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true');

const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00Z' })
  .transform((value) => new Date(value));

/** One value of a filter: no control characters, which a database would fail on. */
const filter = (what: string, length: number) =>
  z
    .string(`must be one ${what}`)
    .min(1, `must be one ${what}`)
    .max(length, `must be at most ${length} characters`)
    .refine((value) => !/\p{Cc}|\p{Surrogate}/u.test(value), 'must not hold control characters');

const common = {
  locale: filter('locale code', 35).optional(),
  relative: boolean.default(true),
};

export const KINDS = [
  'news',
  'analysis',
  'opinion',
  'feature',
  'explainer',
  'live',
  'video',
  'gallery',
] as const;

export const documentQuery = z.strictObject({
  ...common,
  body: z.enum(['blocks', 'html', 'none'], 'must be blocks, html or none').default('blocks'),
  fallback: z.enum(['none', 'chain'], 'must be none or chain').default('chain'),
  /** A token for drafts; checked elsewhere, since it also says which draft. */
  preview: filter('token', 2000).optional(),
});

export const listQuery = z.strictObject({
  ...common,
  limit: z
    .string('must be one number')
    .regex(/^\d{1,3}$/, 'must be a whole number from 1 to 100')
    .default('20')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 100, 'must be a whole number from 1 to 100'),
  cursor: z.string('must be one cursor').max(1000).optional(),
  section: filter('slug', 255).optional(),
  source: filter('code', 40).optional(),
  tag: filter('tag', 80).optional(),
  kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`).optional(),
  since: instant.optional(),
  until: instant.optional(),
  fallback: z.enum(['none', 'chain'], 'must be none or chain').default('none'),
});

const limit = listQuery.shape.limit;

export const sectionTreeQuery = z.strictObject({ locale: common.locale });
export const sectionQuery = z.strictObject({ ...common, limit });
export const sourcesQuery = z.strictObject({ locale: common.locale });
export const sourceQuery = sectionQuery;

export const PLACEMENTS = ['article-end', 'article-inline', 'section-front', 'global'] as const;

export const promosQuery = z.strictObject({
  locale: common.locale,
  placement: z.enum(PLACEMENTS, `must be one of ${PLACEMENTS.join(', ')}`).optional(),
  section: listQuery.shape.section,
});

export const resolveQuery = z.strictObject({
  path: filter('path', 2000),
  relative: common.relative,
  body: documentQuery.shape.body,
});

export const searchQuery = z.strictObject({
  ...common,
  q: filter('search text', 200),
  section: listQuery.shape.section,
  kind: listQuery.shape.kind,
  fallback: listQuery.shape.fallback,
  limit,
  cursor: listQuery.shape.cursor,
});

const MAX_SEQ = 2_147_483_647;

const wholeNumber = (most: number) =>
  z
    .string('must be one number')
    .regex(/^\d{1,10}$/, `must be a whole number from 0 to ${most}`)
    .transform(Number)
    .refine((value) => value <= most, `must be a whole number from 0 to ${most}`);

/** A number of the change log. */
export const seqNumber = wholeNumber(MAX_SEQ);

export const changesQuery = z.strictObject({
  after: seqNumber.default(0),
  limit: z
    .string('must be one number')
    .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 1000')
    .default('100')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 1000, 'must be a whole number from 1 to 1000'),
  wait: wholeNumber(30).default(0),
});

export const healthQuery = z.strictObject({});

export const feedQuery = z.strictObject({
  locale: common.locale,
  section: listQuery.shape.section,
});

export const FEED_FORMATS = ['rss.xml', 'atom.xml', 'feed.json'] as const;

/** Formats of one story beside its document, at `/articles/:slug/:format`. */
export const ARTICLE_FORMATS = ['jsonld', 'ninjs', 'html', 'text'] as const;

export const articleFormatQuery = z.strictObject({
  locale: common.locale,
  fallback: documentQuery.shape.fallback,
});

export type DocumentQuery = z.infer<typeof documentQuery>;
export type ListQuery = z.infer<typeof listQuery>;
export type SectionQuery = z.infer<typeof sectionQuery>;
export type PromosQuery = z.infer<typeof promosQuery>;
export type ResolveQuery = z.infer<typeof resolveQuery>;
export type SearchQuery = z.infer<typeof searchQuery>;
export type ChangesQuery = z.infer<typeof changesQuery>;
