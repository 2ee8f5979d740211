import fc from 'fast-check';
import { applyUnits } from 'newsroom/text/apply-units';
import { readUnits, type UnitState } from 'newsroom/text/translation-units';
import { alignmentBase } from 'newsroom/translation/machine/alignment-base';
import { decideMachine } from 'newsroom/translation/machine/decide-machine';
import type { Origin, Origins } from 'newsroom/translation/translation-state';
import { unitDigest } from 'newsroom/translation/unit-digest';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const source: UnitState = {
  ...{ headline: 'One', dek: 'Two', tags: ['Three'] },
  body: [paragraph('Four'), paragraph('Five')],
};

/** What a machine has made of the source, with what is known of it. */
const translated = (): { target: UnitState; origins: Origins } => {
  const units = readUnits(source);
  const said = new Map(units.map(({ id }) => [id, [{ kind: 'text' as const, text: `m:${id}` }]]));
  const target = { ...applyUnits(source, said) };
  const origins = Object.fromEntries(
    readUnits(target).map(({ id, parts }): [string, Origin] => [
      id,
      { by: 'machine', provider: 'deepl', digest: unitDigest(parts) },
    ])
  );
  return { target, origins };
};

const kept = (
  target: UnitState | null,
  origins: Origins = {},
  madeFrom: UnitState | null = null,
  isConfirmed = false
) =>
  Object.fromEntries(
    decideMachine({ source, target, madeFrom, origins, isConfirmed }).map((one) => [
      one.unit.id,
      one.kept,
    ])
  );

describe('a machine', () => {
  it('may write all of a translation that there is not yet', () => {
    expect(Object.values(kept(null))).toEqual([null, null, null, null, null]);
  });

  it('may write where nothing stands, or the words of the source, or its own', () => {
    expect(Object.values(kept({ ...source }))).toEqual([null, null, null, null, null]);
    expect(kept({ headline: 'Bir', body: null })).toMatchObject({ headline: 'person', dek: null });
    const { target, origins } = translated();
    expect(Object.values(kept(target, origins))).toEqual([null, null, null, null, null]);
  });

  it('may not write over what a person has confirmed, nor what is said to be a person’s', () => {
    const { target, origins } = translated();
    for (const by of ['confirmed', 'person'] as const) {
      const theirs = Object.fromEntries(
        Object.entries(origins).map(([id, origin]) => [id, { ...origin, by }])
      );
      expect(Object.values(kept(target, theirs))).toEqual([by, by, by, by, by]);
    }
  });

  it('may not write what a person has confirmed to be the same in both languages', () => {
    const target = { ...source, headline: 'Bir', tags: null };
    expect(kept(target, {}, source, true)).toEqual({
      ...{ headline: 'person', dek: 'confirmed', 'tags.0': null },
      ...{ 'body.0': 'confirmed', 'body.1': 'confirmed' },
    });
    // What a machine wrote since then was confirmed by nobody.
    const { target: since, origins } = translated();
    expect(Object.values(kept(since, origins, source, true))).toEqual([
      ...[null, null, null, null, null],
    ]);
  });

  it('may not write into a field in which the translation has something of its own', () => {
    const { target, origins } = translated();
    const longer = { ...target, body: [...(target.body as object[]), paragraph('Yerel not')] };
    expect(kept(longer, origins)).toMatchObject({
      ...{ headline: null, 'body.0': 'structure', 'body.1': 'structure' },
    });
    const code = { type: 'code', children: [{ type: 'text', text: 'x = 1' }] };
    const coded = { ...target, body: [code, ...(target.body as object[])] };
    expect(kept(coded, origins)).toMatchObject({ 'body.0': 'structure' });
  });
});

test('a text that differs from what the machine last wrote is a person’s', () => {
  const ids = readUnits(source).map(({ id }) => id);
  const edit = fc.record({ id: fc.constantFrom(...ids), text: fc.stringMatching(/^[a-z]{1,8}$/) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
      const { target, origins } = translated();
      const said = new Map(edits.map(({ id, text }) => [id, [{ kind: 'text' as const, text }]]));
      const edited = applyUnits(target, said);
      const decided = kept(edited, origins);
      for (const id of ids) expect([id, decided[id]]).toEqual([id, said.has(id) ? 'person' : null]);
    })
  );
});

test('a translation is held against the source that it has the shape of', () => {
  const { target } = translated();
  const shorter = { ...source, body: [paragraph('Four')] };
  expect(alignmentBase(source, target, null)).toBe(source);
  expect(alignmentBase(source, target, shorter)).toBe(source);
  const old = { ...source, headline: 'Once' };
  expect(alignmentBase(source, target, old)).toBe(old);
  expect(alignmentBase(shorter, target, old)).toBe(old);
});
