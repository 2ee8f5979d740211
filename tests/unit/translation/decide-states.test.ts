import fc from 'fast-check';
import { decideStates, sourceLocaleOf } from 'newsroom/translation/decide-states';
import {
  isSource,
  mayMachineWrite,
  type TranslationState,
} from 'newsroom/translation/translation-state';

const version = (locale: string, createdMs = 1, isPublished = false) => ({
  locale,
  createdMs,
  isPublished,
});
const state = (locale: string, changes: Partial<TranslationState> = {}): TranslationState => ({
  documentId: 'a',
  locale,
  sourceLocale: 'en',
  sourceRevision: locale === 'en' ? null : 3,
  progress: 'done',
  confirmedAt: null,
  confirmedBy: null,
  assignee: null,
  waived: null,
  origins: {},
  ...changes,
});

describe('what is known of versions after a write', () => {
  it('begins with the language that was written first', () => {
    const versions = [version('en', 2), version('tr', 1)];
    const { all, changed } = decideStates('a', versions, [], 1);
    expect(changed).toEqual(all);
    expect(all.map(({ locale, sourceLocale }) => [locale, sourceLocale])).toEqual([
      ['en', 'tr'],
      ['tr', 'tr'],
    ]);
    expect(all[0]).toMatchObject({ sourceRevision: 1, progress: 'in-progress' });
    expect(all[1]).toMatchObject({ sourceRevision: null, progress: 'done' });
  });

  it('takes a new version as made from what its source says now', () => {
    const known = [state('en'), state('tr')];
    const versions = [version('en'), version('tr'), version('ar', 5, true)];
    const { all, changed, gone } = decideStates('a', versions, known, 7);
    expect(changed).toEqual([state('ar', { sourceRevision: 7 })]);
    expect(all).toEqual([...known, ...changed]);
    expect(gone).toEqual([]);
  });

  it('leaves alone what it knows', () => {
    const known = [state('en'), state('tr', { waived: 4, assignee: 'Ayşe' })];
    const { all, changed } = decideStates('a', [version('en'), version('tr')], known, 9);
    expect([all, changed]).toEqual([known, []]);
  });

  it('knows nothing of the worth of translations whose source is gone', () => {
    const known = [state('en'), state('tr'), state('ar', { waived: 4 })];
    const { all, gone } = decideStates('a', [version('tr', 1), version('ar', 2)], known, 9);
    expect(gone).toEqual(['en']);
    expect(all).toEqual([
      state('tr', { sourceLocale: 'tr', sourceRevision: null }),
      state('ar', { sourceLocale: 'tr', sourceRevision: null }),
    ]);
  });

  it('has one state for each version and one source, whatever is made and deleted', () => {
    const locales = fc.uniqueArray(fc.constantFrom('en', 'tr', 'ar', 'id'), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(locales, { minLength: 1, maxLength: 6 }), (steps) => {
        let known: TranslationState[] = [];
        for (const codes of steps) {
          const versions = codes.map((locale) => version(locale));
          const source = sourceLocaleOf(versions, known);
          known = decideStates('a', versions, known, 1).all;
          expect(known.map(({ locale }) => locale).sort()).toEqual([...codes].sort());
          expect(known.filter(isSource).map(({ locale }) => locale)).toEqual([source]);
          expect(new Set(known.map(({ sourceLocale }) => sourceLocale))).toEqual(new Set([source]));
        }
      })
    );
  });
});

describe('a machine', () => {
  it.each([
    ['where there is no text', undefined, null, true],
    ['over its own text', { by: 'machine', provider: 'x', digest: 'd' }, 'd', true],
    [
      'over a text that a person changed',
      { by: 'machine', provider: 'x', digest: 'd' },
      'e',
      false,
    ],
    ['over a text of which nobody knows', undefined, 'd', false],
    ['over a text that was confirmed', { by: 'confirmed', provider: 'x', digest: 'd' }, 'd', false],
    ["over a person's text", { by: 'person', provider: null, digest: 'd' }, 'd', false],
  ] as const)('may write %s: %#', (_where, origin, digest, may) => {
    expect(mayMachineWrite(origin, digest)).toBe(may);
  });
});
