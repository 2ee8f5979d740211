import type { NewsSitemap } from '../../contracts/sitemaps';
import { languageOf, scriptOf } from '../../text/locale';
import { escapeXml } from '../../text/xml-text';
import { addressOf, SITEMAP_NAMESPACE, XML_DECLARATION } from './write-page';

/**
 * The code that Google knows a publication's language by: ISO 639, but for Chinese, of which it tells
 * the two scripts apart (developers.google.com/search, "News sitemaps").
 */
export const newsLanguage = (locale: string): string => {
  const language = languageOf(locale);
  if (language !== 'zh') return language;
  return scriptOf(locale) === 'Hant' ? 'zh-tw' : 'zh-cn';
};

/** A news sitemap; without stories it is empty, which search engines take. */
export const writeNews = (
  { locale, stories }: NewsSitemap,
  { publicUrl, siteName }: { publicUrl: string; siteName: string }
): string => {
  const publication =
    `<news:publication><news:name>${escapeXml(siteName)}</news:name>` +
    `<news:language>${newsLanguage(locale)}</news:language></news:publication>`;
  const urls = stories.map(
    ({ path, headline, firstPublishedAt }) =>
      `<url><loc>${addressOf(publicUrl, path)}</loc><news:news>${publication}` +
      `<news:publication_date>${firstPublishedAt}</news:publication_date>` +
      `<news:title>${escapeXml(headline)}</news:title></news:news></url>\n`
  );
  return (
    `${XML_DECLARATION}<urlset xmlns="${SITEMAP_NAMESPACE}" ` +
    `xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('')}</urlset>\n`
  );
};
