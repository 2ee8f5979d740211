import { chooseLeftOut, fillIn } from 'newsroom/translation/left-out';

const sum = (locale: string, state: 'missing' | 'current' | 'source', cells: number) => ({
  ...{ locale, state, cells },
});

const BOARD = [
  ...[sum('en', 'source', 8), sum('en', 'missing', 2)],
  ...[sum('tr', 'source', 2), sum('tr', 'missing', 7), sum('tr', 'current', 1)],
  ...[sum('ar', 'missing', 4), sum('ar', 'current', 6)],
];

describe('what need not be counted cell by cell', () => {
  test('is what is most frequent in each language but the first', () => {
    expect(chooseLeftOut(BOARD)).toEqual([
      { locale: 'tr', state: 'missing' },
      { locale: 'ar', state: 'current' },
    ]);
    expect(chooseLeftOut([])).toEqual([]);
  });

  test('is nothing where languages differ in how many documents they hold', () => {
    expect(chooseLeftOut([...BOARD, sum('id', 'missing', 9)])).toEqual([]);
  });

  test('is what the others leave, of the same documents', () => {
    const leftOut = chooseLeftOut(BOARD);
    const isCounted = ({ locale, state }: (typeof BOARD)[number]) =>
      !leftOut.some((out) => out.locale === locale && out.state === state);
    const filled = fillIn(BOARD.filter(isCounted), leftOut);
    const inOrder = (sums: typeof BOARD) => sums.map((one) => JSON.stringify(one)).sort();
    expect(inOrder(filled as typeof BOARD)).toEqual(inOrder(BOARD));
  });

  test('is none where nothing is counted', () => {
    expect(fillIn([], [])).toEqual([]);
  });
});
