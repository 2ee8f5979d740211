import fc from 'fast-check';
import { mergeBodies } from 'newsroom/desk/merge-bodies';
import { mergeSave } from 'newsroom/desk/merge-save';
import { readCondition } from 'newsroom/desk/read-condition';

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text }],
});
const body = (...texts: string[]) => texts.map(paragraph);

describe('a save that meets a newer draft', () => {
  const base = { headline: 'A', dek: 'B', tags: ['x'] };

  it('writes what only the editor changed', () => {
    const current = { ...base, dek: 'Theirs' };
    expect(mergeSave(base, { ...base, headline: 'Mine' }, current)).toEqual({
      data: { headline: 'Mine' },
      merged: [],
      conflicts: [],
    });
  });

  it('does not take back what others changed, though the form sends all fields', () => {
    const current = { ...base, headline: 'Theirs', dek: null };
    expect(mergeSave(base, { ...base, tags: ['y'] }, current).data).toEqual({ tags: ['y'] });
  });

  it('names what both changed, with all three values', () => {
    const { data, conflicts } = mergeSave(
      base,
      { headline: 'Mine', dek: 'Mine' },
      { ...base, headline: 'Theirs' }
    );
    expect(conflicts).toEqual([{ field: 'headline', base: 'A', yours: 'Mine', theirs: 'Theirs' }]);
    expect(data).toEqual({ dek: 'Mine' });
  });

  it('has nothing to write where both wrote the same', () => {
    const same = { ...base, headline: 'Same' };
    expect(mergeSave(base, { headline: 'Same' }, same)).toEqual({
      data: {},
      merged: [],
      conflicts: [],
    });
  });

  it('is a conflict in every field that differs when its base is not known any more', () => {
    const { conflicts } = mergeSave(null, { headline: 'Mine', dek: 'B' }, base);
    expect(conflicts.map(({ field }) => field)).toEqual(['headline']);
  });
});

describe('two changes of one body', () => {
  const base = body('a', 'b', 'c', 'd');

  it.each([
    ['different paragraphs', ['A', 'b', 'c', 'd'], ['a', 'b', 'c', 'D'], ['A', 'b', 'c', 'D']],
    ['paragraphs that touch', ['a', 'B', 'c', 'd'], ['a', 'b', 'C', 'd'], ['a', 'B', 'C', 'd']],
    [
      'a new one and a change',
      ['n', 'a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'D'],
      ['n', 'a', 'b', 'c', 'D'],
    ],
    ['a removal and a change', ['b', 'c', 'd'], ['a', 'b', 'c', 'D'], ['b', 'c', 'D']],
    ['the same change', ['A', 'b', 'c', 'd'], ['A', 'b', 'c', 'd'], ['A', 'b', 'c', 'd']],
  ])('are put together: %s', (_, mine, theirs, merged) => {
    expect(mergeBodies(base, body(...mine), body(...theirs))).toEqual(body(...merged));
  });

  it.each([
    ['the same paragraph', ['A', 'b', 'c', 'd'], ['Z', 'b', 'c', 'd']],
    ['a change and a removal of it', ['A', 'b', 'c', 'd'], ['b', 'c', 'd']],
    ['two new ones in one place', ['a', 'n', 'b', 'c', 'd'], ['a', 'm', 'b', 'c', 'd']],
  ])('clash: %s', (_, mine, theirs) => {
    expect(mergeBodies(base, body(...mine), body(...theirs))).toBeNull();
  });

  const bodies = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 7 })
    .map((texts) => body(...texts));

  it('come to the same whoever is first, and to the one change where there is only one', () => {
    fc.assert(
      fc.property(bodies, bodies, bodies, (old, mine, theirs) => {
        expect(mergeBodies(old, mine, theirs)).toEqual(mergeBodies(old, theirs, mine));
        expect(mergeBodies(old, mine, old)).toEqual(mine);
        expect(mergeBodies(old, mine, mine)).toEqual(mine);
      })
    );
  });

  it('keep every paragraph that one of them wrote', () => {
    fc.assert(
      fc.property(bodies, bodies, (mine, theirs) => {
        const marked = (blocks: ReturnType<typeof body>, by: string) =>
          blocks.map((block, index) => paragraph(`${by}${index}${block.children[0]?.text}`));
        const [ours, others] = [marked(mine, 'm'), marked(theirs, 't')];
        const old = body('1', '2', '3', '4', '5');
        const merged = mergeBodies(old, [...ours, ...old], [...old, ...others]);
        if (merged) expect(merged).toEqual([...ours, ...old, ...others]);
        else expect(mine.length * theirs.length).toBeGreaterThan(0);
      })
    );
  });
});

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    [' "0" ', 0],
    ['', null],
  ])('%s is read', (header, revision) => {
    expect(readCondition(header)).toBe(revision);
  });

  it.each(['*', '3', 'W/"3"', '"03"', '"-1"', '"1", "2"', '"a"'])('%s is refused', (header) => {
    expect(() => readCondition(header)).toThrow('If-Match');
  });
});
