import type { SitemapEntry, SitemapPage } from '../../contracts/sitemaps';
import { languageTag } from '../../text/locale';
import { escapeXml } from '../../text/xml-text';

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Addresses on the site are absolute; `path` begins with a slash. */
export const addressOf = (publicUrl: string, path: string): string =>
  escapeXml(`${publicUrl.replace(/\/$/, '')}${path}`);

const alternate = (language: string, address: string): string =>
  `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${address}"/>`;

/**
 * Each language links to all of them, itself included, or search engines believe none
 * (developers.google.com/search, "Localized versions of your page"); a story in one has no links.
 * Languages are BCP 47 tags, as in the pages themselves.
 */
const alternates = (versions: SitemapEntry['versions'], publicUrl: string): string => {
  const [fallback] = versions;
  if (fallback === undefined || versions.length < 2) return '';
  return [
    ...versions.flatMap(({ locale, path }) => {
      const language = languageTag(locale);
      return language === null ? [] : [alternate(language, addressOf(publicUrl, path))];
    }),
    alternate('x-default', addressOf(publicUrl, fallback.path)),
  ].join('');
};

export const writeEntry = (
  { path, modifiedMs, versions }: SitemapEntry,
  publicUrl: string
): string =>
  `<url><loc>${addressOf(publicUrl, path)}</loc><lastmod>${instant(modifiedMs)}</lastmod>` +
  `${alternates(versions, publicUrl)}</url>\n`;

/** One page of a sitemap (sitemaps.org/protocol), a batch of stories at a time. */
export async function* writePage(
  { batches }: SitemapPage,
  publicUrl: string
): AsyncGenerator<string> {
  const xhtml = 'http://www.w3.org/1999/xhtml';
  yield `${XML_DECLARATION}<urlset xmlns="${SITEMAP_NAMESPACE}" xmlns:xhtml="${xhtml}">\n`;
  for await (const entries of batches) {
    yield entries.map((entry) => writeEntry(entry, publicUrl)).join('');
  }
  yield '</urlset>\n';
}
