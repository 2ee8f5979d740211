import type { ArticleDocument, TranslationReference } from '../contracts/delivery';
import type { AlternateLink, OpenGraphTag, TwitterTag } from '../contracts/link-data';
import { languageTag, memoise, parseLocale } from '../text/locale';
import { absoluteUrl } from './paths';

/** What the addresses in a page's head are made with. */
export interface Site {
  name: string;
  /** Empty: not configured; then nothing is said that needs absolute addresses of pages. */
  publicUrl: string;
  /** Absolute address that files of the local upload provider are below. */
  mediaUrl: string;
}

type Story = Omit<ArticleDocument, 'body' | 'seo' | 'embeds'> & {
  seo: Omit<ArticleDocument['seo'], 'openGraph' | 'twitter' | 'alternates'>;
};

/** Below this, X shows a small picture beside the text (its documentation of the large card). */
const LARGE_CARD = { width: 300, height: 157 };

/**
 * A locale as Open Graph wants it, `language_TERRITORY`. Where the locale names no territory, it is the
 * one in which most of its readers live by CLDR: the protocol has no way to leave it out.
 */
const openGraphLocale = memoise((locale: string): string | null => {
  if (languageTag(locale) === null) return null;
  const { language, region } = parseLocale(locale).maximize();
  return region === undefined ? null : `${language}_${region}`;
});

const absoluteImage = ({ leadImage }: Story, { mediaUrl }: Site): string | null => {
  const url = leadImage?.url ?? null;
  if (url === null || /^https?:\/\//.test(url)) return url;
  return url.startsWith('/') ? absoluteUrl(mediaUrl, url) : null;
};

/** ogp.me, with its vocabulary of articles. */
const openGraph = (story: Story, site: Site): OpenGraphTag[] => {
  const { seo, leadImage, bylines, section, tags } = story;
  const tagged: [string, string | number | null | undefined][] = [
    ['og:type', 'article'],
    ['og:site_name', site.name],
    ['og:title', seo.title],
    ['og:description', seo.description],
    ['og:url', seo.canonicalUrl],
    ['og:locale', openGraphLocale(story.servedLocale)],
    // Two scripts of a language are one locale there.
    ...[...new Set(story.translations.map(({ locale }) => openGraphLocale(locale)))]
      .filter((locale) => locale !== openGraphLocale(story.servedLocale))
      .map((locale): [string, string | null] => ['og:locale:alternate', locale]),
  ];
  const image = absoluteImage(story, site);
  if (image !== null) {
    tagged.push(
      ['og:image', image],
      ['og:image:type', leadImage?.mime],
      ['og:image:width', leadImage?.width],
      ['og:image:height', leadImage?.height],
      ['og:image:alt', leadImage?.alt]
    );
  }
  tagged.push(
    ['article:published_time', story.firstPublishedAt],
    ['article:modified_time', story.updatedAt],
    ['article:section', section?.name],
    // A profile's address by its definition, not a name.
    ...bylines.map(({ url }): [string, string | null] => ['article:author', url]),
    ...tags.map((tag): [string, string] => ['article:tag', tag])
  );
  return tagged.flatMap(([property, content]) =>
    content === null || content === undefined || content === ''
      ? []
      : [{ property, content: String(content) }]
  );
};

const twitter = (story: Story, site: Site): TwitterTag[] => {
  const { seo, leadImage } = story;
  const image = absoluteImage(story, site);
  const { width, height } = leadImage ?? { width: null, height: null };
  const isLarge =
    image !== null &&
    (width ?? LARGE_CARD.width) >= LARGE_CARD.width &&
    (height ?? LARGE_CARD.height) >= LARGE_CARD.height;
  const tags: TwitterTag[] = [
    { name: 'twitter:card', content: isLarge ? 'summary_large_image' : 'summary' },
    { name: 'twitter:title', content: seo.title },
  ];
  if (seo.description) tags.push({ name: 'twitter:description', content: seo.description });
  if (image !== null) tags.push({ name: 'twitter:image', content: image });
  if (image !== null && leadImage?.alt) {
    tags.push({ name: 'twitter:image:alt', content: leadImage.alt });
  }
  return tags;
};

/**
 * The languages of a story that has more than one. Each version links to all of them and to itself, or search engines heed none. Since the list
 * is the same on every version, so is `x-default`: the version in the default locale, or else the first
 * by code.
 */
const alternates = (
  { servedLocale, path, translations }: Story,
  { publicUrl }: Site,
  defaultLocale: string
): AlternateLink[] => {
  if (publicUrl === '' || translations.length === 0) return [];
  const versions: Pick<TranslationReference, 'locale' | 'path'>[] = [
    { locale: servedLocale, path },
    ...translations,
  ].sort((a, b) => (a.locale < b.locale ? -1 : 1));
  const fallback = versions.find(({ locale }) => locale === defaultLocale) ?? versions[0];
  return [...versions, ...(fallback ? [{ ...fallback, locale: null }] : [])].flatMap(
    ({ locale, path: at }) => {
      const hreflang = locale === null ? 'x-default' : languageTag(locale);
      const href = absoluteUrl(publicUrl, at);
      return hreflang === null || href === null ? [] : [{ hreflang, href }];
    }
  );
};

/**
 * What a page prints into its head for machines. Made when a story is served, since a translation under
 * embargo must not show in it, and since it costs less than reading it from where editions are kept.
 *
 * @param story with the translations that are live now
 */
export const linkData = (
  story: Story,
  site: Site,
  defaultLocale: string
): Pick<ArticleDocument['seo'], 'openGraph' | 'twitter' | 'alternates'> => ({
  openGraph: openGraph(story, site),
  twitter: twitter(story, site),
  alternates: alternates(story, site, defaultLocale),
});
