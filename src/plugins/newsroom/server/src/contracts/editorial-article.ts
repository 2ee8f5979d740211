import { z } from 'zod';
import { at, count } from './answer-values';
import { KINDS } from './delivery-query';
import { actor } from './editorial-logbook';
import { filter, wholeNumber } from './parameters';
import { fieldChange } from './text-changes';

const text = (most: number) =>
  z.string('must be text').max(most, `must be at most ${most} characters`);
const documentId = z
  .string('must be a document id')
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be a document id');
const documentIds = z.array(documentId, 'must be a list of document ids').max(200);
const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00Z' })
  .overwrite((value) => new Date(value).toISOString());

const URGENCIES = ['normal', 'breaking'] as const;

/** What an editor may write. Contents are judged by the article's own rules. */
const fields = {
  headline: text(250),
  shortHeadline: text(80).nullable(),
  slug: text(80).nullable().describe('Left out or empty: made from the headline.'),
  dek: text(400).nullable(),
  body: z
    .array(z.looseObject({ type: z.string() }))
    .nullable()
    .describe('Strapi blocks.'),
  leadImage: z.int().min(1).max(2_147_483_647).nullable().describe('Id of an uploaded file.'),
  leadImageAlt: text(500).nullable(),
  leadImageCaption: text(1000).nullable(),
  leadImageCredit: text(200).nullable(),
  section: documentId.nullable().describe('Document id.'),
  sources: documentIds.describe('Document ids, in the order in which readers see them.'),
  bylines: z.array(z.looseObject({ name: z.string() })).nullable(),
  dateline: text(120).nullable(),
  tags: z.array(z.string()).nullable(),
  kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`),
  urgency: z.enum(URGENCIES, `must be one of ${URGENCIES.join(', ')}`),
  relatedPromos: documentIds,
  relatedArticles: documentIds,
  embargoUntil: instant.nullable(),
  expiresAt: instant.nullable(),
  canonicalUrl: text(2000).nullable(),
  seoTitle: text(120).nullable(),
  seoDescription: text(320).nullable(),
  noindex: z.boolean('must be true or false'),
};

export const articleChanges = z
  .strictObject(fields)
  .partial()
  .meta({ id: 'ArticleChanges', description: 'Fields that are left out stay as they are.' });

export const newArticle = z
  .strictObject({ ...articleChanges.shape, headline: fields.headline })
  .meta({ id: 'NewArticle' });

/** Parameters of what is about one version of an article. */
export const versionQuery = z.strictObject({
  locale: filter('locale code', 35)
    .optional()
    .meta({ description: 'A locale of the newsroom; left out: its default.', examples: ['en'] }),
});

export const revisionsQuery = z.strictObject({
  ...versionQuery.shape,
  limit: wholeNumber(1, 100).default(20).describe('Revisions on a page.'),
  before: wholeNumber(1, 1_000_000_000)
    .optional()
    .describe('`meta.nextBefore` of the page before: only lower numbers.'),
});

export const revisionNumber = wholeNumber(1, 1_000_000_000);

/** A number in the path, as the document tells of it. */
export const revisionParameter = (example: number) =>
  revisionNumber.meta({ description: 'Number of a revision in this locale.', examples: [example] });

const stateOut = z
  .strictObject({
    ...Object.fromEntries(Object.keys(fields).map((name) => [name, z.unknown()] as const)),
  })
  .meta({ id: 'ArticleState', description: 'What the article says, field by field.' });

export const editorialArticle = z
  .strictObject({
    id: z.string(),
    locale: z.string(),
    revision: count.describe('For `If-Match`; also in the `ETag`.'),
    updatedAt: at,
    fields: stateOut,
  })
  .meta({ id: 'EditorialArticle', description: 'A draft as it stands.' });
export type EditorialArticle = z.infer<typeof editorialArticle>;

export const editorialArticleAnswer = z
  .strictObject({
    data: editorialArticle,
    meta: z.strictObject({
      merged: z
        .array(z.string())
        .describe('Fields in which others had changed something else, which is kept as well.'),
    }),
  })
  .meta({ id: 'EditorialArticleAnswer' });
export type EditorialArticleAnswer = z.infer<typeof editorialArticleAnswer>;

export const revision = z
  .strictObject({
    number: z.int().min(1).describe('Without gaps in each locale, and never given twice.'),
    at,
    actor,
    action: z.string().describe('What made it, such as `update` or `restore`.'),
    base: z.int().nullable().describe('The revision that it was written from.'),
    restored: z.int().nullable().describe('The revision that was restored by it.'),
    fields: z.array(z.string()).describe('What differs from the revision before.'),
    publishedAt: at.nullable().describe('When it was published last; such a revision is kept.'),
  })
  .meta({ id: 'Revision' });
export type RevisionDocument = z.infer<typeof revision>;

export const revisionsAnswer = z
  .strictObject({
    data: z.array(revision).describe('Newest first.'),
    meta: z.strictObject({ nextBefore: z.int().nullable() }),
  })
  .meta({ id: 'RevisionsAnswer' });
export type RevisionsAnswer = z.infer<typeof revisionsAnswer>;

export const revisionAnswer = z
  .strictObject({
    data: z.strictObject({ ...revision.shape, state: stateOut }),
  })
  .meta({ id: 'RevisionAnswer' });
export type RevisionAnswer = z.infer<typeof revisionAnswer>;

export const diffAnswer = z
  .strictObject({
    data: z.array(z.strictObject(fieldChange)),
    meta: z.strictObject({ from: z.int(), to: z.int() }),
  })
  .meta({ id: 'DiffAnswer' });
export type DiffAnswer = z.infer<typeof diffAnswer>;

export const restoreAnswer = z
  .strictObject({
    data: editorialArticle,
    meta: z.strictObject({
      restored: z.int(),
      missing: z
        .array(z.strictObject({ field: z.string(), id: z.union([z.string(), z.int()]) }))
        .describe('What the revision related to and is no longer there, so could not be restored.'),
      kept: z.array(z.string()).describe('Fields that a restore leaves as they are.'),
    }),
  })
  .meta({ id: 'RestoreAnswer' });
export type RestoreAnswer = z.infer<typeof restoreAnswer>;

export const editLock = z
  .strictObject({
    holder: actor,
    acquiredAt: at,
    expiresAt: at.describe('By the clock of the database.'),
    isYours: z.boolean(),
  })
  .meta({ id: 'EditLock' });
export type EditLock = z.infer<typeof editLock>;

export const lockInput = z
  .strictObject({
    takeOver: z
      .boolean('must be true or false')
      .default(false)
      .describe('Takes it from whoever holds it; the logbook says so.'),
  })
  .meta({ id: 'LockInput' });

export const lockAnswer = z
  .strictObject({ data: editLock.nullable().describe('null: nobody is editing.') })
  .meta({ id: 'LockAnswer' });
export type LockAnswer = z.infer<typeof lockAnswer>;
