import fc from 'fast-check';
import { readNamedTargets } from 'newsroom/relations/named-targets';

const names = (value: unknown) => {
  const { documentIds, rowIds } = readNamedTargets(value);
  return [...documentIds, ...rowIds];
};

describe('every form in which Strapi takes a relation names its targets', () => {
  it.each<[string, unknown, (string | number)[]]>([
    ['a document id', 'world', ['world']],
    ['a row id', 7, [7]],
    ['an object with a document id', { documentId: 'world' }, ['world']],
    ['an object with a row id', { id: 7 }, [7]],
    ['an object with both, which is one target', { id: 7, documentId: 'world' }, ['world']],
    ['an object with the locale beside it', { documentId: 'world', locale: 'tr' }, ['world']],
    ['a list of all of these', ['a', 7, { documentId: 'b' }, { id: 8 }], ['a', 'b', 7, 8]],
    ['connect with one', { connect: 'a' }, ['a']],
    ['connect with a list', { connect: ['a', { id: 7 }] }, ['a', 7]],
    [
      'connect with positions',
      { connect: [{ documentId: 'b', position: { before: 'a' } }] },
      ['b'],
    ],
    ['set', { set: ['a', 'b'] }, ['a', 'b']],
    ['connect beside set', { connect: ['a'], set: ['b'] }, ['a', 'b']],
    ['nothing', null, []],
    ['an empty list', [], []],
    ['a list with gaps', [null, 'a', undefined], ['a']],
  ])('%s', (_form, value, expected) => {
    expect(names(value)).toEqual(expected);
    expect(readNamedTargets(value).isMalformed).toBe(false);
  });

  it('what is only disconnected is not named', () => {
    expect(names({ disconnect: ['a', 7] })).toEqual([]);
  });
});

describe('what is not a relation at all is told', () => {
  it.each<[string, unknown]>([
    ['true', true],
    ['a fraction', 1.5],
    ['not a number', Number.NaN],
    ['an object without an id', { slug: 'world' }],
    ['an object with an id that is an object', { id: {} }],
    ['a list in a list', [['a']]],
    ['true among good ones', ['a', true]],
    ['an empty text', ''],
    ['a text with a space', 'two words'],
    ['a text with a control character', 'a\u0000b'],
    ['a text longer than any document id', 'a'.repeat(65)],
    ['zero', 0],
    ['a negative number', -1],
    ['a number larger than any row id', 2 ** 31],
    ['an object with an impossible document id', { documentId: '../admin' }],
    ['true to connect', { connect: [true] }],
    ['an object without an id to set', { set: [{}] }],
  ])('%s', (_form, value) => {
    expect(readNamedTargets(value).isMalformed).toBe(true);
  });
});

describe('whether a value replaces the whole relation', () => {
  it.each<[string, unknown, boolean]>([
    ['a plain value does', 'a', true],
    ['a list does', ['a'], true],
    ['an empty list does', [], true],
    ['null does', null, true],
    ['set does', { set: ['a'] }, true],
    ['set to nothing does', { set: [] }, true],
    ['connect does not', { connect: ['a'] }, false],
    ['disconnect does not', { disconnect: ['a'] }, false],
    ['a value that is not there does not', undefined, false],
  ])('%s', (_form, value, expected) => {
    expect(readNamedTargets(value).isReplacement).toBe(expected);
  });
});

describe('whether a value changes anything', () => {
  it.each<[string, unknown, boolean]>([
    ['connecting does', { connect: ['a'] }, true],
    ['disconnecting does', { disconnect: ['a'] }, true],
    ['replacing by nothing does', null, true],
    ['the empty operations that the admin sends do not', { connect: [], disconnect: [] }, false],
    ['operations of nothing do not', { connect: null, disconnect: undefined }, false],
    ['a value that is not there does not', undefined, false],
  ])('%s', (_form, value, expected) => {
    expect(readNamedTargets(value).isChange).toBe(expected);
  });
});

it('answers for anything at all, and names only what could be an id', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { documentIds, rowIds, isReplacement, isChange } = readNamedTargets(value);
      expect(documentIds.every((id) => /^[\w-]{1,64}$/.test(id))).toBe(true);
      expect(rowIds.every((id) => Number.isInteger(id) && id > 0)).toBe(true);
      if (isReplacement) expect(isChange).toBe(true);
    })
  );
});
