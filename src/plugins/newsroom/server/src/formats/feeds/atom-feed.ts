import { xmlDocument, type XmlElement } from '../xml-document';
import type { FeedChannel, FeedItem } from './feed-channel';
import { MEDIA_NAMESPACE, mediaGroup } from './media-group';

/** Atom must say when it changed last; of a feed without stories nothing ever did. */
const NEVER = '1970-01-01T00:00:00.000Z';

const entry = (story: FeedItem): XmlElement => ({
  '@xml:lang': story.language,
  id: story.id,
  title: story.title,
  link: { '@rel': 'alternate', '@hreflang': story.language, '@href': story.url },
  published: story.publishedAt,
  updated: story.updatedAt,
  author: story.authors.map(({ name, url }) => ({ name, uri: url })),
  category: [...(story.section ? [story.section.name] : []), ...story.tags].map((term) => ({
    '@term': term,
  })),
  summary: story.summary,
  content: story.html ? { '@type': 'html', '#text': story.html } : undefined,
  'dc:source': story.sourceLine,
  'media:group': story.image && mediaGroup(story.image),
});

/**
 * Atom 1.0 (RFC 4287). A story without bylines has the publisher of the feed as its author. Atom, too,
 * leaves the direction of plain text to the text; titles as HTML could carry `dir`, but readers that
 * show titles as they stand would print the tags.
 */
export const atomFeed = (channel: FeedChannel): string =>
  xmlDocument({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xmlns:media': MEDIA_NAMESPACE,
      '@xml:lang': channel.language,
      id: channel.id,
      title: channel.title,
      updated: channel.updatedAt ?? NEVER,
      author: { name: channel.publisher.name, uri: channel.publisher.url },
      logo: channel.logo,
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': channel.feedUrl },
        { '@rel': 'alternate', '@hreflang': channel.language, '@href': channel.link },
        ...(channel.hub ? [{ '@rel': 'hub', '@href': channel.hub }] : []),
      ],
      entry: channel.items.map(entry),
    },
  });
