import type { FeedChannel, FeedItem } from './feed-channel';

const item = (story: FeedItem): Record<string, unknown> => {
  const [image] = story.image?.sizes ?? [];
  return {
    id: story.id,
    url: story.url,
    title: story.title,
    ...(story.summary ? { summary: story.summary } : {}),
    content_html: story.html,
    ...(image ? { image: image.url } : {}),
    date_published: story.publishedAt,
    date_modified: story.updatedAt,
    ...(story.authors.length > 0
      ? { authors: story.authors.map(({ name, url }) => ({ name, ...(url ? { url } : {}) })) }
      : {}),
    tags: [...(story.section ? [story.section.name] : []), ...story.tags],
    language: story.language,
  };
};

/** A JSON Feed, version 1.1 (jsonfeed.org/version/1.1). Pure. */
export const jsonFeed = (channel: FeedChannel): Record<string, unknown> => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: channel.title,
  ...(channel.homePageUrl ? { home_page_url: channel.homePageUrl } : {}),
  feed_url: channel.feedUrl,
  ...(channel.logo ? { icon: channel.logo } : {}),
  authors: [
    {
      name: channel.publisher.name,
      ...(channel.publisher.url ? { url: channel.publisher.url } : {}),
    },
  ],
  language: channel.language,
  ...(channel.hub ? { hubs: [{ type: 'WebSub', url: channel.hub }] } : {}),
  items: channel.items.map(item),
});
