import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { feedQuery, listQuery } from '../contracts/delivery-query';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { getSettings } from '../settings';
import { jsonFeed } from './json-feed';

/** Stories in a feed. */
const FEED_LENGTH = '50';

export const createFormatsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async jsonFeed(ctx: Context) {
    const query = parseQuery(feedQuery, ctx.query);
    const latest = await getService(strapi, 'delivery').lists.latest(
      listQuery.parse({ ...query, limit: FEED_LENGTH })
    );
    const { siteName, publicUrl } = getSettings(strapi);
    const server = strapi.config.get<string>('server.absoluteUrl');

    ctx.body = jsonFeed(latest, {
      title: siteName,
      homePageUrl: publicUrl === '' ? null : publicUrl,
      feedUrl: `${server}${ctx.path}${ctx.search}`,
      apiUrl: `${server}${ctx.path.replace(/\/feeds\/.*$/, '')}`,
    });
    ctx.type = 'application/feed+json; charset=utf-8';
  },
});
