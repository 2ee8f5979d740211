import fc from 'fast-check';
import { fingerprint } from 'newsroom/cursor';
import { readCursor, writeCursor } from 'newsroom/delivery/cursor';

const PRINT = fingerprint({ locale: 'en', section: 'world' });
const POSITION = { at: Date.UTC(2025, 1, 25), documentId: 'abc' };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('leads back to where the page ended', () => {
    expect(readCursor(writeCursor(POSITION, PRINT), PRINT)).toEqual(POSITION);
  });

  it('of any position is read back, and may stand in a URL as it is', () => {
    const position = fc.record({
      at: fc.integer({ min: -8e12, max: 8e12 }),
      documentId: fc.stringMatching(/^[a-z0-9]{1,40}$/),
    });
    fc.assert(
      fc.property(position, fc.string(), (at, print) => {
        const cursor = writeCursor(at, print);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(cursor, print)).toEqual(at);
      })
    );
  });

  it('of another query is refused', () => {
    const other = fingerprint({ locale: 'en', section: 'sport' });
    expect(readCursor(writeCursor(POSITION, other), PRINT)).toBeNull();
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['words', 'not a cursor'],
    ['JSON that is no list', encode({ at: 1, documentId: 'a' })],
    ['an empty list', encode([])],
    ['a position without an owner', encode([1, 'a'])],
    ['a time in words', encode(['today', 'a', PRINT])],
    ['half a millisecond', encode([0.5, 'a', PRINT])],
    ['a time that is no number', encode([null, 'a', PRINT])],
    ['a number for a document', encode([1, 7, PRINT])],
    ['half a cursor', writeCursor(POSITION, PRINT).slice(0, 20)],
  ])('made of %s is refused', (_what, cursor) => {
    expect(readCursor(cursor, PRINT)).toBeNull();
  });

  it('made of anything at all never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(encode)), (cursor) => {
        expect(() => readCursor(cursor, PRINT)).not.toThrow();
      })
    );
  });
});

describe('the fingerprint of a query', () => {
  it('does not depend on the order of its parameters', () => {
    expect(fingerprint({ section: 'world', locale: 'en' })).toBe(PRINT);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another locale', { locale: 'tr', section: 'world' }],
    ['another section', { locale: 'en', section: 'sport' }],
    ['one parameter more', { locale: 'en', section: 'world', kind: 'news' }],
    ['one parameter less', { locale: 'en' }],
    ['the same word for another parameter', { locale: 'en', tag: 'world' }],
    ['the parameters mixed up', { locale: 'world', section: 'en' }],
  ])('differs for %s', (_what, query) => {
    expect(fingerprint(query)).not.toBe(PRINT);
  });

  it('tells instants apart', () => {
    const since = (iso: string): string => fingerprint({ since: new Date(iso) });
    expect(since('2025-02-25T00:00:00Z')).not.toBe(since('2025-02-25T00:00:01Z'));
  });
});
