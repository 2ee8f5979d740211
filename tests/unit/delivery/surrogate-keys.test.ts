import fc from 'fast-check';
import { DIALECTS, surrogateHeader, type Dialect } from 'newsroom/delivery/surrogate-keys';
import { listThing, sectionThing } from 'newsroom/delivery/things';

const dialects = Object.keys(DIALECTS) as Dialect[];
const id = fc.string({
  unit: fc.constantFrom(...'abcdefgh0123456789'),
  minLength: 24,
  maxLength: 24,
});
const keys = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('a-', 's-', 'src-', 'p-', 'list-', 'l-'), id)
    .map((pair) => pair.join('')),
  { maxLength: 300 }
);

test('stays within the limits of its dialect and of the proxies, whatever the answer shows', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dialects),
      keys,
      fc.integer({ min: 200, max: 20_000 }),
      (dialect, some, maxBytes) => {
        const header = surrogateHeader(some, ['en', 'tr'], { dialect, header: '', maxBytes });
        if (some.length === 0) return expect(header).toBeNull();
        const [name, value] = header ?? [];
        const { separator, maxKeys, ...limits } = DIALECTS[dialect];
        expect(name).toBe(limits.header);
        const sent = String(value).split(separator);
        expect(String(value).length).toBeLessThanOrEqual(Math.min(maxBytes, limits.maxBytes));
        expect(sent.length).toBeLessThanOrEqual(maxKeys);
        // Either all of them, or keys that each change of its locales purges.
        if (!some.every((key) => sent.includes(key))) {
          expect(sent).toEqual(expect.arrayContaining(['many-en', 'many-tr']));
        }
      }
    )
  );
});

test('has a name of one’s own where one is wanted, and is left out where none is', () => {
  const settings = { dialect: 'fastly', header: 'xkey', maxBytes: 4000 } as const;
  expect(surrogateHeader(['a-1'], ['en'], settings)).toEqual(['xkey', 'a-1']);
  expect(surrogateHeader(['a-1'], ['en'], { ...settings, dialect: 'none' })).toBeNull();
});

test('what does not fit gives way to lists first, and to the locale last', () => {
  const many = Array.from({ length: 100 }, (_, n) => sectionThing(`section${n}`));
  const settings = { dialect: 'fastly', header: '', maxBytes: 200 } as const;
  expect(surrogateHeader([listThing('en'), ...many], ['en'], settings)).toEqual([
    'Surrogate-Key',
    'list-en many-en',
  ]);
});
