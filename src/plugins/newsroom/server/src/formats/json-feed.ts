import type { LatestStories } from '../contracts/delivery';
import { isBlocks } from '../text/blocks';
import { blocksToHtml } from '../text/blocks-to-html';

type Story = LatestStories['stories'][number];

export interface FeedChannel {
  title: string;
  /** Absolute address of the site's front, or null while none is configured. */
  homePageUrl: string | null;
  /** Absolute address of this feed. */
  feedUrl: string;
  /** Absolute address of the delivery API, where a story is found while there is no site. */
  apiUrl: string;
}

const absolute = (url: string, base: string): string => new URL(url, base).href;

const feedItem = (story: Story, { feedUrl, apiUrl }: FeedChannel): Record<string, unknown> => {
  const { body, servedLocale, direction, leadImage } = story;
  const html = isBlocks(body) ? blocksToHtml(body, { lang: servedLocale, dir: direction }) : '';
  return {
    // Of the story, not of its address: it stays when the slug changes.
    id: `urn:newsroom:article:${story.id}:${servedLocale}`,
    url: story.url ?? `${apiUrl}/articles/${encodeURIComponent(story.slug)}?locale=${servedLocale}`,
    title: story.headline,
    ...(story.dek ? { summary: story.dek } : {}),
    content_html: html,
    ...(leadImage?.url ? { image: absolute(leadImage.url, feedUrl) } : {}),
    date_published: story.firstPublishedAt,
    date_modified: story.updatedAt,
    ...(story.bylines.length > 0
      ? { authors: story.bylines.map(({ name, url }) => ({ name, ...(url ? { url } : {}) })) }
      : {}),
    tags: [...(story.section ? [story.section.name] : []), ...story.tags],
    language: servedLocale,
  };
};

/** A JSON Feed, version 1.1 (jsonfeed.org/version/1.1). Pure. */
export const jsonFeed = (
  { locale, stories }: LatestStories,
  channel: FeedChannel
): Record<string, unknown> => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: channel.title,
  ...(channel.homePageUrl ? { home_page_url: channel.homePageUrl } : {}),
  feed_url: channel.feedUrl,
  language: locale,
  items: stories.map((story) => feedItem(story, channel)),
});
