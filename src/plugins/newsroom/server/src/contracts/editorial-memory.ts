import { z } from 'zod';
import { at, count } from './answer-values';
import { filter, wholeNumber } from './parameters';

const localeCode = (example: string) =>
  filter('locale code', 35).meta({ description: 'A locale of the newsroom.', examples: [example] });

const least = {
  minScore: wholeNumber(1, 100)
    .optional()
    .describe('Lowest score that is offered; left out: as configured.'),
  limit: wholeNumber(1, 20).default(5).describe('Most matches for one text.'),
};

/** Of `GET /editorial/translations/memory`. */
export const memoryQuery = z.strictObject({
  source: localeCode('en').describe('Language of the text.'),
  target: localeCode('tr').describe('Language that it is translated into.'),
  text: z
    .string('must be one text')
    .min(1, 'must be one text')
    .max(4_000, 'must be at most 4000 characters')
    .meta({ description: 'What is to be translated.', examples: ['The talks go on.'] }),
  ...least,
});

/** Of `GET /editorial/articles/:id/translations/:locale/matches`. */
export const matchesQuery = z.strictObject({
  source: localeCode('en').optional().describe('Left out: the language it was written in first.'),
  ...least,
  limit: wholeNumber(1, 20).default(3).describe('Most matches for one unit.'),
});

export const memoryFileQuery = z.strictObject({
  source: localeCode('en').optional().describe('Only from this language.'),
  target: localeCode('tr').optional().describe('Only into this language.'),
});

export const memoryMatch = z
  .strictObject({
    id: z.int(),
    score: z.int().min(0).max(100),
    kind: z
      .enum(['exact', 'codes', 'numbers', 'fuzzy'])
      .describe(
        '`codes`: the same words with other links or marks. `numbers`: the same but for numbers, which were put right in `text`.'
      ),
    source: z.string().describe('What was translated, without markup.'),
    text: z.string().describe('The translation, without markup.'),
    nodes: z
      .array(z.looseObject({ type: z.string() }))
      .describe("The same as children of one of Strapi's blocks; links only of an exact match."),
    documentId: z.string().nullable().describe('The article it comes from; null: from elsewhere.'),
    field: z.string().nullable(),
    confirmed: z.strictObject({ at, by: z.string().nullable() }),
    uses: z.int().min(1).describe('How often it was confirmed.'),
  })
  .meta({ id: 'MemoryMatch' });
export type MemoryMatch = z.infer<typeof memoryMatch>;

export const memoryAnswer = z
  .strictObject({ data: z.array(memoryMatch).describe('The best first.') })
  .meta({ id: 'MemoryAnswer' });
export type MemoryAnswer = z.infer<typeof memoryAnswer>;

export const matchesAnswer = z
  .strictObject({
    data: z
      .array(
        z.strictObject({
          unit: z.string().describe('Id of the unit.'),
          field: z.string(),
          source: z.string(),
          matches: z.array(memoryMatch),
        })
      )
      .describe('Units of which something is known, in the order of the source.'),
    meta: z.strictObject({ source: z.string().describe('The language of the source.') }),
  })
  .meta({ id: 'MatchesAnswer' });
export type MatchesAnswer = z.infer<typeof matchesAnswer>;

/** A segment of the memory, as it stands in a path. */
export const segmentPath = z.object({
  segment: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .meta({ description: 'Id of the segment, as a match tells it.', examples: ['7'] }),
});

export const memoryRemovalAnswer = z
  .strictObject({
    data: z.strictObject({
      id: z.int(),
      source: z.string().describe('What was translated, without markup.'),
      text: z.string().describe('The translation that is not offered any more.'),
    }),
  })
  .meta({ id: 'MemoryRemovalAnswer' });
export type MemoryRemovalAnswer = z.infer<typeof memoryRemovalAnswer>;

/** A file of this type, as the body of a request. */
export const tmxFile = z.string().meta({ description: 'TMX 1.4b, in UTF-8 or UTF-16.' });

export const memoryImportAnswer = z
  .strictObject({
    data: z.strictObject({
      units: count.describe('Translation units of the file.'),
      segments: count.describe('Pairs of texts in languages that the newsroom has.'),
      added: count.describe('Of these, such as were not known yet.'),
    }),
  })
  .meta({ id: 'MemoryImportAnswer' });
export type MemoryImportAnswer = z.infer<typeof memoryImportAnswer>;
