import { clockError } from 'newsroom/clock-error';

const reading = (askedMs: number, theirsMs: number, heardMs: number) => ({
  askedMs,
  theirsMs,
  heardMs,
});

it('is none where both clocks may be right, however long asking took', () => {
  expect(clockError(reading(1_000, 1_000, 1_000))).toBe(0);
  expect(clockError(reading(1_000, 999, 1_000))).toBe(0);
  expect(clockError(reading(1_000, 1_400, 1_900))).toBe(0);
});

it('makes a node late rather than early, whichever way it is off', () => {
  expect(clockError(reading(61_000, 1_005, 61_010))).toBe(-60_005);
  expect(clockError(reading(1_000, 61_005, 1_010))).toBe(59_995);
});

it('stays what it was as long as that may be, so that time does not tremble', () => {
  const first = clockError(reading(61_000, 1_005, 61_010));
  expect(clockError(reading(62_000, 2_001, 62_020), first)).toBe(first);
});

it('is forgotten when the clock has been set right, and found anew when it is off otherwise', () => {
  expect(clockError(reading(1_000, 1_005, 1_010), -60_000)).toBe(0);
  expect(clockError(reading(121_000, 1_005, 121_010), -60_000)).toBe(-120_005);
});
