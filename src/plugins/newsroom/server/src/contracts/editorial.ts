import { z } from 'zod';
import { count } from './answer-values';

export const importResult = z
  .strictObject({
    index: count.describe('Its place in what was sent, from 0.'),
    uri: z.string().nullable(),
    version: z.string().nullable(),
    result: z.enum(['created', 'updated', 'unchanged', 'rejected']),
    id: z.string().optional().describe('Document id of the article; absent when rejected.'),
    locale: z.string().optional().describe('Absent when rejected.'),
    slug: z.string().optional().describe('Absent when rejected.'),
    published: z
      .boolean()
      .optional()
      .describe('Whether it is published now; only when the import was asked to publish.'),
    kept: z
      .array(z.string())
      .optional()
      .describe('Fields that an editor had changed and that a new version therefore left alone.'),
    merged: z
      .array(z.string())
      .optional()
      .describe(
        'Fields in which what an editor had changed and what is new were put together: the body, where they are in different paragraphs.'
      ),
    warnings: z
      .array(z.string())
      .optional()
      .describe('What was left out or will have to be added by hand.'),
    reasons: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Why it was rejected.'),
  })
  .meta({ id: 'ImportResult', description: 'What became of one item.' });
export type ImportResult = z.infer<typeof importResult>;

/** Answer of `POST /editorial/import`, item by item, in the order sent. */
export const importAnswer = z
  .strictObject({
    data: z.array(importResult).describe('In the order sent.'),
    meta: z
      .strictObject({ created: count, updated: count, unchanged: count, rejected: count })
      .describe('How many items came to each result.'),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof importAnswer>;

/** Answer of `POST /editorial/preview-tokens`. */
export const previewTokenAnswer = z
  .strictObject({
    data: z.strictObject({
      token: z.string().describe("For the parameter `preview` of an article's delivery address."),
      expiresAt: z.iso.datetime().describe('ISO 8601, in UTC.'),
    }),
  })
  .meta({ id: 'PreviewTokenAnswer' });
export type PreviewTokenAnswer = z.infer<typeof previewTokenAnswer>;
