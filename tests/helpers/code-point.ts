import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

const ofNumber = (n: number): string =>
  String.fromCodePoint(n < SURROGATES.first ? n : n + SURROGATES.count);

const toNumber = (text: unknown): number => {
  const [character, ...more] = typeof text === 'string' ? text : '';
  const n = character?.codePointAt(0);
  if (n === undefined || more.length > 0) throw new Error('Not one code point');
  return n < SURROGATES.first ? n : n - SURROGATES.count;
};

/**
 * Any code point but half a pair. It is what fast-check calls `binary`, without the map of all of
 * them, which each test file would take a second to make.
 */
export const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map(ofNumber, toNumber);
