import type { ImageSize } from '../image-sizes';

/** What search engines ask for (developers.google.com/search, "Article structured data"). */
const RATIOS = [16 / 9, 4 / 3, 1];

/** Scaling rounds to whole pixels. */
const TOLERANCE = 0.01;

const isOf =
  (ratio: number) =>
  ({ width, height }: ImageSize): boolean =>
    width !== null && height !== null && Math.abs(width / height / ratio - 1) <= TOLERANCE;

/**
 * The original and, for each of 16:9, 4:3 and 1:1, the widest size that is really there in it: those are
 * made when a picture comes in (`media/ratio-formats.ts`). One from before then, or too small, has none.
 *
 * @param sizes the original first, then from the widest down
 */
export const imagesByRatio = (sizes: readonly ImageSize[]): ImageSize[] => {
  const [original] = sizes;
  const found = RATIOS.flatMap((ratio) => sizes.find(isOf(ratio)) ?? []);
  return [...new Set([...(original ? [original] : []), ...found])];
};
