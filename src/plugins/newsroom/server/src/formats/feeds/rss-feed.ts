import { xmlDocument, type XmlElement } from '../xml-document';
import type { FeedChannel, FeedItem } from './feed-channel';
import { MEDIA_NAMESPACE, mediaGroup } from './media-group';

/** RFC 822 with a year of four digits, as RSS wants it: `Tue, 25 Feb 2025 08:40:00 GMT`. */
const rfc822 = (instant: string): string => new Date(instant).toUTCString();

const item = (story: FeedItem): XmlElement => ({
  title: story.title,
  link: story.url,
  guid: { '@isPermaLink': 'false', '#text': story.id },
  pubDate: rfc822(story.publishedAt),
  'dc:creator': story.authors.map(({ name }) => name),
  'dc:source': story.sourceLine,
  category: [
    ...(story.section ? [{ '@domain': story.section.url, '#text': story.section.name }] : []),
    ...story.tags,
  ],
  // Before the whole text, as the RSS Advisory Board's profile wants it.
  description: story.summary,
  'content:encoded': story.html || undefined,
  'media:group': story.image && mediaGroup(story.image),
});

/**
 * RSS 2.0 (rssboard.org). RSS has no element or attribute for the direction of a text: `language` and
 * `xml:lang` imply it, the HTML carries `dir`, and plain texts their own marks (`right-to-left.ts`).
 */
export const rssFeed = (channel: FeedChannel): string =>
  xmlDocument({
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:media': MEDIA_NAMESPACE,
      '@xml:lang': channel.language,
      channel: {
        title: channel.title,
        link: channel.link,
        description: channel.title,
        language: channel.language,
        lastBuildDate: channel.updatedAt === null ? undefined : rfc822(channel.updatedAt),
        image: channel.logo
          ? { url: channel.logo, title: channel.title, link: channel.link }
          : undefined,
        'atom:link': [
          { '@rel': 'self', '@type': 'application/rss+xml', '@href': channel.feedUrl },
          ...(channel.hub ? [{ '@rel': 'hub', '@href': channel.hub }] : []),
        ],
        item: channel.items.map(item),
      },
    },
  });
