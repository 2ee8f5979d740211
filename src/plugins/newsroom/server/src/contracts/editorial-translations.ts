import { z } from 'zod';
import { at, count } from './answer-values';
import { PROGRESS, STATES } from './editorial-translations-input';
import { blockChange, fieldChange, textPart } from './text-changes';

const state = z
  .enum(STATES)
  .describe(
    '`owing-correction` comes first, then work that is under way, then `outdated`. A story that does not exist in a language is `fallback-only` where its readers get it in another one, `missing` where they get nothing; a section, source or promo is `fallback-only` while its text is a copy.'
  );

export const boardEntry = z
  .strictObject({
    id: z.string().describe('Document id.'),
    type: z.enum(['article', 'section', 'source', 'promo']),
    locale: z.string(),
    state,
    isOutdated: z
      .boolean()
      .describe('Whether its source has said something else since, also while it is worked on.'),
    title: z.string().nullable().describe('In its own language; null: there is none yet.'),
    source: z.strictObject({ locale: z.string(), title: z.string().nullable() }),
    section: z.string().nullable().describe('Document id.'),
    urgency: z.enum(['normal', 'breaking']),
    assignee: z.string().nullable(),
    changedAt: at.describe('When its source said something else for the last time.'),
  })
  .meta({ id: 'BoardEntry', description: 'A document in one language.' });
export type BoardEntryDocument = z.infer<typeof boardEntry>;

/** Answer of `GET /editorial/translations`. */
export const boardAnswer = z
  .strictObject({
    data: z.array(boardEntry).describe('The latest change of a source first.'),
    meta: z.strictObject({ nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'BoardAnswer' });
export type BoardAnswer = z.infer<typeof boardAnswer>;

/** Answer of `GET /editorial/translations/counts`. */
export const boardCountsAnswer = z
  .strictObject({
    data: z
      .array(z.strictObject({ locale: z.string(), state, count }))
      .describe('Languages and states of which there are any.'),
    meta: z.strictObject({ total: count }),
  })
  .meta({ id: 'BoardCountsAnswer' });
export type BoardCountsAnswer = z.infer<typeof boardCountsAnswer>;

const fieldDrift = z
  .strictObject({
    ...fieldChange,
    needsTranslation: z.boolean().describe('false: it has no words, such as a picture.'),
    pictures: z
      .strictObject({ before: z.array(z.string()), after: z.array(z.string()) })
      .optional()
      .describe('Of a body whose pictures are others: their addresses.'),
  })
  .meta({ id: 'FieldDrift', description: 'What changed in the source since.' });

const side = z.strictObject({
  locale: z.string(),
  revision: count.describe('Of the draft; 0: it was never saved here.'),
  publishedRevision: z.int().nullable().describe('What readers have; null: nothing.'),
  updatedAt: at,
});
const block = z.looseObject({ type: z.string() }).nullable();

export const translationDocument = z
  .strictObject({
    id: z.string(),
    locale: z.string(),
    state: state.nullable().describe('On the board; null: the story was taken down.'),
    isOutdated: z.boolean(),
    progress: z.enum(PROGRESS),
    assignee: z.string().nullable(),
    madeFrom: z
      .int()
      .nullable()
      .describe('Revision of the source it was made from or confirmed against; null: unknown.'),
    waived: z
      .int()
      .nullable()
      .describe('Up to this revision the changes of the source need no translation.'),
    confirmed: z.strictObject({ at, by: z.string() }).nullable(),
    source: side.describe('Name its revision to confirm the translation.'),
    target: side,
    fields: z.array(
      z.strictObject({
        field: z.string(),
        source: z.unknown(),
        target: z.unknown(),
        maxLength: z.int().nullable().describe('Most characters; null: there is no bound.'),
        drift: fieldDrift.nullable(),
      })
    ),
    body: z
      .array(
        z.strictObject({
          source: block.describe('null: the source has no such block any more.'),
          target: block.describe('null: it is not translated yet.'),
          sourceAt: z.int().nullable(),
          targetAt: z.int().nullable(),
          change: blockChange.describe("What became of the source's block since."),
          parts: z.array(textPart).describe('Its words, where it changed.'),
        })
      )
      .describe("Every block of either side once, in the source's order."),
    others: z.array(fieldDrift).describe('What changed in the source and has no words.'),
    changedForReaders: z
      .array(z.string())
      .describe('Fields to translate anew that readers of the source have already.'),
    relations: z
      .array(
        z.strictObject({
          field: z.string(),
          source: z.array(z.string()),
          target: z.array(z.string()),
        })
      )
      .describe('Document ids, in their order.'),
    corrections: z
      .array(
        z.strictObject({ id: z.string(), kind: z.string(), locale: z.string(), text: z.string() })
      )
      .describe('Those that it owes its readers, as the language says that made them.'),
    origins: z
      .record(
        z.string(),
        z.strictObject({
          by: z.enum(['person', 'machine', 'confirmed']),
          provider: z.string().nullable(),
          digest: z.string(),
        })
      )
      .describe('Who wrote which text, by unit, as far as a machine had a part in it.'),
  })
  .meta({ id: 'Translation', description: 'A translation beside its source.' });
export type TranslationDocument = z.infer<typeof translationDocument>;

export const translationAnswer = z
  .strictObject({ data: translationDocument })
  .meta({ id: 'TranslationAnswer' });
export type TranslationAnswer = z.infer<typeof translationAnswer>;

/** Answer of `PUT /editorial/articles/:id/source-locale`. */
export const sourceLocaleAnswer = z
  .strictObject({
    data: z.strictObject({
      id: z.string(),
      sourceLocale: z.string(),
      translations: z.array(z.strictObject({ locale: z.string(), madeFrom: z.int().nullable() })),
    }),
  })
  .meta({ id: 'SourceLocaleAnswer' });
export type SourceLocaleAnswer = z.infer<typeof sourceLocaleAnswer>;
