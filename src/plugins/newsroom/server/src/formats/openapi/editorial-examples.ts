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
