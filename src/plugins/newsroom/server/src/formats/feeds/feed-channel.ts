import type { LatestStories, SectionReference } from '../../contracts/delivery';
import { isBlocks } from '../../text/blocks';
import { blocksToHtml, escapeHtml } from '../../text/blocks-to-html';
import { direction, languageTag } from '../../text/locale';
import { markRightToLeft } from '../../text/right-to-left';
import { storyLabels } from '../../text/story-labels';
import { xmlText } from '../../text/xml-text';
import {
  articleUrl,
  bodyBases,
  pageUrl,
  sectionUrl,
  webUrl,
  type Addresses,
} from '../absolute-urls';
import { imageSizes, type ImageSize } from '../image-sizes';

type Story = LatestStories['stories'][number];

/** What a feed says that is not in its stories. Addresses are absolute. */
export interface FeedSettings extends Addresses {
  siteName: string;
  publisher: { name: string; url: string; logo: string };
  /** WebSub hub; empty: none. */
  hub: string;
  /** Under which this feed was asked for. */
  feedUrl: string;
}

export interface FeedImage {
  sizes: ImageSize[];
  mime: string | null;
  alt: string | null;
  caption: string | null;
  credit: string | null;
}

/** A story in any feed. Plain texts are fit for XML, and marked where they run from right to left. */
export interface FeedItem {
  /** An IRI of the story, not of its address: it stays when the slug changes. */
  id: string;
  url: string;
  title: string;
  summary: string | null;
  /**
   * In one `<div lang dir>`, with absolute addresses, and corrections in another; empty for a story
   * without either.
   */
  html: string;
  image: FeedImage | null;
  publishedAt: string;
  updatedAt: string;
  authors: { name: string; url: string | null }[];
  section: { name: string; url: string } | null;
  tags: string[];
  sourceLine: string | null;
  language: string;
}

/** A feed, whatever it is written in. */
export interface FeedChannel {
  /** An IRI that is the same under each address of the feed. */
  id: string;
  title: string;
  language: string;
  /** The page that shows the same stories; null while no site is configured. */
  homePageUrl: string | null;
  /** The same, or what comes nearest to it in the delivery API: RSS must have one. */
  link: string;
  feedUrl: string;
  hub: string | null;
  publisher: { name: string; url: string | null };
  logo: string | null;
  /** Of its newest change: content decides, never the clock, so that all nodes answer the same. */
  updatedAt: string | null;
  items: FeedItem[];
}

/** Plain text of a story, or null where nothing of it is left that shows. */
const plainIn =
  (direction: 'ltr' | 'rtl') =>
  (text: string | null): string | null => {
    const plain = xmlText(text ?? '');
    return plain.trim() === '' ? null : markRightToLeft(plain, direction);
  };

const feedImage = (
  { leadImage: image, direction }: Story,
  addresses: Addresses
): FeedImage | null => {
  const sizes = imageSizes(image, addresses);
  if (!image || sizes.length === 0) return null;
  const plain = plainIn(direction);
  const { mime, alt, caption, credit } = image;
  return { sizes, mime, alt: plain(alt), caption: plain(caption), credit: plain(credit) };
};

/** What readers were told was wrong, behind the body: a reader of a feed may never open the page. */
const correctionsHtml = ({ corrections, servedLocale, direction: dir }: Story): string => {
  if (corrections.length === 0) return '';
  const { language, ...labels } = storyLabels(servedLocale);
  const words: Readonly<Record<string, string>> = labels;
  const lang = escapeHtml(languageTag(servedLocale) ?? servedLocale);
  const wordLang = language === null ? '' : ` lang="${language}"`;
  const lines = corrections.map(({ kind, text, correctedAt }) => {
    const what = escapeHtml(words[kind] ?? labels.update);
    const day = escapeHtml(correctedAt.slice(0, 10));
    return `<p><strong${wordLang}>${what}</strong>, <time datetime="${escapeHtml(correctedAt)}">${day}</time>: ${escapeHtml(text)}</p>`;
  });
  return `<div lang="${lang}" dir="${dir}">${lines.join('')}</div>`;
};

const htmlOf = (story: Story, settings: FeedSettings): string => {
  const { body, servedLocale, direction: dir } = story;
  const lang = languageTag(servedLocale) ?? servedLocale;
  const text =
    isBlocks(body) && body.length > 0
      ? blocksToHtml(body, { lang, dir, embeds: false, ...bodyBases(settings) })
      : '';
  return `${text}${correctionsHtml(story)}`;
};

const feedItem = (story: Story, settings: FeedSettings): FeedItem => {
  const { servedLocale, direction: dir, section } = story;
  const language = languageTag(servedLocale) ?? servedLocale;
  const plain = plainIn(dir);
  const sectionName = plain(section?.name ?? null);
  return {
    id: `urn:newsroom:article:${story.id}:${servedLocale}`,
    url: articleUrl(settings, story),
    title: plain(story.headline) ?? story.slug,
    summary: plain(story.dek),
    html: htmlOf(story, settings),
    image: feedImage(story, settings),
    publishedAt: story.firstPublishedAt,
    updatedAt: story.updatedAt,
    authors: story.bylines.flatMap(({ name, url }) => {
      const known = plain(name);
      return known === null ? [] : [{ name: known, url: webUrl(url) }];
    }),
    section:
      section && sectionName
        ? { name: sectionName, url: sectionUrl(settings, section, servedLocale) }
        : null,
    tags: story.tags.flatMap((tag) => plain(tag) ?? []),
    sourceLine: plain(story.sourceLine),
    language,
  };
};

const channelId = (
  locale: string,
  section: SectionReference | null,
  settings: FeedSettings
): string =>
  section === null
    ? `${pageUrl(settings, { path: '', endpoint: '/articles', locale })}#feed-${locale}`
    : `urn:newsroom:section:${section.id}:${locale}`;

/**
 * The newest stories of a language, or of a section in it, as a feed. Pure: the same content gives the
 * same feed under the same address.
 */
export const feedChannel = (
  { locale, section, stories }: LatestStories,
  settings: FeedSettings
): FeedChannel => {
  const { siteName, publisher, publicUrl, hub, feedUrl } = settings;
  const title = section ? `${section.name} – ${siteName}` : siteName;
  const updated = stories.map(({ updatedAt }) => updatedAt).sort();
  const link = section
    ? sectionUrl(settings, section, locale)
    : pageUrl(settings, { path: '', endpoint: '/articles', locale });
  return {
    id: channelId(locale, section, settings),
    title: markRightToLeft(xmlText(title), direction(locale)),
    language: languageTag(locale) ?? locale,
    homePageUrl: publicUrl === '' ? null : section ? link : publicUrl,
    link,
    feedUrl,
    hub: hub === '' ? null : hub,
    publisher: {
      name: xmlText(publisher.name || siteName),
      url: webUrl(publisher.url) ?? webUrl(publicUrl),
    },
    logo: webUrl(publisher.logo),
    updatedAt: updated.at(-1) ?? null,
    items: stories.map((story) => feedItem(story, settings)),
  };
};
