import fc from 'fast-check';
import { compareVersions } from 'newsroom/desk/compare-versions';

describe('which version of a wire item is newer', () => {
  it.each<[string | null, 'same' | 'newer' | 'older', string | null]>([
    ['2', 'same', '2'],
    ['2', 'newer', '1'],
    ['1', 'older', '2'],
    ['10', 'newer', '9'],
    ['9', 'older', '10'],
    ['1.5', 'newer', '1'],
    ['1.10', 'newer', '1.9'],
    ['1.2.3', 'older', '1.2.4'],
    ['2.0', 'same', '2'],
    ['01', 'same', '1'],
    ['9007199254740993', 'newer', '9007199254740992'],
    ['20250225', 'older', '20250226'],
    ['2025-02-25T08:40:00Z', 'older', '2025-02-25T08:41:00Z'],
    ['2025-02-26', 'newer', '2025-02-25'],
    ['2025-02-25T12:00:00+03:00', 'newer', '2025-02-25T08:59:59Z'],
    ['2025-02-25T12:00:00+03:00', 'same', '2025-02-25T09:00:00Z'],
  ])('%s is %s than or as %s', (incoming, order, present) => {
    expect(compareVersions(incoming, present)).toBe(order);
  });
});

describe('versions that cannot be ordered', () => {
  it.each<[string | null, string | null]>([
    ['b', 'a'],
    ['a', 'b'],
    ['a', '2'],
    ['2', 'final'],
    ['2', '2025-02-25'],
    ['2025-99-99', '2025-02-25'],
    [null, '2'],
    ['2', null],
  ])('are not held back: %s after %s', (incoming, present) => {
    expect(compareVersions(incoming, present)).toBe('newer');
  });

  it('are the same when they are written the same', () => {
    expect(compareVersions('final', 'final')).toBe('same');
    expect(compareVersions(null, null)).toBe('same');
  });
});

it('of two different numbers one is newer and then the other is older', () => {
  const number = fc.nat().map(String);
  fc.assert(
    fc.property(number, number, (a, b) => {
      fc.pre(a !== b);
      const expected = Number(a) > Number(b) ? ['newer', 'older'] : ['older', 'newer'];
      expect([compareVersions(a, b), compareVersions(b, a)]).toEqual(expected);
    })
  );
});
