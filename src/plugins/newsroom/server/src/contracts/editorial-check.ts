import { z } from 'zod';

export const finding = z
  .strictObject({
    code: z.string(),
    severity: z.enum(['blocks', 'warns']),
    locale: z.string(),
    field: z.string().describe('Of the article.'),
    block: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe('Index of the block in the body, from 0, where it is one.'),
    message: z.string(),
    howTo: z.string().describe('How it is mended.'),
  })
  .meta({ id: 'Finding', description: 'Something that would go wrong with a publication.' });
export type Finding = z.infer<typeof finding>;

/** Answer of `POST /editorial/articles/:id/check`. */
export const checkAnswer = z
  .strictObject({
    data: z.strictObject({
      id: z.string(),
      at: z.iso.datetime().describe('The instant of the publication that was tried.'),
      isClear: z.boolean().describe('Whether nothing blocks.'),
      findings: z.array(finding).describe('What blocks first, language by language.'),
    }),
  })
  .meta({ id: 'CheckAnswer' });
export type CheckAnswer = z.infer<typeof checkAnswer>;

/** Body of `POST /editorial/articles/:id/check`; nothing: all languages, now. */
export const checkInput = z
  .strictObject({
    locale: z
      .string('must be a locale code')
      .min(1, 'must be a locale code')
      .max(35)
      .optional()
      .describe('Left out: every language of the story.'),
    at: z.iso
      .datetime({
        offset: true,
        error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00+03:00',
      })
      .transform((value) => new Date(value))
      .optional()
      .describe('When it would be published; left out: now.'),
  })
  .meta({ id: 'CheckInput' });
