import fc from 'fast-check';
import {
  addTags,
  moveEntry,
  readBylines,
  readList,
  writeBylines,
} from 'newsroom-admin/fields/read-list';

describe('a list in a JSON field', () => {
  test.each([
    ['a list', ['a'], ['a']],
    ['a list as text', '["a"]', ['a']],
    ['text that is no JSON', '[', []],
    ['text that is no list', '{"a":1}', []],
    ['nothing', null, []],
  ])('is read from %s', (_, value, list) => {
    expect(readList(value)).toEqual(list);
  });
});

describe('bylines', () => {
  it('come back as they were stored', () => {
    const stored = [{ name: 'A. Writer', role: 'Reporter' }, { name: 'B. Writer' }];
    expect(writeBylines(readBylines(stored))).toEqual(stored);
  });

  it('are none when the list is empty', () => {
    expect(writeBylines([])).toBeNull();
  });

  it('leave out what is no byline', () => {
    expect(readBylines(['A. Writer', null, { name: 7 }])).toEqual([
      { name: '', role: '', url: '' },
    ]);
  });

  it('move by one place and no further', () => {
    expect(moveEntry(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveEntry(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moveEntry(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });

  it('are all there wherever one is moved', () => {
    const by = fc.constantFrom<-1 | 1>(-1, 1);
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(10), by, (list, index, step) => {
        expect(moveEntry(list, index, step).sort()).toEqual([...list].sort());
      })
    );
  });
});

describe('tags', () => {
  it('are added by commas, once, without blanks', () => {
    expect(addTags(['Ports'], ' Climate, Ports ,, Sea')).toEqual(['Ports', 'Climate', 'Sea']);
  });
});
