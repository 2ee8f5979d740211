import type {
  DiffAnswer,
  EditLock,
  EditorialArticle,
  RevisionDocument,
} from '../../contracts/editorial-article';
import type { LogbookAnswer, LogbookEntry } from '../../contracts/editorial-logbook';

const ID = 'k2vq0c7p1d8m4x6t9b3n5s0a';

const entry: LogbookEntry = {
  id: 4711,
  at: '2026-03-01T08:00:00.000Z',
  action: 'publish',
  actor: { kind: 'admin', id: '7', name: 'A. Editor' },
  entity: 'article',
  documentId: ID,
  locale: 'en',
  revision: 3,
  reason: null,
  details: { title: 'An old tea railway becomes a walk' },
};

export const LOGBOOK: LogbookAnswer = { data: [entry], meta: { nextCursor: null } };

export const LOGBOOK_LINE = `${JSON.stringify(entry)}\n`;

export const LOGBOOK_CSV =
  'id,at,action,actorKind,actorId,actorName,entity,documentId,locale,revision,reason,details\r\n' +
  `4711,2026-03-01T08:00:00.000Z,publish,admin,7,A. Editor,article,${ID},en,3,,{}\r\n`;

export const NEW_ARTICLE = {
  headline: 'An old tea railway becomes a walk',
  dek: 'Where trains once climbed between the gardens, there is a path.',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'The last train left in 1972.' }] }],
  tags: ['Railways'],
};

export const CHANGES = { headline: 'An old tea railway becomes a long walk' };

export const FIELDS: EditorialArticle['fields'] = {
  headline: 'An old tea railway becomes a walk',
  shortHeadline: null,
  slug: 'an-old-tea-railway-becomes-a-walk',
  dek: 'Where trains once climbed between the gardens, there is a path.',
  body: NEW_ARTICLE.body,
  leadImage: null,
  leadImageAlt: null,
  leadImageCaption: null,
  leadImageCredit: null,
  section: null,
  sources: [],
  bylines: null,
  dateline: null,
  tags: ['Railways'],
  kind: 'news',
  urgency: 'normal',
  relatedPromos: [],
  relatedArticles: [],
  embargoUntil: null,
  expiresAt: null,
  canonicalUrl: null,
  seoTitle: null,
  seoDescription: null,
  noindex: false,
};

export const DRAFT: EditorialArticle = {
  id: ID,
  locale: 'en',
  revision: 1,
  updatedAt: '2026-03-01T08:00:00.000Z',
  fields: FIELDS,
};

export const REVISION: RevisionDocument = {
  number: 1,
  at: '2026-03-01T08:00:00.000Z',
  actor: { kind: 'admin', id: '7', name: 'A. Editor' },
  action: 'create',
  base: null,
  restored: null,
  fields: ['headline', 'slug', 'dek', 'body', 'tags', 'kind', 'urgency', 'noindex'],
  publishedAt: null,
};

export const DIFF: DiffAnswer = {
  data: [
    {
      field: 'headline',
      before: 'A tea railway',
      after: 'An old tea railway',
      parts: [
        { change: 'removed', text: 'A' },
        { change: 'added', text: 'An old' },
        { change: 'same', text: ' tea railway' },
      ],
    },
  ],
  meta: { from: 1, to: 2 },
};

export const LOCK: EditLock = {
  holder: { kind: 'admin', id: '7', name: 'A. Editor' },
  acquiredAt: '2026-03-01T08:00:00.000Z',
  expiresAt: '2026-03-01T08:02:00.000Z',
  isYours: true,
};
