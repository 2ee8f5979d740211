import type { ReactNode } from 'react';
import type { ImageDocument } from 'strapi-plugin-newsroom/client';

type Size = ImageDocument['formats'][string];

/** The sizes that Strapi made of a picture, as `srcset` lists them; the picture itself is the largest. */
const sourceSet = ({ url, width, height, formats }: ImageDocument): string | undefined => {
  const whole: Size[] = url && width && height ? [{ url, width, height }] : [];
  const sizes = [...Object.values(formats), ...whole].sort((a, b) => a.width - b.width);
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
