import type { ImageDocument } from '../../contracts/delivery';
import type { PartnerStory } from '../../contracts/ninjs';
import { toUri } from '../../text/to-uri';
import { articleUri } from './write-identity';

const plain = (role: string, value: string) => ({ role, contentType: 'text/plain', value });

const absoluteUri = (url: string, base: string): string | null => {
  try {
    return toUri(new URL(url, base).href);
  } catch {
    return null;
  }
};

const rendition = (
  name: string,
  { url, width, height }: { url: string; width: number | null; height: number | null },
  { mime, base }: { mime: string | null; base: string }
): object[] => {
  const href = absoluteUri(url, base);
  if (href === null) return [];
  return [
    {
      name,
      href,
      ...(mime ? { contentType: mime } : {}),
      ...(Number.isInteger(width) ? { width } : {}),
      ...(Number.isInteger(height) ? { height } : {}),
    },
  ];
};

const renditions = (
  { url, width, height, mime, formats }: ImageDocument,
  base: string
): object[] =>
  url === null
    ? []
    : [
        ...rendition('original', { url, width, height }, { mime, base }),
        ...Object.entries(formats).flatMap(([name, format]) =>
          // Strapi may make its formats of another type than the original.
          rendition(name, format, { mime: null, base })
        ),
      ];

/**
 * The lead picture with its words. It has the wire's name while it is the wire's: once a file was put
 * here it is ours.
 *
 * @param base what root-relative addresses of files are relative to
 */
export const writePicture = ({ article, wire }: PartnerStory, base: string): object[] => {
  const { leadImage } = article;
  if (!leadImage) return [];
  const { url, alt, caption, credit } = leadImage;
  const wireUri = url === null && wire?.leadImageUri ? toUri(wire.leadImageUri) : null;
  const files = renditions(leadImage, base);
  return [
    {
      name: 'lead-image',
      uri: wireUri ?? `${articleUri(article)}:lead-image`,
      type: 'picture',
      ...(credit ? { by: credit } : {}),
      ...(alt ? { headlines: [plain('alt', alt)] } : {}),
      ...(caption ? { descriptions: [plain('caption', caption)] } : {}),
      ...(files.length > 0 ? { renditions: files } : {}),
    },
  ];
};
