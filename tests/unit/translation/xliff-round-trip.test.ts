import fc from 'fast-check';
import { applyUnits } from 'newsroom/text/apply-units';
import { readUnits } from 'newsroom/text/translation-units';
import { decideImport } from 'newsroom/translation/xliff/decide-import';
import { body } from '../text/blocks-arbitrary';
import { exported, shout, throughFile, translated } from './xliff-story';

const line = fc
  .array(fc.constantFrom('a', 'ş', '<', '&', '"', ']]>', '\u00a0', '👨‍👩‍👧', 'عربي', '\t'), {
    minLength: 1,
  })
  .map((parts) => `x${parts.join('')}`);

const state = fc.record({
  headline: line,
  dek: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  body,
  tags: fc.uniqueArray(line, { maxLength: 3 }),
});

const NONE = new Set<string>();
/** Each is a story of every kind of block, written and read twice. */
const RUNS = { numRuns: 40 };

describe.each(['2.1', '1.2'] as const)('any article through XLIFF %s', (version) => {
  it('comes back with each text in its place and all markup', () => {
    fc.assert(
      fc.property(state, (source) => {
        const [file] = throughFile([translated(exported({ source }))], version).files;
        if (!file) throw new Error('no file');
        const { units, translations } = decideImport({
          file,
          source,
          current: null,
          exported: null,
          currentState: 'initial',
          overwrite: NONE,
        });
        expect(units.filter(({ outcome }) => outcome !== 'new')).toEqual([]);
        const expected = new Map(readUnits(source).map(({ id, parts }) => [id, shout(parts)]));
        const result = applyUnits(source, translations);
        expect(result).toEqual(applyUnits(source, expected));

        // Exported once more, it is the same file, translated.
        const again = throughFile([exported({ source, translations, progress: 'done' })], version);
        expect(again.files[0]).toEqual(file);
      }),
      RUNS
    );
  });

  it('is the source itself where the source is its translation', () => {
    fc.assert(
      fc.property(state, (source) => {
        const own = new Map(readUnits(source).map(({ id, parts }) => [id, parts]));
        const [file] = throughFile(
          [exported({ source, translations: own, progress: 'done' })],
          version
        ).files;
        if (!file) throw new Error('no file');
        const current = { state: source, madeFrom: source };
        const decision = decideImport({
          file,
          source,
          current,
          exported: current,
          currentState: 'final',
          overwrite: NONE,
        });
        expect(decision.units.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
        expect(decision.translations.size).toBe(0);
      }),
      RUNS
    );
  });
});
