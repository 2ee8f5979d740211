import { parseRetryAfter } from 'newsroom/retry-after';
import { decidePauseMs, decideRetryMs } from 'newsroom/webhooks/retry';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

describe('the next attempt', () => {
  it.each([
    [1, SECOND],
    [2, 2 * SECOND],
    [5, 16 * SECOND],
    [12, 2048 * SECOND],
    [13, HOUR],
    [1000, HOUR],
  ])('after %d failed ones is %d ms away at most, half of it at least', (attempts, longest) => {
    expect(decideRetryMs(attempts, null, 1)).toBe(longest);
    expect(decideRetryMs(attempts, null, 0)).toBe(longest / 2);
  });

  it('is not earlier than the receiver asked for, within a day', () => {
    expect(decideRetryMs(1, 7 * SECOND, 1)).toBe(7 * SECOND);
    expect(decideRetryMs(13, 7 * SECOND, 1)).toBe(HOUR);
    expect(decideRetryMs(1, 400 * DAY, 1)).toBe(DAY);
  });
});

describe('a subscriber is left alone', () => {
  const pause = (isMerging: boolean, failures: number, asked: number | null = null): number =>
    decidePauseMs({ isMerging, failures }, asked, 1);

  it('from its first failure on where all changes go the same way', () => {
    expect([1, 2, 3, 100].map((failures) => pause(true, failures))).toEqual([
      SECOND,
      2 * SECOND,
      4 * SECOND,
      300 * SECOND,
    ]);
  });

  it('only after many in a row where others may go through', () => {
    expect([1, 9, 10, 11, 100].map((failures) => pause(false, failures))).toEqual([
      0,
      0,
      SECOND,
      2 * SECOND,
      300 * SECOND,
    ]);
  });

  it('as long as it asks', () => {
    expect(pause(false, 1, 120 * SECOND)).toBe(120 * SECOND);
    expect(pause(true, 100, SECOND)).toBe(300 * SECOND);
  });
});

describe('Retry-After', () => {
  const now = new Date('2025-02-25T08:40:00Z');

  it.each<[string | null, number | null]>([
    ['120', 120 * SECOND],
    [' 0 ', 0],
    ['Tue, 25 Feb 2025 08:41:00 GMT', 60 * SECOND],
    ['Tue, 25 Feb 2025 08:00:00 GMT', 0],
    [null, null],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['99999999999999999999', null],
  ])('%j is %j ms', (value, ms) => {
    expect(parseRetryAfter(value, now)).toBe(ms);
  });
});
