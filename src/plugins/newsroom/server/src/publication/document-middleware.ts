import type { Core, Modules } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { forgetUnseenClock, keepLastSeenVersions, setReadersClock } from './clock-writer';
import { healRelationsTo, type WhoMentions } from './heal';

type Params = {
  documentId?: string;
  locale?: string | string[];
  status?: string;
  fields?: unknown;
  populate?: unknown;
  data?: Record<string, unknown>;
};
type Published = { id: number; locale: string };

/** A clone is a new story: it was never published and did not come over the wire. */
const NOT_CLONED = {
  firstPublishedAt: null,
  contentUpdatedAt: null,
  wireUri: null,
  wireVersion: null,
  wireFacts: null,
};

/** What publishing an article means here, beyond what Strapi does. */
export const createPublicationMiddleware =
  ({
    strapi,
    whoMentions,
    forgetStory,
  }: {
    strapi: Core.Strapi;
    whoMentions: WhoMentions;
    /** Drops the desk's records of a story that is no longer there in any language. */
    forgetStory: (documentId: string) => Promise<void>;
  }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    if (context.uid !== ARTICLE) return next();
    const params = context.params as Params;

    if (context.action === 'clone') {
      params.data = { ...params.data, ...NOT_CLONED };
      return next();
    }
    if (isSaveAndPublish(context.action, params)) {
      // Strapi would publish inside the save, past every middleware; so publish through the front door.
      context.params = { ...params, status: 'draft' } as typeof context.params;
      const draft = (await next()) as { documentId: string } | null;
      return draft ? publishSaved(draft.documentId, params) : draft;
    }
    const locales = params.locale === '*' ? null : [params.locale ?? []].flat();
    if (context.action === 'unpublish' && params.documentId) {
      await keepLastSeenVersions({ strapi }, params.documentId, locales);
      const result = await next();
      await forgetUnseenClock({ strapi }, params.documentId, locales);
      return result;
    }
    if (context.action === 'delete' && params.documentId) {
      const result = await next();
      const { documentId } = params;
      const left = await strapi.db.query(ARTICLE).count({ where: { documentId } });
      if (left === 0) await forgetStory(documentId);
      return result;
    }
    if (context.action !== 'publish' || !params.documentId) return next();

    await setReadersClock({ strapi }, params.documentId, locales);
    const result = await next();
    for (const { id, locale } of await publishedVersions(params.documentId, locales)) {
      await healRelationsTo({ strapi, whoMentions }, { documentId: params.documentId, locale });
      await alignOtherLocales(id);
    }
    return result;

    async function publishSaved(documentId: string, { locale, fields, populate }: Params) {
      const { entries } = await strapi.documents(ARTICLE).publish({
        documentId,
        locale,
        ...(fields === undefined ? {} : { fields }),
        ...(populate === undefined ? {} : { populate }),
      } as never);
      return entries[0] ?? null;
    }

    function publishedVersions(documentId: string, among: string[] | null): Promise<Published[]> {
      return strapi.db.query(ARTICLE).findMany({
        select: ['id', 'locale'],
        where: {
          documentId,
          publishedAt: { $notNull: true },
          ...(among ? { locale: { $in: among } } : {}),
        },
      });
    }

    /** Strapi copies what is not localised to other drafts only: published locales would disagree. */
    async function alignOtherLocales(id: number): Promise<void> {
      const { documentId } = params;
      const versions = await strapi.db.query(ARTICLE).findMany({
        select: ['locale'],
        where: { documentId },
      });
      if (new Set(versions.map(({ locale }: Published) => locale)).size === 1) return;
      const entry = await strapi.db
        .query(ARTICLE)
        .findOne({ where: { id }, populate: { leadImage: true } });
      const model = strapi.contentType(ARTICLE);
      await strapi.plugin('i18n').service('localizations').syncNonLocalizedAttributes(entry, model);
    }
  };

const isSaveAndPublish = (action: string, { status }: Params): boolean =>
  (action === 'create' || action === 'update') && status === 'published';
