import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { slugQuestion, type SlugAnswer } from '../contracts/admin-slugs';
import { ARTICLE } from '../constants';
import { articlePath } from '../delivery/paths';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';

interface Sectioned {
  section?: { slug?: string | null } | null;
}

export const createPanelSlugsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Whether a story may have a slug. A hint while somebody types: the save decides, in the database.
   * Whose it is is not said: the story may be one that the role does not reach; of such a one nothing
   * is said at all.
   */
  async find(ctx: Context): Promise<void> {
    const { slug, locale, article: asked } = parseQuery(slugQuestion, ctx.query);
    const reach = getService(strapi, 'reach');
    await reach.assertReadable(locale);
    const isSeen =
      asked !== undefined && (await reach.admits(asked, { locales: [locale], purpose: 'read' }));
    const article = isSeen ? asked : undefined;
    const ledger = getService(strapi, 'ledger');
    const of = { entity: 'article', language: locale } as const;
    const [holder, own] = [
      await ledger.find({ ...of, slug }),
      article ? await ledger.holdings({ ...of, target: article }) : [],
    ];
    const story = article
      ? ((await strapi.documents(ARTICLE).findOne({
          documentId: article,
          locale,
          fields: ['slug'],
          populate: { section: { fields: ['slug'] } },
        })) as Sectioned | null)
      : null;
    const data: SlugAnswer['data'] = {
      state: !holder ? 'free' : holder.target === article ? 'own' : 'taken',
      path: story && articlePath(locale, story.section?.slug ?? null, slug),
      live: own.find(({ state }) => state === 'live')?.slug ?? null,
      former: own.filter(({ state }) => state === 'former').map((held) => held.slug),
    };
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data } satisfies SlugAnswer;
  },
});
