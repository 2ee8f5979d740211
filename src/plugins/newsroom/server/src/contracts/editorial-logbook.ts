import { z } from 'zod';
import { filter, instant, wholeNumber } from './parameters';

export const documentIdParameter = z
  .string()
  .regex(/^[a-z0-9]{1,40}$/)
  .meta({ description: 'Document id of the article.', examples: ['k2vq0c7p1d8m4x6t9b3n5s0a'] });

const ACTORS = ['user', 'admin', 'token', 'scheduler', 'importer', 'system'] as const;

const filters = {
  action: filter('action', 40).optional().describe('Only entries of this action.'),
  actor: filter('actor', 255)
    .optional()
    .describe('A kind of actor (`admin`), or its kind and id (`admin:7`).'),
  since: instant.optional().describe('At this instant or later.'),
  until: instant.optional().describe('Before this instant.'),
  locale: filter('locale code', 35).optional().describe('Only entries of this locale.'),
};

const paging = {
  limit: wholeNumber(1, 100).default(20).describe('Entries on a page.'),
  cursor: z
    .string('must be one cursor')
    .max(1000)
    .optional()
    .describe('`meta.nextCursor` of the page before, of the very same query.'),
};

export const articleLogbookQuery = z.strictObject({ ...filters, ...paging });

export const logbookQuery = z.strictObject({
  ...filters,
  entity: filter('entity', 40).optional().describe('Such as `article`.'),
  document: filter('document id', 40).optional().describe('Only entries of this document.'),
  format: z
    .enum(['json', 'csv', 'jsonl'], 'must be json, csv or jsonl')
    .default('json')
    .describe('`csv` and `jsonl` hold all entries, oldest first; `json` comes in pages.'),
  ...paging,
});
export type LogbookQuery = z.infer<typeof logbookQuery>;
export type LogbookFilters = Omit<LogbookQuery, 'format' | 'limit' | 'cursor'>;

export const actor = z
  .strictObject({
    kind: z.enum(ACTORS),
    id: z.string().nullable().describe('Of the account or token, in its kind.'),
    name: z.string().describe('As it was called then.'),
  })
  .meta({ id: 'Actor', description: 'Who acted. Readable when the account is gone.' });

export const logbookEntry = z
  .strictObject({
    id: z.int().describe('Grows with time.'),
    at: z.iso.datetime().describe('ISO 8601, in UTC.'),
    action: z.string(),
    actor,
    entity: z.string(),
    documentId: z.string().nullable(),
    locale: z.string().nullable(),
    revision: z.int().nullable().describe('The revision that it led to, or was about.'),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'LogbookEntry' });
export type LogbookEntry = z.infer<typeof logbookEntry>;

/** Answer of `GET /editorial/logbook` and `GET /editorial/articles/:id/logbook`, newest first. */
export const logbookAnswer = z
  .strictObject({
    data: z.array(logbookEntry).describe('Newest first.'),
    meta: z.strictObject({ nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'LogbookAnswer' });
export type LogbookAnswer = z.infer<typeof logbookAnswer>;
