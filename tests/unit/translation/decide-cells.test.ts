import { decideCells, type DocumentFacts } from 'newsroom/translation/decide-cells';

const published = { isPublished: true, isCopy: false };
const draft = { isPublished: false, isCopy: false };
const done = { progress: 'done' as const, assignee: null };

const facts = (changes: Partial<DocumentFacts> = {}): DocumentFacts => ({
  entity: 'article',
  shelf: 'world',
  urgency: 'normal',
  changedMs: 1,
  sourceLocale: 'en',
  locales: ['en', 'tr', 'ar'],
  versions: new Map([
    ['en', draft],
    ['tr', draft],
  ]),
  states: new Map([
    ['en', done],
    ['tr', done],
  ]),
  outdated: new Set(),
  owing: new Set(),
  chainOf: (locale) => [locale, 'en'],
  ...changes,
});
const statesOf = (changes: Partial<DocumentFacts> = {}) =>
  Object.fromEntries(decideCells(facts(changes)).map(({ locale, state }) => [locale, state]));

describe('a cell of the board', () => {
  it('says what is missing, current, and the source', () => {
    expect(statesOf()).toEqual({ en: 'source', tr: 'current', ar: 'missing' });
  });

  it('says where readers get the story in another language', () => {
    expect(statesOf({ versions: new Map([['en', published]]) })).toMatchObject({
      tr: 'fallback-only',
      ar: 'fallback-only',
    });
    const chainOf = (locale: string) => [locale, ...(locale === 'ar' ? ['tr'] : [])];
    expect(statesOf({ versions: new Map([['en', published]]), chainOf })).toMatchObject({
      ar: 'missing',
    });
  });

  it.each([
    ['in-progress' as const, 'in-progress'],
    ['in-review' as const, 'in-review'],
    ['done' as const, 'outdated'],
  ])('of work that is %s says so, and that its source moved on', (progress, state) => {
    const states = new Map([['tr', { progress, assignee: 'Ayşe' }]]);
    const cells = decideCells(facts({ states, outdated: new Set(['tr']) }));
    expect(cells[1]).toMatchObject({ state, isOutdated: true, assignee: 'Ayşe' });
  });

  it('says first that readers are owed a correction', () => {
    const states = new Map([['tr', { progress: 'in-progress' as const, assignee: null }]]);
    expect(statesOf({ states, owing: new Set(['tr']), outdated: new Set(['tr']) }).tr).toBe(
      'owing-correction'
    );
  });

  it('of a section says whose text is borrowed', () => {
    const versions = new Map([
      ['en', published],
      ['tr', published],
      ['ar', { isPublished: true, isCopy: true }],
    ]);
    expect(statesOf({ entity: 'section', versions })).toEqual({
      en: 'source',
      tr: 'current',
      ar: 'fallback-only',
    });
  });
});
