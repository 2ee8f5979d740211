/** In pixels of the picture as people see it, turned upright. */
export interface Crop {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where the eye goes, in percent from the left and from the top, as Strapi's media library keeps it. */
export interface FocalPoint {
  x: number;
  y: number;
}

const CENTRE: FocalPoint = { x: 50, y: 50 };

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/**
 * The largest part of a picture in a ratio, with the focal point as near to its centre as the edges allow.
 *
 * @param ratio width divided by height
 */
export const decideCrop = (
  { width, height }: { width: number; height: number },
  ratio: number,
  focalPoint: FocalPoint | null
): Crop => {
  const isTooWide = width / height > ratio;
  const crop = isTooWide
    ? { width: Math.max(1, Math.round(height * ratio)), height }
    : { width, height: Math.max(1, Math.round(width / ratio)) };
  const { x, y } = focalPoint ?? CENTRE;
  const [spareWidth, spareHeight] = [width - crop.width, height - crop.height];
  return {
    ...crop,
    left: clamp(Math.round((width * x) / 100 - crop.width / 2), spareWidth),
    top: clamp(Math.round((height * y) / 100 - crop.height / 2), spareHeight),
  };
};
