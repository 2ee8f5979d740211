import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { FEED_FORMATS, feedQuery, listQuery } from '../../contracts/delivery-query';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { problem, refuse } from '../../problems';
import { getSettings } from '../../settings';
import { atomFeed } from './atom-feed';
import { feedChannel, type FeedChannel, type FeedSettings } from './feed-channel';
import { jsonFeed } from './json-feed';
import { rssFeed } from './rss-feed';

/** The controller's actions for feeds. */
export const createFeedActions = ({ strapi }: { strapi: Core.Strapi }) => {
  const settingsFor = (ctx: Context): FeedSettings => {
    const { siteName, publisher, publicUrl, feeds } = getSettings(strapi);
    const server = strapi.config.get<string>('server.absoluteUrl');
    return {
      siteName,
      publisher,
      publicUrl,
      hub: feeds.hub,
      mediaUrl: server,
      apiUrl: `${server}${ctx.path.replace(/\/feeds\/.*$/, '')}`,
      feedUrl: new URL(`${server}${ctx.path}${ctx.search}`).href,
    };
  };

  const feed =
    (contentType: string, write: (channel: FeedChannel) => unknown) => async (ctx: Context) => {
      const query = parseQuery(feedQuery, ctx.query);
      const { lists, serve } = getService(strapi, 'delivery');
      const settings = settingsFor(ctx);
      const limit = String(getSettings(strapi).feeds.length);
      await serve.serve(ctx, async () => {
        const latest = await lists.latest(listQuery.parse({ ...query, limit }));
        return { ...latest, value: write(feedChannel(latest.value, settings)), contentType };
      });
    };

  return {
    rssFeed: feed('application/rss+xml; charset=utf-8', rssFeed),
    atomFeed: feed('application/atom+xml; charset=utf-8', atomFeed),
    jsonFeed: feed('application/feed+json; charset=utf-8', jsonFeed),

    /** @throws ValidationError (400), always: it is asked for what none of the others is */
    unknownFeed() {
      refuse([problem('format', `must be one of ${FEED_FORMATS.join(', ')}`)]);
    },
  };
};
