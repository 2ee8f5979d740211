import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../../constants';
import { openApiQuery } from '../../contracts/format-query';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { getSettings } from '../../settings';
import { openApiDocument } from './document';
import { OPERATIONS } from './operations';

/** Nothing in the document changes, or falls due, while the server runs. */
const STEADY = { keys: [], locales: [], bound: { atMs: null, isLabel: false } };

export const createOpenApiController = ({ strapi }: { strapi: Core.Strapi }) => {
  let text: string | null = null;

  const write = (): string => {
    const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
    const server = strapi.config.get<string>('server.absoluteUrl');
    const document = openApiDocument(OPERATIONS, {
      version: strapi.config.get<string>(`enabledPlugins.${PLUGIN_ID}.packageInfo.version`),
      serverUrl: `${server}${prefix}/${PLUGIN_ID}`,
      isPublic: getSettings(strapi).delivery.public,
      surrogateHeader: getService(strapi, 'delivery').surrogateHeader,
    });
    return JSON.stringify(document);
  };

  return {
    async document(ctx: Context) {
      parseQuery(openApiQuery, ctx.query);
      const { serve } = getService(strapi, 'delivery');
      await serve.serve(ctx, async () => {
        text ??= write();
        return { kind: 'live', value: text, ...STEADY };
      });
    },
  };
};
