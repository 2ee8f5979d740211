import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { feedQuery, listQuery } from '../contracts/delivery-query';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { getSettings } from '../settings';
import { jsonFeed } from './json-feed';
import { createNinjsActions } from './ninjs/actions';
import { createSitemapActions } from './sitemaps/actions';

/** Stories in a feed. */
const FEED_LENGTH = '50';
const FEED_TYPE = 'application/feed+json; charset=utf-8';

export const createFormatsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...createSitemapActions({ strapi }),
  ...createNinjsActions({ strapi }),

  async jsonFeed(ctx: Context) {
    const query = parseQuery(feedQuery, ctx.query);
    const { lists, serve } = getService(strapi, 'delivery');
    const { siteName, publicUrl } = getSettings(strapi);
    const server = strapi.config.get<string>('server.absoluteUrl');
    const channel = {
      title: siteName,
      homePageUrl: publicUrl === '' ? null : publicUrl,
      feedUrl: `${server}${ctx.path}${ctx.search}`,
      apiUrl: `${server}${ctx.path.replace(/\/feeds\/.*$/, '')}`,
    };
    await serve.serve(ctx, async () => {
      const latest = await lists.latest(listQuery.parse({ ...query, limit: FEED_LENGTH }));
      return { ...latest, value: jsonFeed(latest.value, channel), contentType: FEED_TYPE };
    });
  },
});
