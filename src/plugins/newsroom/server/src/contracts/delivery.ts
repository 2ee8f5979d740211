import { z } from 'zod';
import { alternateLink, embedDocument, openGraphTag, twitterTag } from './link-data';

/**
 * What the delivery API answers (design: API.md §1). Instants are ISO 8601 in UTC with `Z`; paths
 * are those of the public site; nothing here is ever null unless it says so.
 *
 * The types are what the server is written against; the schemas are what the OpenAPI document is made
 * from, and what tests hold answers to. No answer is parsed on its way out.
 */
const instant = z.iso.datetime().meta({
  id: 'Instant',
  description: 'ISO 8601, in UTC.',
  examples: ['2025-02-25T08:30:00.000Z'],
});

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);
const direction = z.enum(['ltr', 'rtl']).describe('The direction its text is written in.');
const path = z.string().describe('Path on the public site.');
const siteUrl = z.string().optional().describe('Only when `publicUrl` is configured.');

export const readTimeDocument = z
  .strictObject({
    minutes: count.describe('Whole minutes, at least 1; 0 for an empty body.'),
    seconds: count,
    words: count,
    characters: count.describe('Han and Kana characters, which are read one by one.'),
    label: textOrNull.describe("In the reader's language; null for an empty body."),
    evidence: z
      .enum(['measured', 'derived', 'estimated'])
      .describe('What the reading rate of the language rests on.'),
  })
  .meta({ id: 'ReadTime', description: 'How long a story takes to read.' });
export type ReadTimeDocument = z.infer<typeof readTimeDocument>;

export const relativeTimeDocument = z
  .strictObject({
    label: text.describe('In the language of the text, such as "15 hours ago".'),
    unit: text,
    value: z.int().nullable().describe('Negative in the past; null where the label is a date.'),
    absolute: text.describe('The same as a date.'),
    validUntil: instant
      .nullable()
      .describe('No cache may keep the label past this instant; null: it holds for good.'),
  })
  .meta({ id: 'RelativeTime', description: 'How long ago, as a label that is true for a while.' });
export type RelativeTimeDocument = z.infer<typeof relativeTimeDocument>;

export const imageDocument = z
  .strictObject({
    url: textOrNull.describe(
      'Null where alt and caption are known and the picture is not here (a wire item without it).'
    ),
    width: z.int().nullable(),
    height: z.int().nullable(),
    mime: textOrNull,
    alt: textOrNull,
    caption: textOrNull,
    credit: textOrNull,
    formats: z
      .record(z.string(), z.strictObject({ url: text, width: z.int(), height: z.int() }))
      .describe('Smaller versions of the picture, by name.'),
  })
  .meta({ id: 'Image', description: 'A picture with its texts.' });
export type ImageDocument = z.infer<typeof imageDocument>;

export const sectionReference = z
  .strictObject({
    id: text,
    name: text,
    slug: text,
    path,
    servedLocale: text.describe(
      'The locale its name is written in; differs where nobody has translated it yet.'
    ),
  })
  .meta({ id: 'SectionReference', description: 'A section, as it is named beside a story.' });
export type SectionReference = z.infer<typeof sectionReference>;

export const sourceReference = z
  .strictObject({
    id: text,
    code: text,
    name: text,
    kind: text.describe('wire, agency, broadcaster, partner or own.'),
    url: textOrNull,
    creditLine: textOrNull,
  })
  .meta({ id: 'SourceReference', description: 'Where a story comes from.' });
export type SourceReference = z.infer<typeof sourceReference>;

export const byline = z
  .strictObject({ name: text, role: textOrNull, url: textOrNull })
  .meta({ id: 'Byline', description: 'Who wrote or made it.' });
export type Byline = z.infer<typeof byline>;

export const promoDocument = z
  .strictObject({
    id: text,
    title: text,
    text: textOrNull,
    placement: text.describe('article-end, article-inline, section-front or global.'),
    cta: z.strictObject({ label: textOrNull, url: textOrNull }).describe('The call to action.'),
    image: imageDocument.nullable(),
  })
  .meta({ id: 'Promo', description: 'Something the newsroom points its readers to.' });
export type PromoDocument = z.infer<typeof promoDocument>;

export const translationReference = z
  .strictObject({ locale: text, path, slug: text, headline: text })
  .meta({ id: 'TranslationReference', description: 'A live story in another language.' });
export type TranslationReference = z.infer<typeof translationReference>;

