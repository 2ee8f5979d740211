import type { Core, Modules } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import type { Database } from '../database';
import { getNow } from '../settings';
import { areLanguagesAligned } from './aligned-languages';
import {
  alignUnseenClocks,
  forgetUnseenClock,
  keepLastSeenVersions,
  setReadersClock,
} from './clock-writer';
import type { CheckedDraft } from './flight-check-source';
import { healRelationsTo, type WhoMentions } from './heal';
import { forgetSeen, seenAtGate } from './remarks';

type Params = {
  documentId?: string;
  locale?: string | string[];
  status?: string;
  fields?: unknown;
  populate?: unknown;
  data?: Record<string, unknown>;
};
type Version = { id: number; locale: string; publishedAt: unknown };

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
    database,
    whoMentions,
    forgetStory,
  }: {
    strapi: Core.Strapi;
    database: Database;
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

    const { documentId } = params;
    const seen = seenAtGate(documentId);
    const wasAligned =
      seen !== null && (await areLanguagesAligned({ strapi, database }, seen, locales));
    await setReadersClock({ strapi }, documentId, locales);
    const result = await next();
    const isAligned = wasAligned && seenAtGate(documentId) !== null;
    const versions = isAligned ? seen.drafts.map(asPublished) : await versionsOf(documentId);
    for (const { id, locale, publishedAt } of versions) {
      if (!publishedAt || (locales && !locales.includes(locale))) continue;
      // Nothing lost its relation to what has been there all along.
      if (!seen?.published.some((live) => live.locale === locale)) {
        await healRelationsTo({ strapi, whoMentions }, { documentId, locale });
      }
      if (!isAligned) await alignOtherLocales(id);
    }
    // The clock of the language itself was set by its own embargo a moment ago.
    if (!isAligned || seen.published.some(isUnseen))
      await alignUnseenClocks({ strapi }, documentId);
    if (!isAligned) forgetSeen();
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

    function isUnseen({ firstPublishedAt }: CheckedDraft): boolean {
      return Boolean(firstPublishedAt) && new Date(firstPublishedAt as string) > getNow(strapi);
    }

    function versionsOf(documentId: string): Promise<Version[]> {
      return strapi.db
        .queryBuilder(ARTICLE)
        .select(['id', 'locale', 'publishedAt'])
        .where({ documentId })
        .orderBy('id')
        .execute<Version[]>();
    }

    /** Strapi copies what is not localised to other drafts only: published locales would disagree. */
    async function alignOtherLocales(id: number): Promise<void> {
      const entry = await strapi.db
        .query(ARTICLE)
        .findOne({ where: { id }, populate: { leadImage: true } });
      const model = strapi.contentType(ARTICLE);
      await strapi.plugin('i18n').service('localizations').syncNonLocalizedAttributes(entry, model);
    }
  };

/** A draft that the gate has seen, once it is published. */
const asPublished = ({ id, locale }: CheckedDraft): Version => ({
  id: Number(id),
  locale,
  publishedAt: true,
});

const isSaveAndPublish = (action: string, { status }: Params): boolean =>
  (action === 'create' || action === 'update') && status === 'published';
