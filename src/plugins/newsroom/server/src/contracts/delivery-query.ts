import { z } from 'zod';
import { NINJS_VERSIONS } from './ninjs';
import { filter, instant, wholeNumber } from './parameters';

/**
 * Parameters of the delivery API: unknown ones are refused, never ignored. They are texts; where
 * one stands for a number or a boolean, the schema ends in that, and so documents itself as such.
 */
const boolean = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')
  .pipe(z.boolean());

const locale = filter('locale code', 35)
  .optional()
  .meta({ description: 'A locale of the newsroom; left out: its default.', examples: ['en'] });

const common = {
  locale,
  relative: boolean
    .default(true)
    .describe('`false` leaves relative labels out, so that caches may keep the answer for longer.'),
};

const body = z
  .enum(['blocks', 'html', 'none'], 'must be blocks, html or none')
  .default('blocks')
  .describe('The body as Strapi blocks, as sanitised HTML, or left out.');

const fallback = z
  .enum(['none', 'chain'], 'must be none or chain')
  .describe('`chain` answers in the next locale of the chain where a text is missing.');

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
  body,
  fallback: fallback.default('chain'),
  // Checked elsewhere, since it also says which draft.
  preview: filter('token', 2000).optional().describe('A token for a draft; nobody may keep it.'),
});

const limit = wholeNumber(1, 100).default(20).describe('Stories on a page.');
const section = filter('slug', 255)
  .optional()
  .meta({
    description: 'Slug of a section, current or former; those below it count.',
    examples: ['world'],
  });
const kind = z
  .enum(KINDS, `must be one of ${KINDS.join(', ')}`)
  .optional()
  .describe('Only stories of this kind.');
const cursor = z
  .string('must be one cursor')
  .max(1000)
  .optional()
  .describe('`meta.nextCursor` of the page before, of the very same query.');

export const listQuery = z.strictObject({
  ...common,
  limit,
  cursor,
  section,
  source: filter('code', 40)
    .optional()
    .meta({ description: 'Code of a source.', examples: ['AP'] }),
  tag: filter('tag', 80)
    .optional()
    .meta({ description: 'One tag, in any case.', examples: ['Railways'] }),
  kind,
  since: instant.optional().describe('First published at this instant or later.'),
  until: instant.optional().describe('First published before this instant.'),
  fallback: fallback.default('none'),
});

export const sectionTreeQuery = z.strictObject({ locale });
export const sectionQuery = z.strictObject({ ...common, limit });
export const sourcesQuery = z.strictObject({ locale });
export const sourceQuery = sectionQuery;

export const PLACEMENTS = ['article-end', 'article-inline', 'section-front', 'global'] as const;

export const promosQuery = z.strictObject({
  locale,
  placement: z
    .enum(PLACEMENTS, `must be one of ${PLACEMENTS.join(', ')}`)
    .optional()
    .describe('Only promos for this place.'),
  section,
});

export const resolveQuery = z.strictObject({
  path: filter('path', 2000).meta({
    description: 'Path of a URL of the public site.',
    examples: ['/en/world/tea-railway-walk'],
  }),
  locale: filter('locale code', 35)
    .optional()
    .meta({
      description:
        'Another language, of a reader or a menu: `inLocale` then says where the same is in it. The path names its own.',
      examples: ['tr'],
    }),
  relative: common.relative,
  body,
});

export const searchQuery = z.strictObject({
  ...common,
  q: filter('search text', 200).meta({
    description: 'Words to be found in live stories.',
    examples: ['railway'],
  }),
  section,
  kind,
  fallback: fallback.default('none'),
  limit,
  cursor,
});

const MAX_SEQ = 2_147_483_647;

/** A number of the change log. */
export const seqNumber = wholeNumber(0, MAX_SEQ);

export const changesQuery = z.strictObject({
  after: seqNumber.default(0).describe('The last number of the log that is known already.'),
  limit: wholeNumber(1, 1000).default(100).describe('Changes on a page.'),
  wait: wholeNumber(0, 30)
    .default(0)
    .describe('Seconds to hold the request open until something new comes.'),
});

export const healthQuery = z.strictObject({});

export const feedQuery = z.strictObject({ locale, section });

export const ninjsQuery = z.strictObject({
  locale: common.locale,
  fallback: documentQuery.shape.fallback,
  version: z
    .enum(NINJS_VERSIONS, `must be one of ${NINJS_VERSIONS.join(', ')}`)
    .default(NINJS_VERSIONS[0]),
});

export const sitemapQuery = z.strictObject({});

export const sitemapPath = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1')
    .transform(Number),
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
