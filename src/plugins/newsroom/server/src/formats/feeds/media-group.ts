import type { XmlElement } from '../xml-document';
import type { FeedImage } from './feed-channel';

export const MEDIA_NAMESPACE = 'http://search.yahoo.com/mrss/';

const figure = (value: number | null): string | undefined =>
  value !== null && value > 0 ? String(value) : undefined;

/**
 * A picture in its sizes as Media RSS has it, for RSS and Atom alike. Only the original's media type is
 * known. There is no `<enclosure>`: it must say how many bytes the file has, which is not known here.
 */
export const mediaGroup = ({ sizes, mime, alt, caption, credit }: FeedImage): XmlElement => ({
  'media:content': sizes.map(({ url, width, height, isOriginal }) => ({
    '@url': url,
    '@type': isOriginal ? mime : undefined,
    '@medium': 'image',
    '@isDefault': isOriginal ? 'true' : undefined,
    '@width': figure(width),
    '@height': figure(height),
  })),
  'media:title': alt ? { '@type': 'plain', '#text': alt } : undefined,
  'media:description': caption ? { '@type': 'plain', '#text': caption } : undefined,
  'media:credit': credit || undefined,
});
