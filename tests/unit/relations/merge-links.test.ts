import fc from 'fast-check';
import type { RelationField } from 'newsroom/relations/fields';
import { mergeLinks } from 'newsroom/relations/merge-links';
import { SECTION, SOURCE } from 'newsroom/constants';

const FIELDS: RelationField[] = [
  { field: 'section', target: SECTION, isMany: false },
  { field: 'sources', target: SOURCE, isMany: true },
];
const seesAllBut =
  (...hidden: string[]) =>
  (id: string): boolean =>
    !hidden.includes(id);

describe('the links of a version after a save', () => {
  it('are what its relations hold, in their order', () => {
    const current = { section: ['world'], sources: ['reuters', 'ap'] };
    expect(mergeLinks(FIELDS, current, {}, seesAllBut())).toEqual(current);
  });

  it('lose what the editor could see and took away', () => {
    const previous = { section: ['world'], sources: ['ap', 'reuters'] };
    expect(mergeLinks(FIELDS, { sources: ['reuters'] }, previous, seesAllBut())).toEqual({
      section: [],
      sources: ['reuters'],
    });
  });

  it('keep, behind the others, what the editor could not see', () => {
    const previous = { sources: ['afp', 'ap'] };
    expect(mergeLinks(FIELDS, { sources: ['reuters'] }, previous, seesAllBut('afp'))).toEqual({
      section: [],
      sources: ['reuters', 'afp'],
    });
  });

  it('keep a single target that the editor could not see', () => {
    expect(mergeLinks(FIELDS, {}, { section: ['world'] }, seesAllBut('world')).section).toEqual([
      'world',
    ]);
  });

  it('hold one section at most: the one that was chosen now', () => {
    const merged = mergeLinks(
      FIELDS,
      { section: ['sport'] },
      { section: ['world'] },
      seesAllBut('world')
    );
    expect(merged.section).toEqual(['sport']);
  });

  it('name a target once that is both held and hidden', () => {
    const links = { sources: ['afp'] };
    expect(mergeLinks(FIELDS, links, links, seesAllBut('afp')).sources).toEqual(['afp']);
  });

  it('have an entry for every relation, and for no other', () => {
    expect(mergeLinks(FIELDS, {}, { former: ['x'] }, seesAllBut('x'))).toEqual({
      section: [],
      sources: [],
    });
  });
});

it('saving again without a change keeps the links as they are', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(ids, ids, ids, (held, before, hidden) => {
      const isVisible = seesAllBut(...hidden);
      const once = mergeLinks(FIELDS, { sources: held }, { sources: before }, isVisible);
      const visible = (once.sources ?? []).filter(isVisible);
      const again = mergeLinks(FIELDS, { sources: visible }, once, isVisible);

      expect(new Set(again.sources)).toEqual(new Set(once.sources));
      expect(again.sources).toHaveLength(once.sources?.length ?? 0);
    })
  );
});
