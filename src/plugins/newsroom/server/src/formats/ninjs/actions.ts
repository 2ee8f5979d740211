import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ninjsQuery } from '../../contracts/delivery-query';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { getSettings } from '../../settings';
import { writeNinjs } from './write-item';

/** The controller's action for ninjs. The format has no media type of its own: it is sent as JSON. */
export const createNinjsActions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async ninjs(ctx: Context) {
    const { version, ...query } = parseQuery(ninjsQuery, ctx.query);
    const { articles, serve } = getService(strapi, 'delivery');
    const { publicUrl } = getSettings(strapi);
    const base = strapi.config.get<string>('server.absoluteUrl');
    await serve.serve(ctx, async () => {
      const delivered = await articles.forPartners(String(ctx.params.slug), query);
      if (delivered.kind === 'redirect') return { ...delivered, format: 'ninjs' };
      if (delivered.kind !== 'live') return delivered;
      return {
        ...delivered,
        value: writeNinjs(delivered.value, { version, base, site: publicUrl }),
      };
    });
  },
});
