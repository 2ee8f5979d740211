import fc from 'fast-check';
import {
  articleThing,
  coarseThing,
  fileThing,
  isSurrogateKey,
  listThing,
  localeThing,
  promosThing,
  promoThing,
  sectionThing,
  sourcesThing,
  sourceThing,
  tagThing,
  treeThing,
} from 'newsroom/delivery/things';

const PLAIN = /^[a-z0-9-]{1,40}$/;

test('every thing is short, in lower case and without a separator of any dialect', () => {
  const id = 'tz4a98xxat96iws9zmbrgj3a';
  for (const thing of [articleThing, sectionThing, sourceThing, promoThing, listThing]) {
    expect(thing(id)).toMatch(PLAIN);
  }
  for (const thing of [localeThing, listThing, treeThing, sourcesThing, promosThing, coarseThing]) {
    expect(thing('zh-Hant-TW')).toMatch(PLAIN);
  }
  expect(fileThing(12)).toBe('f-12');
});

test('a tag in any script is a thing; case and composition make no other one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (tag) => {
      expect(tagThing(tag)).toMatch(PLAIN);
      expect(tagThing(tag.normalize('NFD'))).toBe(tagThing(tag.normalize('NFC')));
    })
  );
  expect(tagThing('Football')).toBe(tagThing('football'));
  expect(tagThing('football')).not.toBe(tagThing('footbal'));
});

test('articles, sections, sources and promos are keys of answers; files and tags are not', () => {
  const keys = [articleThing('1'), sectionThing('1'), sourceThing('1'), promoThing('1')];
  expect(keys.every(isSurrogateKey)).toBe(true);
  expect([fileThing(1), tagThing('a')].some(isSurrogateKey)).toBe(false);
});
