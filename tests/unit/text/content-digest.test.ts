import fc from 'fast-check';
import { contentDigest } from 'newsroom/text/content-digest';
import { isSameContent } from 'newsroom/text/same-content';

const digest = (value: Record<string, unknown>) => contentDigest(value, ['a', 'b']);

test('is the same whatever a database made of the value', () => {
  const value = { a: [{ x: 1, y: null }, {}], b: 'text', c: 'not asked for' };
  const stored = { b: 'text', a: [{ y: undefined, x: 1, z: [] }, {}] };
  expect(digest(value)).toBe(digest(stored));
  expect(digest({ a: '', b: null })).toBe(digest({}));
});

test.each([
  [{ a: 'x' }, { b: 'x' }],
  [{ a: ['x', 'y'] }, { a: ['y', 'x'] }],
  [{ a: { x: 'y' } }, { a: { y: 'x' } }],
])('tells %j from %j', (one, other) => {
  expect(digest(one)).not.toBe(digest(other));
});

test('says what isSameContent says', () => {
  const value = fc.dictionary(fc.constantFrom('a', 'b'), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(value, value, (one, other) => {
      const isSame = ['a', 'b'].every((field) => isSameContent(one[field], other[field]));
      expect(digest(one) === digest(other)).toBe(isSame);
    })
  );
});
