import { z } from 'zod';
import { documentIdParameter } from './editorial-logbook';
import { filter } from './parameters';

const VERSIONS = ['1.2', '2.1'] as const;
const MAX_DOCUMENTS = 200;
const MAX_TARGETS = 50;

const localeCode = filter('locale code', 35);
const version = z.enum(VERSIONS, `must be one of ${VERSIONS.join(', ')}`);

/** Query of `GET /editorial/articles/:id/xliff`. */
export const xliffExportQuery = z.strictObject({
  target: localeCode.meta({ description: 'The language to translate into.', examples: ['tr'] }),
  source: localeCode
    .optional()
    .describe('The language to translate from; left out: the one the story is written in.'),
  version: version.default('2.1').describe('Of XLIFF.'),
});

/** Body of `POST /editorial/xliff/export`. */
export const xliffBulkInput = z
  .strictObject({
    ids: z
      .array(documentIdParameter, 'must be a list of document ids')
      .min(1, 'must hold a document id')
      .max(MAX_DOCUMENTS, `must be at most ${MAX_DOCUMENTS}`)
      .describe('Document ids of articles.'),
    targets: z
      .array(localeCode, 'must be a list of locale codes')
      .min(1, 'must hold a locale code')
      .max(MAX_TARGETS, `must be at most ${MAX_TARGETS}`)
      .describe('Languages to translate into: a file for each article and language.'),
    source: localeCode
      .optional()
      .describe('The language to translate from; left out: the one each story is written in.'),
    version: version.default('2.1').describe('Of XLIFF.'),
  })
  .meta({ id: 'XliffExportInput' });

const yesOrNo = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')
  .pipe(z.boolean());

/** Query of `POST /editorial/xliff`. */
export const xliffImportQuery = z.strictObject({
  dryRun: yesOrNo.default(false).describe('Says what it would do, and does nothing.'),
  overwrite: z
    .string('must be true, or unit ids with commas between them')
    .max(4_000, 'must be at most 4000 characters')
    .optional()
    .meta({
      description:
        'Texts that a person has changed since the file was made, and that may give way to it all the same: ids of units with commas between them, or `true` for all.',
      examples: ['headline'],
    }),
});

/** Body of `POST /editorial/xliff`: it comes as a file, not as JSON. */
export const xliffFile = z.string().meta({
  id: 'XliffFile',
  description: 'A file of XLIFF 1.2, 2.0 or 2.1, or a ZIP archive of such.',
});

const OUTCOMES = [
  'new',
  'changed',
  'unchanged',
  'kept',
  'conflict',
  'untranslated',
  'refused',
] as const;
const STATES = ['initial', 'translated', 'reviewed', 'final'] as const;
const CODES = [
  'broken-file',
  'not-ours',
  'unknown-article',
  'unknown-locale',
  'other-language',
  'is-source',
  'unknown-revision',
  'not-stored',
] as const;

export const xliffProblem = z
  .strictObject({
    code: z.enum(CODES),
    message: z.string(),
    line: z.int().min(1).nullable().describe('In the file; null: it is about all of it.'),
    column: z.int().min(1).nullable(),
  })
  .meta({ id: 'XliffProblem' });
export type XliffProblemAnswer = z.infer<typeof xliffProblem>;

export const xliffUnitResult = z
  .strictObject({
    id: z.string().describe('A field, or a place in one: `body.3`, `tags.0`.'),
    field: z.string(),
    outcome: z
      .enum(OUTCOMES)
      .describe(
        '`kept`: a person has changed it since the file was made, the translator has not; `conflict`: both have, and it stays as it is unless `overwrite` names it.'
      ),
    overwrites: z.boolean().describe('A person’s text gives way, as was asked.'),
    remark: z.string().nullable().describe('Why it is not taken, or what it has lost.'),
    line: z.int().min(0).describe('Of the unit in the file; 0: it is not in it.'),
    source: z.string().nullable(),
    before: z.string().nullable().describe('What the translation says there.'),
    after: z.string().nullable().describe('What the file says.'),
    state: z.enum(STATES).nullable().describe('How far the translator is with it.'),
  })
  .meta({ id: 'XliffUnitResult' });

export const xliffResult = z
  .strictObject({
    file: z.string().nullable().describe('Its name in the archive; null: it came alone.'),
    result: z
      .enum(['imported', 'partly', 'unchanged', 'rejected'])
      .describe('`partly`: some units are in conflict or refused, and stay as they are.'),
    id: z.string().nullable().describe('Document id of the article.'),
    sourceLocale: z.string().nullable(),
    sourceRevision: z.int().nullable().describe('The revision of the source that it translates.'),
    locale: z.string().nullable().describe('The language it is translated into.'),
    revision: z.int().nullable().describe('Of the translation, afterwards; null: there is none.'),
    progress: z.enum(['in-progress', 'in-review', 'done']).nullable(),
    problems: z.array(xliffProblem),
    units: z.array(xliffUnitResult),
  })
  .meta({ id: 'XliffResult' });
export type XliffResult = z.infer<typeof xliffResult>;

/** Answer of `POST /editorial/xliff`. */
export const xliffImportAnswer = z
  .strictObject({
    data: z.array(xliffResult).describe('One for each article and language in the files.'),
    meta: z.strictObject({
      dryRun: z.boolean(),
      imported: z.int().min(0),
      partly: z.int().min(0),
      unchanged: z.int().min(0),
      rejected: z.int().min(0),
    }),
  })
  .meta({ id: 'XliffImportAnswer' });
export type XliffImportAnswer = z.infer<typeof xliffImportAnswer>;
