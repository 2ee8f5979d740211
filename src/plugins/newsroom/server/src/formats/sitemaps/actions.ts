import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { sitemapPath, sitemapQuery } from '../../contracts/delivery-query';
import type { SitemapPage } from '../../contracts/sitemaps';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { getSettings } from '../../settings';
import { urlsPerPage } from './page-size';
import { writeIndex } from './write-index';
import { writeNews } from './write-news';
import { writePage } from './write-page';

const XML_TYPE = 'application/xml; charset=utf-8';

/** The controller's actions for sitemaps. */
export const createSitemapActions = ({ strapi }: { strapi: Core.Strapi }) => {
  const delivery = () => getService(strapi, 'delivery');

  /**
   * Sitemaps list addresses of the site, which must be absolute; those of the delivery API are none
   * that a reader should be led to.
   *
   * @throws NotFoundError (404) while no site is configured
   */
  const publicUrl = (ctx: Context): string => {
    const { publicUrl: url } = getSettings(strapi);
    if (url !== '') return url;
    ctx.set('Cache-Control', 'no-store');
    throw new errors.NotFoundError(
      'There are no sitemaps: the setting publicUrl does not say where the site is'
    );
  };

  return {
    async sitemapIndex(ctx: Context) {
      parseQuery(sitemapQuery, ctx.query);
      const url = publicUrl(ctx);
      const server = strapi.config.get<string>('server.absoluteUrl');
      const apiUrl = `${server}${ctx.path.replace(/\/sitemap\.xml\/*$/, '')}`;
      await delivery().serve.serve(ctx, async () => {
        const index = await delivery().sitemaps.index((locales) => urlsPerPage(locales, url));
        return { ...index, value: writeIndex(index.value, apiUrl), contentType: XML_TYPE };
      });
    },

    async newsSitemap(ctx: Context) {
      parseQuery(sitemapQuery, ctx.query);
      const site = { publicUrl: publicUrl(ctx), siteName: getSettings(strapi).siteName };
      const locale = String(ctx.params.locale);
      await delivery().serve.serve(ctx, async () => {
        const news = await delivery().sitemaps.news(locale);
        return { ...news, value: writeNews(news.value, site), contentType: XML_TYPE };
      });
    },

    async sitemapPage(ctx: Context) {
      parseQuery(sitemapQuery, ctx.query);
      const { page } = parseQuery(sitemapPath, ctx.params);
      const url = publicUrl(ctx);
      const locale = String(ctx.params.locale);
      await delivery().serveStreamed(
        ctx,
        () => delivery().sitemaps.page(locale, page, (locales) => urlsPerPage(locales, url)),
        {
          contentType: XML_TYPE,
          name: `sitemap 1 ${url}`,
          write: (content: SitemapPage) => writePage(content, url),
        }
      );
    },
  };
};
