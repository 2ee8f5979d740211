import type {
  BoardAnswer,
  BoardCountsAnswer,
  SourceLocaleAnswer,
  TranslationDocument,
} from '../../contracts/editorial-translations';

const ID = 'k2vq0c7p1d8m4x6t9b3n5s0a';
const AT = '2026-03-01T08:00:00.000Z';

export const BOARD: BoardAnswer = {
  data: [
    {
      id: ID,
      type: 'article',
      locale: 'tr',
      state: 'outdated',
      isOutdated: true,
      title: 'Eski çay treni yürüyüş yolu oldu',
      source: { locale: 'en', title: 'An old tea railway becomes a long walk' },
      section: null,
      urgency: 'normal',
      assignee: 'A. Translator',
      changedAt: AT,
    },
  ],
  meta: { nextCursor: null },
};

export const BOARD_COUNTS: BoardCountsAnswer = {
  data: [{ locale: 'tr', state: 'outdated', count: 1 }],
  meta: { total: 1 },
};

export const TRANSLATION: TranslationDocument = {
  id: ID,
  locale: 'tr',
  state: 'outdated',
  isOutdated: true,
  progress: 'done',
  assignee: 'A. Translator',
  madeFrom: 1,
  waived: null,
  confirmed: { at: AT, by: 'A. Translator' },
  source: { locale: 'en', revision: 2, publishedRevision: 2, updatedAt: AT },
  target: { locale: 'tr', revision: 1, publishedRevision: 1, updatedAt: AT },
  fields: [
    {
      field: 'headline',
      source: 'An old tea railway becomes a long walk',
      target: 'Eski çay treni yürüyüş yolu oldu',
      maxLength: 250,
      drift: {
        field: 'headline',
        needsTranslation: true,
        before: 'An old tea railway becomes a walk',
        after: 'An old tea railway becomes a long walk',
        parts: [
          { change: 'same', text: 'An old tea railway becomes a ' },
          { change: 'added', text: 'long ' },
          { change: 'same', text: 'walk' },
        ],
      },
    },
  ],
  body: [
    {
      source: {
        type: 'paragraph',
        children: [{ type: 'text', text: 'The last train left in 1972.' }],
      },
      target: {
        type: 'paragraph',
        children: [{ type: 'text', text: "Son tren 1972'de kalktı." }],
      },
      sourceAt: 0,
      targetAt: 0,
      change: 'same',
      parts: [],
    },
  ],
  others: [],
  changedForReaders: ['headline'],
  relations: [{ field: 'section', source: [], target: [] }],
  corrections: [],
  origins: {},
};

export const SOURCE_LOCALE: SourceLocaleAnswer = {
  data: { id: ID, sourceLocale: 'tr', translations: [{ locale: 'en', madeFrom: 2 }] },
};
