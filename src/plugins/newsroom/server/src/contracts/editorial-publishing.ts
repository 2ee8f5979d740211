import { z } from 'zod';
import { finding } from './editorial-check';

const documentId = z.string().describe('Document id of the article.');
const instant = z.iso.datetime().describe('ISO 8601, in UTC.');

export const surfaceReading = z
  .strictObject({
    surface: z.string().describe('Where a reader may come upon it: a document, a list, a feed …'),
    path: z.string().describe('What was read, below the address of the API.'),
    outcome: z.enum(['live', 'redirect', 'present', 'gone', 'not-found', 'absent']),
  })
  .meta({ id: 'SurfaceReading', description: 'What one surface says of the story.' });
export type SurfaceReading = z.infer<typeof surfaceReading>;

export const proofOfAbsence = z
  .strictObject({
    isDown: z.boolean().describe('Whether no surface tells anything of it.'),
    surfaces: z.array(surfaceReading),
  })
  .meta({ id: 'ProofOfAbsence', description: 'Every surface, read again after the commit.' });
export type ProofOfAbsence = z.infer<typeof proofOfAbsence>;

/** Answer of `POST /editorial/articles/:id/kill`. */
export const killAnswer = z
  .strictObject({
    data: z.strictObject({
      id: documentId,
      killedAt: instant,
      notice: z.string().nullable(),
      proof: proofOfAbsence,
    }),
  })
  .meta({ id: 'KillAnswer' });
export type KillAnswer = z.infer<typeof killAnswer>;

export const reviveAnswer = z
  .strictObject({
    data: z.strictObject({ id: documentId, isPublished: z.literal(false) }),
  })
  .meta({ id: 'ReviveAnswer' });
export type ReviveAnswer = z.infer<typeof reviveAnswer>;

export const publishedVersion = z
  .strictObject({
    locale: z.string(),
    isPublished: z.boolean(),
    firstPublishedAt: instant.nullable(),
    updatedAt: instant.nullable().describe('The last change a reader would notice.'),
  })
  .meta({ id: 'PublishedVersion', description: 'One language of a story.' });

const versionsNow = {
  id: documentId,
  versions: z.array(publishedVersion).describe('Every language of the story, as it is now.'),
};

/** Answer of `POST /editorial/articles/:id/publish`. */
export const publishAnswer = z
  .strictObject({
    data: z.strictObject({
      ...versionsNow,
      findings: z.array(finding).describe('What the flight check remarked upon; nothing blocks.'),
    }),
  })
  .meta({ id: 'PublishAnswer' });
export type PublishAnswer = z.infer<typeof publishAnswer>;

/** Answer of `POST /editorial/articles/:id/unpublish`. */
export const unpublishAnswer = z
  .strictObject({ data: z.strictObject(versionsNow) })
  .meta({ id: 'UnpublishAnswer' });
export type UnpublishAnswer = z.infer<typeof unpublishAnswer>;

export const CORRECTION_KINDS = ['correction', 'clarification', 'update'] as const;

const correctionLanguage = z.strictObject({
  locale: z.string(),
  state: z.enum(['owed', 'applied', 'not-applicable']),
  text: z.string().nullable().describe('As its readers get it; null unless it is applied.'),
  decidedAt: instant,
  decidedBy: z.string(),
});

export const deskCorrection = z
  .strictObject({
    id: z.string(),
    kind: z.enum(CORRECTION_KINDS),
    origin: z.string().describe('The language in which it was made.'),
    languages: z.array(correctionLanguage).describe('Its own first.'),
  })
  .meta({
    id: 'DeskCorrection',
    description: 'A correction, and which languages of the story have it.',
  });
export type DeskCorrection = z.infer<typeof deskCorrection>;

/** Answer of `POST …/corrections` and of `PUT …/corrections/:correction/locales/:locale`. */
export const correctionAnswer = z
  .strictObject({ data: deskCorrection })
  .meta({ id: 'CorrectionAnswer' });
export type CorrectionAnswer = z.infer<typeof correctionAnswer>;

/** Answer of `GET …/corrections`, the oldest first. */
export const correctionListAnswer = z
  .strictObject({ data: z.array(deskCorrection) })
  .meta({ id: 'CorrectionListAnswer' });
export type CorrectionListAnswer = z.infer<typeof correctionListAnswer>;

export const PLAN_STATES = ['planned', 'claimed', 'done', 'failed', 'cancelled'] as const;

export const planDocument = z
  .strictObject({
    id: z.int().min(1),
    article: z.strictObject({ id: documentId, headline: z.string().nullable() }),
    locale: z.string(),
    action: z.enum(['publish', 'unpublish']),
    dueAt: instant,
    zone: z.string().describe('The time zone in which it was planned, an IANA name.'),
    local: z.string().describe('`dueAt` as the clocks of that zone show it, with their offset.'),
    state: z
      .enum(PLAN_STATES)
      .describe('`claimed`: a node is at it. `failed`: given up, until somebody tries again.'),
    attempts: z.int().min(0),
    nextAttemptAt: instant.nullable().describe('Null when there will be none by itself.'),
    lastError: z.string().nullable(),
    plannedAt: instant,
    plannedBy: z.string(),
    doneAt: instant.nullable(),
    checkedAt: instant
      .nullable()
      .describe('When its flight check was made last: as it was planned, then ahead of its hour.'),
    findings: z.array(finding).describe('What that check found, as of `dueAt`.'),
  })
  .meta({ id: 'Plan', description: 'A language of a story that appears or disappears by itself.' });
export type PlanDocument = z.infer<typeof planDocument>;

/** Answer of `PUT …/schedule`: what is planned of the story now. */
export const scheduleAnswer = z
  .strictObject({ data: z.array(planDocument).describe('All open plans of the story.') })
  .meta({ id: 'ScheduleAnswer' });
export type ScheduleAnswer = z.infer<typeof scheduleAnswer>;

/** Answer of `DELETE …/schedule`. */
export const unscheduleAnswer = z
  .strictObject({ data: z.strictObject({ id: documentId, cancelled: z.int().min(0) }) })
  .meta({ id: 'UnscheduleAnswer' });
export type UnscheduleAnswer = z.infer<typeof unscheduleAnswer>;

/** Answer of `GET /editorial/queue`. */
export const queueAnswer = z
  .strictObject({
    data: z.array(planDocument).describe('Newest first.'),
    meta: z.strictObject({ nextCursor: z.string().nullable() }),
  })
  .meta({ id: 'QueueAnswer' });
export type QueueAnswer = z.infer<typeof queueAnswer>;

/** Answer of `POST /editorial/queue/:plan/retry`. */
export const planAnswer = z.strictObject({ data: planDocument }).meta({ id: 'PlanAnswer' });
export type PlanAnswer = z.infer<typeof planAnswer>;
