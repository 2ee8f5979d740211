import type { CheckAnswer, Finding } from '../../contracts/editorial-check';
import type {
  CorrectionAnswer,
  KillAnswer,
  PlanDocument,
  PublishAnswer,
  UnpublishAnswer,
} from '../../contracts/editorial-publishing';

const ID = 'kx1tzw0q7m2d9p5r3s8u4v6y';

export const PUBLISH = { locales: ['en', 'tr'], change: 'update' };
export const UNPUBLISH = { locales: ['tr'] };

export const UNPUBLISHED: UnpublishAnswer = {
  data: {
    id: ID,
    versions: [
      {
        locale: 'en',
        isPublished: true,
        firstPublishedAt: '2026-03-01T08:00:00.000Z',
        updatedAt: '2026-03-01T09:30:00.000Z',
      },
      { locale: 'tr', isPublished: false, firstPublishedAt: null, updatedAt: null },
    ],
  },
};

const FINDING: Finding = {
  code: 'source-missing',
  severity: 'warns',
  locale: 'en',
  field: 'sources',
  message: 'It names no source.',
  howTo: 'Name the source.',
};

export const PUBLISHED: PublishAnswer = { data: { ...UNPUBLISHED.data, findings: [FINDING] } };

export const CHECK = { locale: 'en', at: '2036-03-02T08:00:00+03:00' };

export const CHECKED: CheckAnswer = {
  data: {
    id: ID,
    at: '2036-03-02T05:00:00.000Z',
    isClear: true,
    findings: [FINDING],
  },
};

export const KILL = { reason: 'Legal complaint 2026-14', notice: 'This story was withdrawn.' };
export const REVIVE = { reason: 'Complaint dismissed' };

export const KILLED: KillAnswer = {
  data: {
    id: ID,
    killedAt: '2026-03-01T10:00:00.000Z',
    notice: 'This story was withdrawn.',
    proof: {
      isDown: true,
      surfaces: [
        {
          surface: 'document',
          path: '/articles/tea-railway-walk?locale=en',
          outcome: 'gone',
        },
        { surface: 'list', path: '/articles?locale=en', outcome: 'absent' },
      ],
    },
  },
};

export const CORRECTION = {
  locale: 'en',
  kind: 'correction',
  text: 'An earlier version gave the wrong length of the line.',
};
export const SETTLEMENT = { state: 'applied', text: 'Hattın uzunluğu yanlış verilmişti.' };

export const CORRECTED: CorrectionAnswer = {
  data: {
    id: 'p4v8k1m6t9b2x5c7n3q0d1sa',
    kind: 'correction',
    origin: 'en',
    languages: [
      {
        locale: 'en',
        state: 'applied',
        text: 'An earlier version gave the wrong length of the line.',
        decidedAt: '2026-03-01T09:30:00.000Z',
        decidedBy: 'A. Editor',
      },
      {
        locale: 'tr',
        state: 'owed',
        text: null,
        decidedAt: '2026-03-01T09:30:00.000Z',
        decidedBy: 'A. Editor',
      },
    ],
  },
};

export const SCHEDULE = {
  locales: ['tr'],
  publishAt: '2036-03-02T08:00:00+03:00',
  zone: 'Europe/Istanbul',
};

export const PLAN: PlanDocument = {
  id: 7,
  article: { id: ID, headline: 'Çay treni' },
  locale: 'tr',
  action: 'publish',
  dueAt: '2036-03-02T05:00:00.000Z',
  zone: 'Europe/Istanbul',
  local: '2036-03-02T08:00:00+03:00',
  state: 'planned',
  attempts: 0,
  nextAttemptAt: '2036-03-02T05:00:00.000Z',
  lastError: null,
  plannedAt: '2026-03-01T10:00:00.000Z',
  plannedBy: 'A. Editor',
  doneAt: null,
  checkedAt: '2026-03-01T10:00:00.000Z',
  findings: [],
};
