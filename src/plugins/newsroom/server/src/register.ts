import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isSharedType, PLUGIN_ID, RECORD_TYPES, type EditorialType } from './constants';
import { guardNewConnections } from './connections';
import { createDeliveryMiddleware } from './delivery/document-middleware';
import { createInputGuard } from './content-types/input-guard';
import { createHistoryMiddleware } from './desk/history-middleware';
import { createStaleSaveMiddleware } from './desk/stale-save-middleware';
import { getService } from './get-service';
import { createLocaleGuard } from './locales/guard';
import { createPermalinkMiddleware } from './permalinks/document-middleware';
import { createPublicationMiddleware } from './publication/document-middleware';
import { answerRefusals } from './refusal';
import { createRelationsMiddleware } from './relations/document-middleware';
import { onceLoaded, startInTurn } from './start-turn';
import { createTransactionMiddleware } from './transaction';
import { createEverywhereMiddleware } from './translation/document-middleware';

/**
 * The plugin's document-service middlewares, outermost first: refuse what is wrong, open one
 * transaction, then do what a write means here. Strapi i18n adds its own inside of them.
 */
export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  const locales = getService(strapi, 'locales');
  const ledger = getService(strapi, 'ledger');
  const links = getService(strapi, 'links');
  const delivery = getService(strapi, 'delivery');
  const everywhere = getService(strapi, 'everywhere');
  const logbook = getService(strapi, 'logbook');
  const { drafts, store, revisions } = getService(strapi, 'history');

  /** The version a new one is made from: the default locale's, else that of the first locale. */
  const sourceLocale = async (uid: EditorialType, documentId: string): Promise<string | null> => {
    const present = await links.localesOf(uid, documentId);
    return (await locales.codes()).find((code) => present.includes(code)) ?? null;
  };
  const ensureVersions = async (uid: EditorialType, documentId: string): Promise<void> => {
    if (isSharedType(uid)) await everywhere.ensure(uid, documentId);
  };

  const forgetStory = async (documentId: string): Promise<void> => {
    await getService(strapi, 'plans').removeAll(documentId);
    await getService(strapi, 'correctionStore').removeAll(documentId);
    await getService(strapi, 'killedStories').remove(documentId);
  };

  strapi.documents.use(createLocaleGuard(locales));
  strapi.documents.use(createInputGuard());
  strapi.documents.use(createTransactionMiddleware({ strapi }));
  strapi.documents.use(createStaleSaveMiddleware({ strapi, drafts, store }));
  strapi.documents.use(createDeliveryMiddleware(delivery.work));
  strapi.documents.use(
    createPublicationMiddleware({ strapi, whoMentions: delivery.whoMentions, forgetStory })
  );
  strapi.documents.use(createHistoryMiddleware({ logbook, revisions }));
  strapi.documents.use(createPermalinkMiddleware({ strapi, ledger }));
  strapi.documents.use(createEverywhereMiddleware(everywhere));
  strapi.documents.use(createRelationsMiddleware({ strapi, links, sourceLocale, ensureVersions }));

  guardNewConnections({ strapi });
  onceLoaded({ strapi }, startInTurn({ strapi }).release);
  hideRecordsFromGraphql(strapi);
  askForCredentials(strapi);
  answerRefusals(strapi);
};

/** Without any credentials the editorial API answers 401; Strapi would say 403, as to a wrong role. */
const askForCredentials = (strapi: Core.Strapi): void => {
  const prefix = strapi.config.get('api.rest.prefix', '/api');
  strapi.server.router.use(`${prefix}/${PLUGIN_ID}/editorial`, async (ctx: Context, next: Next) => {
    if (ctx.get('authorization') === '') {
      return ctx.unauthorized('Missing or invalid credentials');
    }
    return next();
  });
};

/** The ledgers behind the newsroom are nobody's API. */
const hideRecordsFromGraphql = (strapi: Core.Strapi): void => {
  const extension = strapi.plugin('graphql')?.service('extension');
  for (const uid of extension ? RECORD_TYPES : []) extension.shadowCRUD(uid).disable();
};
