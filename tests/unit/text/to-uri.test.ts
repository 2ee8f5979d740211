import fc from 'fast-check';
import addFormats from 'ajv-formats';
import Ajv from 'ajv';
import { toUri } from 'newsroom/text/to-uri';
import { codePoint } from '../../helpers/code-point';

const ajv = new Ajv();
addFormats(ajv);
const isUri = ajv.compile({ type: 'string', format: 'uri' });

test.each([
  'urn:newsml:dpa.com:20090101:190510-99-167362',
  'http://www.businesswire.com/news/home/20130605006126/zh',
  'https://user@example.org:8080/a/b?c=d&e=%20f#part',
  'tag:example.org,2026:a(b)',
  'wd:Q42',
])('%s comes back as it is', (uri) => {
  expect(toUri(uri)).toBe(uri);
});

test.each([
  ['urn:é:1', 'urn:%C3%A9:1'],
  ['https://example.org/a b"c', 'https://example.org/a%20b%22c'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/a#b#c', 'https://example.org/a#b%23c'],
  ['https://例え.example/[1]', 'https://%E4%BE%8B%E3%81%88.example/%5B1%5D'],
  ['x:half \uD83D', 'x:half%20%EF%BF%BD'],
])('%j becomes %s', (text, uri) => {
  expect(toUri(text)).toBe(uri);
});

test.each([
  '',
  'no scheme',
  'Q42',
  '/path',
  'urn:',
  'x:#',
  'x:?y',
  '://x',
  'http://a:port/',
  'http://[::1]/',
])('%j is none', (text) => {
  expect(toUri(text)).toBeNull();
});

test('whatever comes out is a URI, and stays as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: codePoint }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: codePoint }).map((rest) => `urn:${rest}`),
    fc.string({ unit: fc.constantFrom(...'a:/?#[]@%2é') }).map((rest) => `http://${rest}`),
    fc.string({ unit: fc.constantFrom(...'a:/?#[]@%2é') }).map((rest) => `x:${rest}`)
  );
  fc.assert(
    fc.property(text, (value) => {
      const uri = toUri(value);
      if (uri === null) return;
      expect([uri, isUri(uri)]).toEqual([uri, true]);
      expect(toUri(uri)).toBe(uri);
    }),
    { numRuns: 700 }
  );
});