export const articleSummary = z
  .strictObject({
    id: text.describe('Document id: the same in every language.'),
    type: z.literal('article'),
    kind: text.describe('news, analysis, opinion, feature, explainer, live, video or gallery.'),
    urgency: text.describe('normal or breaking.'),
    locale: text.describe('The locale asked for.'),
    servedLocale: text.describe(
      'The locale that answers; differs from `locale` when a fallback does.'
    ),
    isFallback: z.boolean(),
    direction,
    slug: text,
    path,
    url: siteUrl,
    headline: text,
    shortHeadline: textOrNull,
    dek: textOrNull,
    section: sectionReference.nullable(),
    sources: z.array(sourceReference),
    sourceLine: textOrNull.describe('As a reader sees it behind "SOURCE:"; null without sources.'),
    dateline: textOrNull,
    tags: z.array(text),
    leadImage: imageDocument.nullable(),
    readTime: readTimeDocument,
    firstPublishedAt: instant,
    updatedAt: instant.describe('The last change a reader would notice.'),
    relativeTime: relativeTimeDocument.optional().describe('Left out with `relative=false`.'),
    seq: count
      .optional()
      .describe('The change that made it what it is; left out within `related`.'),
  })
  .meta({ id: 'ArticleSummary', description: 'A story as lists show it.' });
export type ArticleSummary = z.infer<typeof articleSummary>;

const breadcrumbs = z
  .array(z.strictObject({ name: text, path }))
  .describe('From the front to the section.');

const correction = z
  .strictObject({ kind: text, text, correctedAt: instant })
  .meta({ id: 'Correction', description: 'What was put right in public, and when.' });
export type Correction = z.infer<typeof correction>;

export const articleDocument = articleSummary
  .extend({
    body: z
      .union([z.array(z.unknown()), z.string()])
      .optional()
      .describe('Strapi blocks, or sanitised HTML with `body=html`; left out with `body=none`.'),
    breadcrumbs,
    bylines: z.array(byline),
    corrections: z.array(correction),
    promos: z.array(promoDocument),
    related: z.array(articleSummary),
    translations: z.array(translationReference).describe('The other live languages of the story.'),
    seo: z.strictObject({
      title: text,
      description: textOrNull,
      canonicalUrl: textOrNull,
      noindex: z.boolean(),
      image: textOrNull,
      openGraph: z.array(openGraphTag).describe('`<meta property content>`, ready to print.'),
      twitter: z.array(twitterTag).describe('`<meta name content>`, ready to print.'),
      alternates: z
        .array(alternateLink)
        .describe(
          '`<link rel="alternate" hreflang href>`, its own language included; empty for a story in one language, and unless `publicUrl` is configured.'
        ),
    }),
    embeds: z
      .array(embedDocument)
      .describe('Players and posts of other sites that stand in the body.'),
  })
  .meta({ id: 'ArticleDocument', description: 'A whole story.' });
export type ArticleDocument = z.infer<typeof articleDocument>;

export const meta = z
  .strictObject({
    locale: text,
    seq: count.describe(
      'The newest change that can have had a part in the answer. Two nodes give the same for the same content; how new the answer is known to be says the header `X-Newsroom-Seq`.'
    ),
    freshUntil: instant
      .nullable()
      .describe('The earliest instant at which the answer changes by itself; null: it does not.'),
  })
  .meta({ id: 'Meta', description: 'What holds for the whole answer.' });
export type Meta = z.infer<typeof meta>;

const nextCursor = textOrNull.describe('For the parameter `cursor`; null on the last page.');
const listMeta = meta
  .extend({ nextCursor })
  .meta({ id: 'ListMeta', description: 'What holds for a page of a list.' });
const firstPage = z.strictObject({ data: z.array(articleSummary), nextCursor });

export const articleAnswer = z
  .strictObject({ data: articleDocument, meta })
  .meta({ id: 'ArticleAnswer' });
export type ArticleAnswer = z.infer<typeof articleAnswer>;

export const articleListAnswer = z
  .strictObject({ data: z.array(articleSummary), meta: listMeta })
  .meta({ id: 'ArticleListAnswer' });
export type ArticleListAnswer = z.infer<typeof articleListAnswer>;

/** The newest stories of a locale with their bodies, from which feeds are made; no answer itself. */
export interface LatestStories {
  locale: string;
  /** The section they are narrowed to. */
  section: SectionReference | null;
  stories: (Omit<ArticleSummary, 'locale' | 'isFallback' | 'relativeTime'> & {
    bylines: Byline[];
    corrections: Correction[];
    body: unknown[];
  })[];
}

const textsOfSection = { description: textOrNull, colour: textOrNull };

const flatNode = sectionReference.extend({ ...textsOfSection, position: z.int() });
export type SectionNode = z.infer<typeof flatNode> & { children: SectionNode[] };

export const sectionNode: z.ZodType<SectionNode> = flatNode
  .extend({
    get children(): z.ZodType<SectionNode[]> {
      return z.array(sectionNode);
    },
  })
  .meta({ id: 'SectionNode', description: 'A section with those below it.' });

export const sectionTreeAnswer = z
  .strictObject({ data: z.array(sectionNode), meta })
  .meta({ id: 'SectionTreeAnswer' });
export type SectionTreeAnswer = z.infer<typeof sectionTreeAnswer>;

export const sectionDocument = sectionReference
  .extend({
    type: z.literal('section'),
    locale: text,
    direction,
    url: siteUrl,
    ...textsOfSection,
    breadcrumbs,
    children: z.array(sectionReference),
    promos: z.array(promoDocument),
    articles: firstPage.describe('The first page; `nextCursor` goes on at `/articles?section=…`.'),
    seo: z.strictObject({ title: text, description: textOrNull }),
  })
  .meta({ id: 'SectionDocument', description: 'The front of a section.' });
