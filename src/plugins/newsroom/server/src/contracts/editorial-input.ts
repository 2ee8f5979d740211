import { z } from 'zod';

/** Body of `POST /editorial/preview-tokens`. */
export const previewTokenInput = z.strictObject({
  /** Document id of the article. */
  id: z.string('must be a document id').regex(/^[a-z0-9]{1,40}$/, 'must be a document id'),
  /** Left out: the token is for every locale. */
  locale: z.string('must be a locale code').max(35).optional(),
  /** Reads it as readers would at this instant; left out: now. */
  asOf: z.iso
    .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00Z' })
    .transform((value) => new Date(value))
    .optional(),
  /** How long the token holds. */
  minutes: z
    .number('must be a number of minutes')
    .int('must be whole minutes')
    .min(1, 'must be at least 1')
    .max(1440, 'must be at most 1440')
    .default(60),
});
