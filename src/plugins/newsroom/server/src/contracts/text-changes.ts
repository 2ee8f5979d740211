import { z } from 'zod';

/** How two versions of a text or a body differ: between revisions, and of a source since its translation. */

export const textPart = z.strictObject({
  change: z.enum(['same', 'added', 'removed']),
  text: z.string(),
});

export const blockChange = z.enum(['same', 'added', 'removed', 'changed']);

export const fieldChange = {
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  parts: z.array(textPart).optional().describe('Of a text: its words.'),
  blocks: z
    .array(
      z.strictObject({
        change: blockChange,
        type: z.string(),
        before: z.int().nullable(),
        after: z.int().nullable(),
        parts: z.array(textPart),
      })
    )
    .optional()
    .describe('Of a body: its blocks, by their places from 0, with their words.'),
};
