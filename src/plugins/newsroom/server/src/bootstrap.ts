import type { Core } from '@strapi/strapi';
import { makeOwedBoard, rebuildBoard } from './cli/rebuild-board';
import { checkIsolation } from './connections';
import { applyLayouts } from './content-types/apply-layouts';
import { createArticleLifecycles } from './content-types/article/lifecycles';
import { registerRbacActions } from './desk/rbac-actions';
import { registerRbacConditions } from './desk/rbac-conditions';
import { subscribeDelivery } from './delivery/lifecycles';
import { getService } from './get-service';
import { checkFallbacks } from './locales/check-fallbacks';
import { createPermalinkLifecycles } from './permalinks/lifecycles';
import { allEditorialRoutes } from './routes';
import { watchLocales } from './translation/locales-added';

/** Lifecycle hooks: computed fields first, then the address that is claimed from them. */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const locales = getService(strapi, 'locales');
  const ledger = getService(strapi, 'ledger');
  const everywhere = getService(strapi, 'everywhere');

  const delivery = getService(strapi, 'delivery');

  const handlers = allEditorialRoutes.map(({ handler }) => handler);
  await registerRbacActions({ strapi }, handlers);
  await registerRbacConditions({ strapi }, getService(strapi, 'reach'));
  await checkIsolation({ strapi });
  await checkFallbacks({ strapi, locales });
  await getService(strapi, 'changedSettings').follow();
  await getService(strapi, 'changeLog').open();
  await getService(strapi, 'search').open();
  await getService(strapi, 'memory').open();
  strapi.db.lifecycles.subscribe(
    createArticleLifecycles({ strapi, defaultLocale: locales.default })
  );
  strapi.db.lifecycles.subscribe(createPermalinkLifecycles({ strapi, ledger }));
  watchLocales({
    strapi,
    locales,
    everywhere,
    board: {
      add: (locale) => getService(strapi, 'boardLocales').add(locale),
      async remove(locale) {
        await getService(strapi, 'translationStateStore').removeLocale(locale);
        await getService(strapi, 'boardStore').removeLocale(locale);
      },
    },
    roles: getService(strapi, 'firstRoles'),
  });
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    async afterDelete({ result }) {
      const { code } = (result ?? {}) as { code?: string };
      if (!code) return;
      await ledger.releaseLanguage(code);
      await getService(strapi, 'stages').events.forgetLanguage(code);
    },
  });
  subscribeDelivery({ strapi }, delivery.lifecycles);
  await applyLayouts({ strapi });
  await delivery.open();

  // Only a server that serves tells subscribers of changes; the command line and the like do not.
  const webhooks = getService(strapi, 'webhooks');
  await webhooks.open();
  delivery.onCommitted(() => webhooks.nudge());
  strapi.server.httpServer.once('listening', () => webhooks.start());
  strapi.server.httpServer.once('listening', () => void fillBoard({ strapi }));
  strapi.server.httpServer.once('listening', () => void makeOwedBoard({ strapi }));
  strapi.server.httpServer.once('listening', () => getService(strapi, 'retention').start());
  // What fell due while no node was up is done first thing.
  strapi.server.httpServer.once('listening', () => getService(strapi, 'scheduler').start());
  strapi.server.httpServer.once('listening', () => getService(strapi, 'checkAhead').start());
};

/** What was written before there was a board is shown on it as well. */
const fillBoard = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  try {
    if (await getService(strapi, 'board').isEmpty()) await rebuildBoard({ strapi });
  } catch (error) {
    strapi.log.error(`newsroom: the translation board could not be made: ${String(error)}`);
  }
};
