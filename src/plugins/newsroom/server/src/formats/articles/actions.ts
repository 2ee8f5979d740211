import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ArticleDocument } from '../../contracts/delivery';
import { ARTICLE_FORMATS, articleFormatQuery } from '../../contracts/delivery-query';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { problem, refuse } from '../../problems';
import { getSettings, getTimeZone } from '../../settings';
import { scriptJson } from '../../text/script-json';
import type { ArticleSettings } from './article-settings';
import { htmlPage } from './html-page';
import { jsonLd } from './json-ld';
import { plainText } from './plain-text';

type Write = (article: ArticleDocument, settings: ArticleSettings) => string;

/** The controller's actions for one story in another format. */
export const createArticleActions = ({ strapi }: { strapi: Core.Strapi }) => {
  const settingsFor = async (ctx: Context): Promise<ArticleSettings> => {
    const { siteName, publisher, publicUrl } = getSettings(strapi);
    const server = strapi.config.get<string>('server.absoluteUrl');
    return {
      siteName,
      publisher,
      publicUrl,
      mediaUrl: server,
      apiUrl: `${server}${ctx.path.replace(/\/articles\/.*$/, '')}`,
      defaultLocale: await getService(strapi, 'locales').default(),
      timeZoneOf: (locale) => getTimeZone(strapi, locale),
    };
  };

  /** Without a relative label: it would bound how long the answer may be kept, and nobody keeps it true. */
  const format =
    (name: (typeof ARTICLE_FORMATS)[number], contentType: string, write: Write) =>
    async (ctx: Context) => {
      const query = parseQuery(articleFormatQuery, ctx.query);
      const slug = String(ctx.params.slug);
      const { articles, serve } = getService(strapi, 'delivery');
      await serve.serve(ctx, async () => {
        const found = await articles.bySlug(slug, { ...query, relative: false, body: 'blocks' });
        if (found.kind === 'redirect') return { ...found, format: name };
        if (found.kind !== 'live') return found;
        const value = write(found.value.data, await settingsFor(ctx));
        return { ...found, value, contentType };
      });
    };

  return {
    jsonld: format('jsonld', 'application/ld+json; charset=utf-8', (article, settings) =>
      scriptJson(jsonLd(article, settings))
    ),
    html: format('html', 'text/html; charset=utf-8', htmlPage),
    text: format('text', 'text/plain; charset=utf-8', plainText),

    /** @throws ValidationError (400), always: whether there is such a story or not */
    unknownFormat() {
      refuse([problem('format', `must be one of ${ARTICLE_FORMATS.join(', ')}`)]);
    },
  };
};
