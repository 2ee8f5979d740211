import type { ImageDocument } from '../contracts/delivery';
import { mediaUrl, type Addresses } from './absolute-urls';

export interface ImageSize {
  url: string;
  width: number | null;
  height: number | null;
  isOriginal: boolean;
}

/**
 * A picture in the sizes it is really there in: the original, then its formats from the widest down. No
 * size or crop is made up. Empty when the picture is not here.
 */
export const imageSizes = (image: ImageDocument | null, addresses: Addresses): ImageSize[] => {
  const url = image && mediaUrl(addresses, image.url);
  if (!image || !url) return [];
  const formats = Object.values(image.formats)
    .flatMap(({ url: at, width, height }) => {
      const found = mediaUrl(addresses, at);
      return found && found !== url ? [{ url: found, width, height, isOriginal: false }] : [];
    })
    .sort((a, b) => b.width - a.width);
  return [{ url, width: image.width, height: image.height, isOriginal: true }, ...formats];
};
