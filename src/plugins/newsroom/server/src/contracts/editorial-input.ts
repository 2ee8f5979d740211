import { z } from 'zod';

/** The editorial API is asked with bodies: no parameter is known. */
export const noParameters = z.strictObject({});

/** Most items of one import. */
const MAX_ITEMS = 500;

/** What an import holds, once it is a list. Each item is judged by itself, and refused by itself. */
export const importItems = z
  .array(z.unknown(), 'must be a list of items')
  .min(1, 'must hold an item or a list of items')
  .max(MAX_ITEMS, {
    error: ({ input }) =>
      `must be at most ${MAX_ITEMS} at once, are ${(input as unknown[]).length}`,
  });

/** Body of `POST /editorial/import`: a list of items, the same under `items`, or one item. */
export const importInput = z
  .union([
    importItems,
    z.looseObject({ items: importItems }),
    z.looseObject({ items: z.never().optional() }).meta({ minProperties: 1 }),
  ])
  .meta({
    id: 'ImportInput',
    description:
      'IPTC ninjs items of version 2 or 3: a list of them, a list under `items`, or a single one. An item needs a `uri` and a headline; each is judged by itself.',
  });

/** Body of `POST /editorial/preview-tokens`. */
export const previewTokenInput = z
  .strictObject({
    id: z
      .string('must be a document id')
      .regex(/^[a-z0-9]{1,40}$/, 'must be a document id')
      .describe('Document id of the article.'),
    locale: z
      .string('must be a locale code')
      .max(35)
      .optional()
      .describe('Left out: the token is for every locale.'),
    asOf: z.iso
      .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00Z' })
      .transform((value) => new Date(value))
      .optional()
      .describe('Reads it as readers would at this instant; left out: now.'),
    minutes: z
      .number('must be a number of minutes')
      .int('must be whole minutes')
      .min(1, 'must be at least 1')
      .max(1440, 'must be at most 1440')
      .default(60)
      .describe('How long the token holds.'),
  })
  .meta({ id: 'PreviewTokenInput', description: 'What a token is to show, and for how long.' });
