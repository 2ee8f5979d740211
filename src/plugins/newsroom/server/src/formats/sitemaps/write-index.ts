import type { SitemapFacts } from '../../contracts/sitemaps';
import { escapeXml } from '../../text/xml-text';
import { instant, SITEMAP_NAMESPACE, XML_DECLARATION } from './write-page';

const sitemap = (address: string, modifiedMs: number): string =>
  `<sitemap><loc>${escapeXml(address)}</loc><lastmod>${instant(modifiedMs)}</lastmod></sitemap>\n`;

/**
 * The index of all sitemaps (sitemaps.org/protocol). `lastmod` is when the newest change of the stories
 * within was; that a story left moves it for none.
 *
 * @param apiUrl absolute address of the delivery API, where the sitemaps are
 */
export const writeIndex = (locales: readonly SitemapFacts[], apiUrl: string): string => {
  const sitemaps = locales.flatMap(({ locale, pages, news }) => {
    const folder = `${apiUrl}/sitemaps/${encodeURIComponent(locale)}`;
    return [
      ...pages.map(({ modifiedMs }, index) => sitemap(`${folder}/${index + 1}.xml`, modifiedMs)),
      ...(news ? [sitemap(`${folder}/news.xml`, news.modifiedMs)] : []),
    ];
  });
  return (
    `${XML_DECLARATION}<sitemapindex xmlns="${SITEMAP_NAMESPACE}">\n` +
    `${sitemaps.join('')}</sitemapindex>\n`
  );
};
