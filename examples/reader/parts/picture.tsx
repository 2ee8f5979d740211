import type { ReactNode } from 'react';
import type { ImageDocument } from 'strapi-plugin-newsroom/client';

type Size = ImageDocument['formats'][string];

/** Sizes are rounded to whole pixels. */
const TOLERANCE = 0.02;

/**
 * The sizes that Strapi made of a picture, as `srcset` lists them; the picture itself is the largest. Its
 * crops to other ratios are other pictures.
 */
const sourceSet = ({ url, width, height, formats }: ImageDocument): string | undefined => {
  if (!url || !width || !height) return undefined;
  const isWhole = (size: Size): boolean =>
    Math.abs(size.width / size.height / (width / height) - 1) < TOLERANCE;
  const sizes = [...Object.values(formats).filter(isWhole), { url, width, height }].sort(
    (a, b) => a.width - b.width
  );
  return sizes.length < 2
    ? undefined
    : sizes.map((size) => `${size.url} ${size.width}w`).join(', ');
};

/**
 * A plain `<img>`: Strapi has made the sizes already, when the picture came in, and nothing of the page
 * moves when it arrives.
 *
 * @param sizes how wide it is shown, as the attribute of that name says it
 * @param isFirst it is what readers see first: fetched at once
 */
export const Picture = ({
  image,
  sizes,
  isFirst = false,
}: {
  image: ImageDocument;
  sizes: string;
  isFirst?: boolean;
}): ReactNode =>
  image.url === null ? null : (
    <img
      src={image.url}
      srcSet={sourceSet(image)}
      sizes={sizes}
      width={image.width ?? undefined}
      height={image.height ?? undefined}
      alt={image.alt ?? ''}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
    />
  );
