import { z } from 'zod';

const CHECKED_TEXTS = ['headline', 'shortHeadline', 'dek', 'seoTitle', 'seoDescription'] as const;
const CHECKED_FIELDS = [
  'shortHeadline',
  'dek',
  'dateline',
  'bylines',
  'tags',
  'leadImage',
  'seoTitle',
  'seoDescription',
] as const;

/** What a flight check looks for before a publication. */
export const checkSchema = z.strictObject({
  /**
   * `blocks`: whoever publishes, and in whatever way, is refused what blocks, and told what to mend.
   * `off`: the check is made when it is asked for, when a publication is planned and ahead of its hour.
   */
  onPublish: z.enum(['blocks', 'off']),
  /** Rules by their code: how grave they are, or `off`. */
  rules: z.record(z.string(), z.enum(['blocks', 'warns', 'off'])),
  /** A body with fewer words is remarked upon. */
  minWords: z.number().int().min(0),
  /** Texts with more characters are remarked upon, by their field. */
  maxCharacters: z.partialRecord(z.enum(CHECKED_TEXTS), z.number().int().min(1)),
  /** Fields besides the headline that a story should have. */
  required: z.array(z.enum(CHECKED_FIELDS)),
  /** Rules of the house's own; see `FlightRule` in the code. */
  extra: z.array(
    z.strictObject({
      code: z.string().min(1),
      severity: z.enum(['blocks', 'warns']),
      field: z.string().min(1),
      howTo: z.string().min(1),
      find: z.custom<(facts: unknown) => string[]>(
        (value) => typeof value === 'function',
        'must be a function'
      ),
    })
  ),
});
