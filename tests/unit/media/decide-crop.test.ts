import fc from 'fast-check';
import { decideCrop } from '../../../src/plugins/newsroom/server/src/media/decide-crop';

const WIDE = { width: 1600, height: 900 };
const TALL = { width: 900, height: 1600 };

test('without a focal point the middle is kept', () => {
  expect(decideCrop(WIDE, 1, null)).toEqual({ left: 350, top: 0, width: 900, height: 900 });
  expect(decideCrop(TALL, 1, null)).toEqual({ left: 0, top: 350, width: 900, height: 900 });
});

test('the focal point is kept, as near to the centre as the edges allow', () => {
  expect(decideCrop(WIDE, 1, { x: 60, y: 50 })).toMatchObject({ left: 510 });
  expect(decideCrop(WIDE, 1, { x: 100, y: 0 })).toMatchObject({ left: 700, top: 0 });
  expect(decideCrop(TALL, 16 / 9, { x: 0, y: 0 })).toMatchObject({ left: 0, top: 0, height: 506 });
});

test('a picture that has the ratio stays whole', () => {
  expect(decideCrop(WIDE, 16 / 9, { x: 10, y: 90 })).toEqual({ left: 0, top: 0, ...WIDE });
});

test('a crop lies in its picture, is as large as can be and has the ratio to a pixel', () => {
  const side = fc.integer({ min: 1, max: 9_000 });
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  const ratio = fc.constantFrom(16 / 9, 4 / 3, 1, 9 / 16, 99);
  fc.assert(
    fc.property(side, side, ratio, percent, percent, (width, height, asked, x, y) => {
      const crop = decideCrop({ width, height }, asked, { x, y });
      expect([crop.left, crop.top].every((from) => Number.isInteger(from) && from >= 0)).toBe(true);
      expect(crop.left + crop.width).toBeLessThanOrEqual(width);
      expect(crop.top + crop.height).toBeLessThanOrEqual(height);
      expect(crop.width === width || crop.height === height).toBe(true);
      const isExact =
        Math.abs(crop.width - crop.height * asked) <= 1 ||
        Math.abs(crop.height - crop.width / asked) <= 1;
      expect(isExact).toBe(true);
    })
  );
});
