import type { XliffFile } from 'newsroom/formats/xliff/model';
import { alignUnits } from 'newsroom/text/align-units';
import { applyUnits } from 'newsroom/text/apply-units';
import { plainText } from 'newsroom/text/unit-parts';
import {
  decideImport,
  wholeState,
  type ImportInput,
} from 'newsroom/translation/xliff/decide-import';
import { readIdentity, writeFileId, writeOriginal } from 'newsroom/translation/xliff/file-identity';
import type { Version } from 'newsroom/translation/xliff/own-work';
import { exported, IDENTITY, throughFile, translated } from './xliff-story';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const state = (headline: string, ...texts: string[]) => ({
  headline,
  body: texts.map(paragraph),
});

const SOURCE = state('One', 'A', 'B', 'C');
const TURKISH = state('Bir', 'a', 'b', 'c');

const version = (said: object, madeFrom: object | null = SOURCE): Version => ({
  state: said as Version['state'],
  madeFrom: madeFrom as Version['madeFrom'],
});

/** A file of what is translated, in which the translator writes these texts. */
const fileOf = (
  source: object,
  known: Version | null,
  texts: Record<string, string>
): XliffFile => {
  const said = source as Version['state'];
  const file = exported({
    source: said,
    translations: known
      ? alignUnits(said, known.state, known.madeFrom ?? said).translations
      : new Map(),
    progress: known ? 'done' : null,
  });
  const [read] = throughFile([file], '2.1').files;
  if (!read) throw new Error('no file');
  return {
    ...read,
    units: read.units.map((unit) => {
      const text = texts[unit.id];
      return text === undefined
        ? unit
        : {
            ...unit,
            segments: unit.segments.map((segment) => ({
              ...segment,
              state: 'final' as const,
              target: [{ kind: 'text' as const, text }],
            })),
          };
    }),
  };
};

const decide = (input: Partial<ImportInput> & Pick<ImportInput, 'file'>) =>
  decideImport({
    source: SOURCE,
    current: null,
    exported: null,
    currentState: 'final',
    overwrite: new Set(),
    ...input,
  });
const outcomes = (input: Parameters<typeof decide>[0]) =>
  Object.fromEntries(decide(input).units.map(({ id, outcome }) => [id, outcome]));

