import { z } from 'zod';
import { filter, instant, wholeNumber } from './parameters';

export const PROGRESS = ['in-progress', 'in-review', 'done'] as const;
export const STATES = [
  'missing',
  'fallback-only',
  'in-progress',
  'in-review',
  'outdated',
  'owing-correction',
  'current',
] as const;
const TYPES = ['article', 'section', 'source', 'promo'] as const;
const URGENCIES = ['normal', 'breaking'] as const;

const localeCode = filter('locale code', 35);

/** Some of these, with commas between them: a text, as addresses have it. */
const listOf = (values: readonly string[]) => {
  const one = `(?:${values.join('|')})`;
  const message = `must be some of ${values.join(', ')}, with commas between them`;
  return z.string(message).regex(new RegExp(`^${one}(?:,${one})*$`), message);
};

/** Some languages, with commas between them. */
const locales = z
  .string('must be locale codes, with commas between them')
  .max(2_000, 'must be at most 2000 characters')
  .regex(
    /^[A-Za-z0-9_-]{1,35}(?:,[A-Za-z0-9_-]{1,35})*$/,
    'must be locale codes, with commas between them'
  );

/** The values of such a list, each once. */
export const listed = <Value extends string>(list: string | undefined): Value[] | undefined =>
  list === undefined ? undefined : ([...new Set(list.split(','))] as Value[]);

const filters = {
  locale: locales
    .optional()
    .meta({ description: 'Of these languages, with commas between them.', examples: ['tr'] }),
  state: listOf(STATES)
    .optional()
    .meta({ description: 'In one of these states, with commas between.', examples: ['current'] }),
  type: z
    .enum(TYPES, `must be one of ${TYPES.join(', ')}`)
    .optional()
    .meta({ description: 'Of one type.', examples: ['article'] }),
  section: filter('document id', 64)
    .optional()
    .meta({ description: 'Stories of this section, by its document id, and of those below it.' }),
  urgency: z
    .enum(URGENCIES, `must be one of ${URGENCIES.join(', ')}`)
    .optional()
    .meta({ description: 'Of one urgency.', examples: ['normal'] }),
  assignee: filter('name', 120).optional().describe('What this person is to do.'),
  changedSince: instant
    .optional()
    .describe('Whose source changed at this instant or later; ISO 8601.'),
  changedBefore: instant.optional().describe('Whose source changed before this instant.'),
};

/** Query of `GET /editorial/translations`. */
export const boardQuery = z.strictObject({
  ...filters,
  id: filter('document id', 64)
    .optional()
    .describe('All languages of one document, by its document id.'),
  limit: wholeNumber(1, 100).default(20).describe('Entries on a page.'),
  cursor: filter('cursor', 400)
    .optional()
    .describe('`meta.nextCursor` of the page before, of the same query.'),
});
export type BoardQueryInput = z.infer<typeof boardQuery>;

/** Query of `GET /editorial/translations/counts`. */
export const boardCountsQuery = z.strictObject(filters);

export const translationPath = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  locale: localeCode,
});

const assignee = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must be at most 120 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters')
  .nullable()
  .describe('Whose it is, by name; null: nobody’s.');
const revision = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(1_000_000_000, 'must be the number of a revision');

/** Body of `POST /editorial/articles/:id/translations/:locale`. */
export const makeTranslationInput = z
  .strictObject({
    texts: z
      .enum(['copy', 'empty'], 'must be one of copy, empty')
      .default('copy')
      .describe(
        '`copy`: those of the source, to be written over; `empty`: its blocks without words.'
      ),
    assignee: assignee.optional(),
  })
  .meta({ id: 'MakeTranslationInput' });

/** Body of `PUT /editorial/articles/:id/translations/:locale`. */
export const translationChanges = z
  .strictObject({
    progress: z.enum(PROGRESS, `must be one of ${PROGRESS.join(', ')}`).optional(),
    assignee: assignee.optional(),
  })
  .meta({ id: 'TranslationChanges', description: 'What is left out stays as it is.' });

/** Body of `POST …/confirm`. */
export const confirmInput = z
  .strictObject({
    revision: revision.describe('Of the source, as the translator read it.'),
  })
  .meta({ id: 'ConfirmTranslationInput' });

/** Body of `POST …/waive`. */
export const waiveInput = z
  .strictObject({
    revision: revision
      .nullable()
      .describe('Of the source: its changes up to here need no translation; null: they do.'),
  })
  .meta({ id: 'WaiveInput' });

/** Body of `PUT /editorial/articles/:id/source-locale`. */
export const sourceLocaleInput = z
  .strictObject({ locale: z.string('must be a locale code').min(1).max(35) })
  .meta({ id: 'SourceLocaleInput' });