export type SectionDocument = z.infer<typeof sectionDocument>;

export const sectionAnswer = z
  .strictObject({ data: sectionDocument, meta })
  .meta({ id: 'SectionAnswer' });
export type SectionAnswer = z.infer<typeof sectionAnswer>;

export const sourceDocument = sourceReference
  .extend({ usageTerms: textOrNull, logo: imageDocument.nullable() })
  .meta({ id: 'SourceDocument', description: 'A source with its terms.' });
export type SourceDocument = z.infer<typeof sourceDocument>;

export const sourceListAnswer = z
  .strictObject({ data: z.array(sourceDocument), meta })
  .meta({ id: 'SourceListAnswer' });
export type SourceListAnswer = z.infer<typeof sourceListAnswer>;

export const sourceAnswer = z
  .strictObject({
    data: sourceDocument
      .extend({
        articles: firstPage.describe(
          'The first page; `nextCursor` goes on at `/articles?source=…`.'
        ),
      })
      .meta({ id: 'SourceWithArticles', description: 'A source with its latest stories.' }),
    meta,
  })
  .meta({ id: 'SourceAnswer' });
export type SourceAnswer = z.infer<typeof sourceAnswer>;

export const promoListAnswer = z
  .strictObject({ data: z.array(promoDocument), meta })
  .meta({ id: 'PromoListAnswer' });
export type PromoListAnswer = z.infer<typeof promoListAnswer>;

export const redirectAnswer = z
  .strictObject({
    data: z.null(),
    redirect: z.strictObject({
      path: textOrNull.describe('On the public site; null for what has no address there.'),
      location: text.describe('The same endpoint with the current slug.'),
    }),
  })
  .meta({ id: 'RedirectAnswer', description: 'A former address of something live.' });
export type RedirectAnswer = z.infer<typeof redirectAnswer>;

const inLocale = z
  .strictObject({ locale: text, path })
  .nullable()
  .optional()
  .describe(
    'With `locale`: where the same story or section is in that language; null: it is not there.'
  );

export const resolveAnswer = z
  .strictObject({
    data: z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('article'),
        path,
        id: text,
        article: articleDocument,
        inLocale,
      }),
      z.strictObject({
        outcome: z.literal('section'),
        path,
        id: text,
        section: sectionDocument,
        inLocale,
      }),
      z.strictObject({ outcome: z.literal('redirect'), path, inLocale }),
      z.strictObject({ outcome: z.literal('gone'), notice: textOrNull }),
      z.strictObject({ outcome: z.literal('not-found') }),
    ]),
    meta,
  })
  .meta({
    id: 'ResolveAnswer',
    description:
      'What a public path is. Only what is asked for is there: `path` of a redirect, `notice` of what is gone.',
  });
export type ResolveAnswer = z.infer<typeof resolveAnswer>;

export const changeDocument = z
  .strictObject({
    seq: count,
    at: instant,
    action: z.enum(['publish', 'update', 'unpublish', 'kill', 'redirect']),
    entity: z.enum(['article', 'section', 'source', 'promo']),
    id: text,
    locale: text,
    path: textOrNull,
    tags: z.array(text).describe('Surrogate keys of the answers that it makes stale.'),
  })
  .meta({ id: 'Change', description: 'One row of the change log.' });
export type ChangeDocument = z.infer<typeof changeDocument>;

export const changesAnswer = z
  .strictObject({
    data: z.array(changeDocument),
    meta: z
      .strictObject({ nextAfter: count, head: count })
      .describe('Read on from `nextAfter`; when it equals `head` there is nothing more now.'),
  })
  .meta({ id: 'ChangesAnswer' });
export type ChangesAnswer = z.infer<typeof changesAnswer>;

export const searchResult = articleSummary
  .extend({
    highlights: z
      .strictObject({ headline: text, dek: textOrNull, snippet: textOrNull })
      .describe('HTML: escaped text with `<mark>` around what was found.'),
    score: z.number(),
  })
  .meta({ id: 'SearchResult', description: 'A story that was found.' });
export type SearchResult = z.infer<typeof searchResult>;

export const searchAnswer = z
  .strictObject({ data: z.array(searchResult), meta: listMeta })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const healthAnswer = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'unusable']),
    seq: count.describe('The newest change this node knows of.'),
    lag: z
      .strictObject({
        changes: count,
        refreshJobs: count,
        failingJobs: count,
        storiesSetAside: count,
      })
      .describe(
        'Changes committed that this node does not know of yet; jobs that make editions anew; those of them whose last attempt went wrong; stories among these that are tried by themselves, so that they hold up no others.'
      ),
    nodes: count.describe('Processes that reported within the last half minute.'),
  })
  .meta({ id: 'HealthAnswer', description: 'Whether readers are served what is committed.' });
export type HealthAnswer = z.infer<typeof healthAnswer>;