describe('what a file does to a translation', () => {
  const known = version(TURKISH);

  it('is told unit by unit, three-way', () => {
    const file = fileOf(SOURCE, known, { headline: 'Yeni', 'body.0': 'yeni', 'body.1': 'b2' });
    const current = version(state('Elle', 'a', 'b2', 'c elle'));
    expect(outcomes({ file, current, exported: known })).toEqual({
      headline: 'conflict',
      'body.0': 'changed',
      'body.1': 'unchanged',
      'body.2': 'kept',
    });
  });

  it('writes over a person where it is asked to, and says so', () => {
    const file = fileOf(SOURCE, known, { headline: 'Yeni' });
    const current = version(state('Elle', 'a', 'b', 'c'));
    for (const overwrite of [true, new Set(['headline'])] as const) {
      const { units, translations } = decide({ file, current, exported: known, overwrite });
      expect(units[0]).toMatchObject({ outcome: 'changed', overwrites: true, before: 'Elle' });
      expect([...translations.keys()]).toEqual(['headline']);
    }
  });

  it('takes a text that is still the source’s for none', () => {
    const file = fileOf(SOURCE, null, { headline: 'Bir' });
    expect(outcomes({ file, current: version(SOURCE) })).toMatchObject({
      headline: 'new',
      'body.0': 'untranslated',
    });
  });

  it('takes every text for a person’s when nobody knows how it was', () => {
    const file = fileOf(SOURCE, known, { headline: 'Yeni' });
    expect(outcomes({ file, current: known, exported: null })).toMatchObject({
      headline: 'conflict',
      'body.0': 'unchanged',
    });
  });

  it('does not write over what a person wrote for a source that has changed', () => {
    const now = state('Two', 'A', 'B2', 'C');
    const file = fileOf(now, known, { headline: 'İki', 'body.1': 'b2' });
    const current = version(state('Elle', 'a', 'b', 'c'));
    expect(outcomes({ file, source: now, current, exported: known })).toMatchObject({
      headline: 'conflict',
      'body.1': 'changed',
    });
  });

  it('follows the source where that was built anew, and keeps what it says of the rest', () => {
    const now = state('One', 'New', 'A', 'C');
    const file = fileOf(now, known, { 'body.0': 'yeni' });
    const { translations, units } = decide({ file, source: now, current: known, exported: known });
    expect(units.filter(({ outcome }) => outcome === 'conflict')).toEqual([]);
    const own = alignUnits(now, known.state, SOURCE);
    expect(
      applyUnits(now, translations, {
        rest: 'current',
        current: own.translations,
        target: known.state,
      }).body
    ).toEqual(['yeni', 'a', 'c'].map(paragraph));
  });

  it('leaves a body alone that a person has built otherwise, unless it is asked not to', () => {
    const file = fileOf(SOURCE, known, { 'body.0': 'yeni', headline: 'Yeni' });
    const current = version(state('Bir', 'a', 'b', 'c', 'Not'));
    const { units, translations } = decide({ file, current, exported: known });
    expect(units.filter(({ outcome }) => outcome === 'conflict').map(({ id }) => id)).toEqual([
      'body.0',
      'body',
    ]);
    expect([...translations.keys()]).toEqual(['headline']);
    const asked = decide({ file, current, exported: known, overwrite: new Set(['body']) });
    expect([...asked.translations.keys()]).toEqual(['headline', 'body.0']);
  });

  it('refuses what it cannot take: another source, a text that is too long, a unit that is none', () => {
    const file = fileOf(SOURCE, null, { headline: 'x'.repeat(251), 'body.0': 'a' });
    const [first, second, ...rest] = file.units;
    if (!first || !second) throw new Error('no units');
    const [segment] = second.segments;
    if (!segment) throw new Error('no segment');
    const altered = {
      ...second,
      segments: [{ ...segment, source: [{ kind: 'text' as const, text: 'Z' }] }],
    };
    const units = [first, altered, ...rest, { ...second, id: 'body.9' }];
    const decision = decide({ file: { ...file, units } });
    expect(decision.units.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'headline refused',
      'body.0 refused',
      'body.1 untranslated',
      'body.2 untranslated',
      'body.9 refused',
    ]);
    expect(
      decision.units.every(({ outcome, remark }) => (outcome === 'refused') === (remark !== null))
    ).toBe(true);
  });

  it('is as far as the unit that is least far', () => {
    const whole = translated(fileOf(SOURCE, null, {}), 'translated');
    expect(wholeState(decide({ file: whole }).states)).toBe('translated');
    const half = fileOf(SOURCE, null, { headline: 'Bir' });
    expect(wholeState(decide({ file: half }).states)).toBe('initial');
    const rest = fileOf(SOURCE, known, { headline: 'Yeni' });
    expect(wholeState(decide({ file: rest, current: known, exported: known }).states)).toBe(
      'final'
    );
  });

  it('has finished what it calls final and what then stands there, whatever the rest is', () => {
    const finished = (input: Parameters<typeof decide>[0]) =>
      [...decide(input).finished].map(([id, { target }]) => `${id} ${plainText(target)}`);
    const half = fileOf(SOURCE, null, { headline: 'Bir' });
    expect(finished({ file: half })).toEqual(['headline Bir']);
    // What was there already, and the file calls final now.
    expect(finished({ file: half, current: version(state('Bir', 'A', 'B', 'C')) })).toEqual([
      'headline Bir',
    ]);
    const conflict = fileOf(SOURCE, known, { headline: 'Yeni', 'body.0': 'yeni' });
    const byHand = { current: version(state('Elle', 'a', 'b', 'c')), exported: known };
    expect(finished({ file: conflict, ...byHand })).toEqual([
      ...['body.0 yeni', 'body.1 b', 'body.2 c'],
    ]);
    // A paragraph of its own keeps the body from being written.
    const longer = version(state('Bir', 'a', 'b', 'c', 'ek'));
    const kept = finished({ file: conflict, current: longer, exported: known });
    expect(kept).toEqual(['headline Yeni']);
    // The source's own words are no translation.
    expect(finished({ file: fileOf(SOURCE, null, { headline: 'One' }) })).toEqual([]);
    expect(finished({ file: translated(fileOf(SOURCE, null, {}), 'translated') })).toEqual([]);
  });
});

describe('what a file was made from', () => {
  it('is written into it twice, and read from either', () => {
    const identity = { ...IDENTITY, sourceLocale: 'zh-Hans-CN', targetRevision: 3, madeFrom: 9 };
    expect(readIdentity([writeOriginal(identity)])).toEqual(identity);
    expect(readIdentity([null, writeFileId(identity)])).toEqual(identity);
    expect(readIdentity(['story.docx', writeFileId(identity)])).toEqual(identity);
  });

  it.each(['', 'article', 'article/a/en/1/tr/0', 'article/a/en/x/tr/0/0', 'article/A/en/1/tr/0/0'])(
    'is nothing in "%s"',
    (name) => {
      expect(readIdentity([name, null])).toBeNull();
    }
  );
});
