import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { ARTICLE, isSharedType, PLUGIN_ID, RECORD_TYPES, type EditorialType } from './constants';
import { guardCommitHooks, guardNewConnections } from './connections';
import { createDeliveryMiddleware } from './delivery/document-middleware';
import { registerCustomFields } from './content-types/custom-fields';
import { createInputGuard } from './content-types/input-guard';
import { limitContentManager } from './desk/content-manager-limits';
import { createGateMiddleware } from './desk/gate-middleware';
import { limitGraphql } from './desk/graphql-limits';
import { createHistoryMiddleware } from './desk/history-middleware';
import { createLimitsMiddleware } from './desk/limits-middleware';
import { limitMediaLibrary } from './desk/media-limits';
import { createStaleSaveMiddleware } from './desk/stale-save-middleware';
import { createStoriesShown } from './desk/stories-shown';
import { getService } from './get-service';
import { createLocaleGuard } from './locales/guard';
import { addRatioFormats } from './media/ratio-formats';
import { nameLanguages } from './panel/name-languages';
import { createPermalinkMiddleware } from './permalinks/document-middleware';
import { createPublicationMiddleware } from './publication/document-middleware';
import { answerRefusals } from './refusal';
import { createRelationsMiddleware } from './relations/document-middleware';
import { allEditorialRoutes } from './routes';
import { onceLoaded, startInTurn } from './start-turn';
import { createTransactionMiddleware } from './transaction';
import { createBoardMiddleware } from './translation/board-middleware';
import { createEverywhereMiddleware } from './translation/document-middleware';
import { isSource } from './translation/translation-state';

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
  const { events: stages } = getService(strapi, 'stages');
  const translationStates = getService(strapi, 'translationStateStore');
  const { drafts, store, revisions } = getService(strapi, 'history');
  const shown = createStoriesShown({ strapi });

  /** The version a new one is made from: the story's source, else the default locale's, else any. */
  const sourceLocale = async (uid: EditorialType, documentId: string): Promise<string | null> => {
    const present = await links.localesOf(uid, documentId);
    const states = uid === ARTICLE ? await translationStates.ofDocument(documentId) : [];
    const source = states.find(isSource)?.locale;
    return (
      [source, ...(await locales.codes())].find((code) => code && present.includes(code)) ?? null
    );
  };
  const ensureVersions = async (uid: EditorialType, documentId: string): Promise<void> => {
    if (isSharedType(uid)) await everywhere.ensure(uid, documentId);
  };

  const forgetStory = async (documentId: string): Promise<void> => {
    await getService(strapi, 'plans').removeAll(documentId);
    await getService(strapi, 'correctionStore').removeAll(documentId);
    // That it was taken down, and why, outlives a story that readers knew, as its addresses do.
    if (await ledger.isGone({ entity: 'article', target: documentId })) return;
    await getService(strapi, 'killedStories').remove(documentId);
  };

  registerCustomFields(strapi);
  strapi.documents.use(createLocaleGuard(locales));
  strapi.documents.use(createInputGuard());
  strapi.documents.use(createTransactionMiddleware({ strapi }));
  strapi.documents.use(createLimitsMiddleware(getService(strapi, 'reach'), shown));
  strapi.documents.use(createStaleSaveMiddleware({ strapi, drafts, store }));
  strapi.documents.use(createGateMiddleware({ check: getService(strapi, 'check'), stages }));
  strapi.documents.use(createDeliveryMiddleware(delivery.work));
  strapi.documents.use(createBoardMiddleware({ board: getService(strapi, 'board') }));
  strapi.documents.use(
    createPublicationMiddleware({
      strapi,
      database: getService(strapi, 'database'),
      whoMentions: delivery.whoMentions,
      forgetStory,
    })
  );
  strapi.documents.use(createHistoryMiddleware({ logbook, revisions, edited: stages.edited }));
  strapi.documents.use(createPermalinkMiddleware({ strapi, ledger }));
  strapi.documents.use(createEverywhereMiddleware(everywhere));
  strapi.documents.use(createRelationsMiddleware({ strapi, links, sourceLocale, ensureVersions }));

  addRatioFormats({ strapi });
  guardNewConnections({ strapi });
  guardCommitHooks({ strapi });
  nameLanguages({ strapi });
  limitContentManager({ strapi });
  limitMediaLibrary({ strapi }, shown);
  limitGraphql({ strapi }, getService(strapi, 'reach'));
  const turn = startInTurn({ strapi });
  const handlers = allEditorialRoutes.map(({ handler }) => handler);
  onceLoaded({ strapi }, async () => {
    // Within this node's turn: two that start at once would make the roles twice.
    await getService(strapi, 'firstRoles').open(handlers).finally(turn.release);
  });
  hideRecordsFromGraphql(strapi);
  askForCredentials(strapi);
  answerRefusals(strapi);
};

/**
 * Without any credentials of the kind that Strapi reads, the editorial API answers 401; Strapi takes
 * whoever sends them for the public and would say 403, as to a wrong role.
 */
const askForCredentials = (strapi: Core.Strapi): void => {
  const prefix = strapi.config.get('api.rest.prefix', '/api');
  strapi.server.router.use(`${prefix}/${PLUGIN_ID}/editorial`, async (ctx: Context, next: Next) => {
    if (!/^bearer\s+\S+$/i.test(ctx.get('authorization'))) {
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
