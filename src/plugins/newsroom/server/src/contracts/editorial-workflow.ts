import { z } from 'zod';
import { actor } from './editorial-logbook';
import { filter, instant, wholeNumber } from './parameters';

const stageCode = z
  .string('must be the code of a stage')
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be the code of a stage');

const note = z.string('must be a note').trim().min(1, 'must be a note').max(2000);

/** Body of `POST /editorial/articles/:id/stage`. What is left out stays as it is. */
export const stageInput = z
  .strictObject({
    locale: z.string('must be a locale code').min(1, 'must be a locale code').max(35),
    stage: stageCode.describe('Where it goes; the stage that it is in, to change only the rest.'),
    from: stageCode
      .optional()
      .describe(
        'The stage that it was seen in: when it is in another one by now, nothing is done.'
      ),
    assignee: z
      .strictObject(
        {
          kind: z.enum(['admin', 'user'], 'must be admin or user'),
          id: z
            .string('must be the id of an account')
            .regex(/^[1-9]\d{0,9}$/, 'must be the id of an account'),
        },
        'must be an account, or null'
      )
      .nullable()
      .optional()
      .describe('Who is to take care of it now; null: nobody.'),
    note: note.nullable().optional().describe('What the next one should know; null: nothing.'),
    dueAt: z.iso
      .datetime({
        offset: true,
        error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00+03:00',
      })
      .transform((value) => new Date(value))
      .nullable()
      .optional()
      .describe('By when; null: at no certain time.'),
  })
  .meta({ id: 'StageInput' });
export type StageInput = z.infer<typeof stageInput>;

const documentId = z.string().describe('Document id of the article.');

export const versionStage = z
  .strictObject({
    locale: z.string(),
    headline: z.string().nullable(),
    isPublished: z.boolean(),
    stage: z.string(),
    assignee: actor.nullable(),
    note: z.string().nullable(),
    dueAt: z.iso.datetime().nullable(),
    isOverdue: z.boolean(),
    changedAt: z.iso.datetime().nullable().describe('Null while it was never moved.'),
    changedBy: z.string().nullable(),
    version: z.int().min(0).describe('Grows with each change.'),
  })
  .meta({ id: 'VersionStage', description: 'Where one language of a story stands.' });
export type VersionStage = z.infer<typeof versionStage>;

const movable = versionStage
  .extend({ moves: z.array(z.string()).describe('Where whoever asks may move it, in order.') })
  .meta({ id: 'MovableVersion' });

/** Of what an answer calls by their codes. */
export const stages = z
  .array(z.strictObject({ code: z.string(), name: z.string(), colour: z.string() }))
  .describe('The stages of this newsroom, in their order.');
export type Stages = z.infer<typeof stages>;

/** Answer of `GET /editorial/articles/:id/stage`. */
export const articleStagesAnswer = z
  .strictObject({
    data: z.strictObject({ id: documentId, versions: z.array(movable) }),
    meta: z.strictObject({ stages }),
  })
  .meta({ id: 'ArticleStagesAnswer' });
export type ArticleStagesAnswer = z.infer<typeof articleStagesAnswer>;

const staged = versionStage.extend({ id: documentId }).meta({ id: 'StagedArticle' });

/** Answer of `POST /editorial/articles/:id/stage`. */
export const stageAnswer = z.strictObject({ data: staged }).meta({ id: 'StageAnswer' });
export type StageAnswer = z.infer<typeof stageAnswer>;

/** Answer of `GET /editorial/stages`. */
export const stagesAnswer = z
  .strictObject({
    data: z.array(staged),
    meta: z.strictObject({ stages, nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'StagesAnswer' });
export type StagesAnswer = z.infer<typeof stagesAnswer>;

/** Parameters of `GET /editorial/stages`. */
export const stagesQuery = z.strictObject({
  stage: filter('stage', 40).optional().describe('Only versions in this stage.'),
  articles: z
    .string('must be document ids with commas between them')
    .regex(
      /^[a-z0-9]{1,40}(,[a-z0-9]{1,40}){0,99}$/,
      'must be up to 100 document ids with commas between them'
    )
    .optional()
    .describe('Only versions of these stories: document ids with commas between them.'),
  locale: filter('locale code', 35).optional().describe('Only versions in this language.'),
  section: filter('section', 120)
    .optional()
    .describe('Only stories in this section: its document id, or its slug in any language.'),
  assignee: z
    .string('must be one assignee')
    .regex(/^(me|none|(admin|user):[1-9]\d{0,9})$/, 'must be me, none, admin:<id> or user:<id>')
    .optional()
    .describe('`me`: whoever asks; `none`: nobody; or a kind of account and its id: `admin:7`.'),
  due: z
    .union([z.literal('overdue'), instant], {
      error: 'must be overdue, or an ISO 8601 instant such as 2026-01-31T08:00:00Z',
    })
    .optional()
    .describe('`overdue`: due by now; an instant: due by then.'),
  limit: wholeNumber(1, 100).default(20).describe('Versions on a page.'),
  cursor: z
    .string('must be one cursor')
    .max(1000)
    .optional()
    .describe('`meta.nextCursor` of the page before, of the very same query.'),
});
export type StagesQuery = z.infer<typeof stagesQuery>;
