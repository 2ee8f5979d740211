import { z } from 'zod';
import { versionStage } from './editorial-workflow';

/**
 * How our API says that it does not answer (design: API.md, errors): Strapi's own envelope, with a
 * name from this closed list. `details` is an object of what a program may want to read.
 */
export const ERROR_NAMES = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  410: 'GoneError',
  412: 'PreconditionFailedError',
  413: 'PayloadTooLargeError',
  423: 'LockedError',
  425: 'TooEarlyError',
  428: 'PreconditionRequiredError',
  502: 'BadGatewayError',
  503: 'ServiceUnavailableError',
} as const;

export type ErrorStatus = keyof typeof ERROR_NAMES;
export type ErrorName = (typeof ERROR_NAMES)[ErrorStatus];

const nothing = z.looseObject({});

const problems = z.looseObject({
  errors: z
    .array(
      z.looseObject({
        path: z.array(z.union([z.string(), z.int()])).describe('The parameter or field.'),
        message: z.string().describe('Names it, and says what is allowed.'),
      })
    )
    .optional(),
});

/** What Strapi cannot read, and so refuses before us, has no details; a body that is no JSON has another name. */
const rest = {
  400: {
    name: z.enum([ERROR_NAMES[400], 'SyntaxError']),
    details: problems.optional(),
  },
  401: { details: nothing },
  403: {
    details: z.looseObject({
      code: z
        .literal('beyond-limit')
        .optional()
        .describe('The permission is there, but limited to other sections or languages.'),
    }),
  },
  404: { details: nothing },
  409: { details: z.strictObject({ code: z.enum(['translation-exists']) }) },
  410: {
    details: z.strictObject({
      notice: z.string().nullable().describe('What readers may be told.'),
    }),
  },
  412: {
    details: z.union([
      z.strictObject({
        code: z.enum(['stale-save', 'unknown-revision', 'stale-confirmation']),
        revision: z.int().min(0).describe('Where the draft is now.'),
        conflicts: z
          .array(
            z.strictObject({
              field: z.string(),
              base: z.unknown().describe('What it said in the revision that was named.'),
              yours: z.unknown().describe('What was sent.'),
              theirs: z.unknown().describe('What it says now.'),
            })
          )
          .describe('Fields that both sides changed differently.'),
      }),
      z.strictObject({
        code: z.literal('stage-moved'),
        current: versionStage.describe('Where the story stands now.'),
      }),
      z.strictObject({
        code: z.literal('settings-changed'),
        group: z.string(),
        version: z.int().min(0).describe('Of the group as it is now.'),
        by: z.string().nullable().describe('Who was faster.'),
      }),
    ]),
  },
  413: { details: nothing.optional() },
  423: { details: z.looseObject({ code: z.literal('locked') }) },
  425: {
    details: z.strictObject({
      seq: z.int().min(0).describe('Where the change log of this node ends.'),
    }),
  },
  428: { details: z.strictObject({ code: z.literal('if-match-missing') }) },
  502: { details: z.looseObject({ code: z.string().describe('What the other service did.') }) },
  503: { details: nothing },
} satisfies Record<ErrorStatus, z.ZodRawShape>;

/** The envelope of one status. */
export const errorAnswer = (status: ErrorStatus) =>
  z
    .strictObject({
      data: z.null(),
      error: z.strictObject({
        status: z.literal(status),
        name: z.literal(ERROR_NAMES[status]),
        message: z.string(),
        ...rest[status],
      }),
    })
    .meta({ id: ERROR_NAMES[status] });
