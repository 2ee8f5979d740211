import { z } from 'zod';
import { filter, instant as moment, wholeNumber } from './parameters';

/** A text that says something: blanks around it do not count. */
const words = (what: string, most: number) =>
  z
    .string(`must be ${what}`)
    .trim()
    .min(1, `must be ${what}`)
    .max(most, `must be at most ${most} characters`);

const locale = z.string('must be a locale code').min(1, 'must be a locale code').max(35);

export const locales = z
  .array(locale, 'must be a list of locale codes')
  .min(1, 'must name a locale')
  .max(1000, 'must be at most 1000')
  .describe('Languages of the story.');

/** Document id of a story, as it stands in a path. */
export const storyPath = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/)
    .meta({ description: 'Document id of the article.', examples: ['kx1tzw0q7m2d9p5r3s8u4v6y'] }),
});

/** Body of `POST /editorial/articles/:id/kill`. */
export const killInput = z
  .strictObject({
    reason: words('a reason', 2000).describe('For the desk and its logbook; never public.'),
    notice: words('a notice', 2000)
      .optional()
      .describe('What readers are told at its addresses; left out: only that it is gone.'),
  })
  .meta({ id: 'KillInput' });

/** Body of `POST /editorial/articles/:id/revive`. */
export const reviveInput = z
  .strictObject({ reason: words('a reason', 2000).describe('For the logbook.') })
  .meta({ id: 'ReviveInput' });

/** Body of `POST /editorial/articles/:id/publish`. */
export const publishInput = z
  .strictObject({
    locales,
    change: z
      .enum(['silent', 'update'], 'must be silent or update')
      .optional()
      .describe(
        "Whether the reader's clock moves: `silent` never, `update` always; left out: when a reader would notice a difference."
      ),
  })
  .meta({ id: 'PublishInput' });

/** Body of `POST /editorial/articles/:id/unpublish`. */
export const unpublishInput = z.strictObject({ locales }).meta({ id: 'UnpublishInput' });

/** Body of `POST …/corrections`. */
export const correctionInput = z
  .strictObject({
    locale: locale.describe('The language in which it is made.'),
    kind: z.enum(
      ['correction', 'clarification', 'update'],
      'must be correction, clarification or update'
    ),
    text: words('a text', 4000).describe('As readers get it, without the date.'),
  })
  .meta({ id: 'CorrectionInput' });

/** Body of `PUT …/corrections/:correction/locales/:locale`. */
export const settlementInput = z
  .strictObject({
    state: z
      .enum(['applied', 'not-applicable'], 'must be applied or not-applicable')
      .describe('`not-applicable`: the mistake never was in this language.'),
    text: words('a text', 4000).optional().describe('In that language; needed to apply it.'),
  })
  .refine(({ state, text }) => state !== 'applied' || text !== undefined, {
    path: ['text'],
    error: 'must be a text: it is what readers get',
  })
  .refine(({ state, text }) => state !== 'not-applicable' || text === undefined, {
    path: ['text'],
    error: 'is for a correction that is applied',
  })
  .meta({ id: 'SettlementInput' });

const instant = z.iso
  .datetime({
    offset: true,
    error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00+03:00',
  })
  .transform((value) => new Date(value));

const isTimeZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
};

/** Body of `PUT …/schedule`. Instants carry their offset: on no night is one of them there twice. */
export const scheduleInput = z
  .strictObject({
    locales,
    publishAt: instant.optional().describe('When it is published.'),
    unpublishAt: instant.optional().describe('When it is taken off.'),
    zone: z
      .string('must be an IANA time zone')
      .max(80, 'must be an IANA time zone')
      .refine(isTimeZone, 'must be an IANA time zone')
      .optional()
      .describe(
        'The time zone in which it is planned, and shown; left out: that of the readers of the language.'
      ),
    force: z
      .boolean('must be true or false')
      .default(false)
      .describe(
        'Plans it although the flight check finds what blocks: it is to be mended by then. At the hour the check decides.'
      ),
  })
  .refine(({ publishAt, unpublishAt }) => publishAt !== undefined || unpublishAt !== undefined, {
    path: ['publishAt'],
    error: 'must be there, or unpublishAt',
  })
  .meta({ id: 'ScheduleInput' });

/** Parameters of `DELETE …/schedule`. */
export const unscheduleQuery = z.strictObject({
  locale: filter('locale code', 35).optional().describe('Left out: all languages of the story.'),
});

const STATES = ['planned', 'claimed', 'done', 'failed', 'cancelled'] as const;

/** Parameters of `GET /editorial/queue`. */
export const queueQuery = z.strictObject({
  state: z
    .enum(STATES, `must be one of ${STATES.join(', ')}`)
    .optional()
    .describe('Only plans in this state.'),
  article: filter('document id', 40).optional().describe('Only plans of this story.'),
  since: moment.optional().describe('Only plans due at this instant or later.'),
  until: moment.optional().describe('Only plans due before this instant.'),
  limit: wholeNumber(1, 100).default(20).describe('Plans on a page.'),
  cursor: z
    .string('must be one cursor')
    .max(1000)
    .optional()
    .describe('`meta.nextCursor` of the page before, of the very same query.'),
});

/** Id of a plan, as it stands in a path. */
export const planPath = z.object({
  plan: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .meta({ description: 'Id of the plan.', examples: ['7'] }),
});

/** A correction and a language of it, as they stand in a path. */
export const settlementPath = z.object({
  correction: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/)
    .meta({ description: 'Id of the correction.', examples: ['p4v8k1m6t9b2x5c7n3q0d1sa'] }),
  locale: locale.meta({ description: 'A language of the story.', examples: ['tr'] }),
});
