import type { Core } from '@strapi/strapi';
import { checkIsolation } from './connections';
import { applyLayouts } from './content-types/apply-layouts';
import { createArticleLifecycles } from './content-types/article/lifecycles';
import { subscribeDelivery } from './delivery/lifecycles';
import { getService } from './get-service';
import { createPermalinkLifecycles } from './permalinks/lifecycles';
import { watchLocales } from './translation/locales-added';

/** Lifecycle hooks: computed fields first, then the address that is claimed from them. */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const locales = getService(strapi, 'locales');
  const ledger = getService(strapi, 'ledger');
  const everywhere = getService(strapi, 'everywhere');

  const delivery = getService(strapi, 'delivery');

  await checkIsolation({ strapi });
  await getService(strapi, 'changeLog').open();
  await getService(strapi, 'search').open();
  strapi.db.lifecycles.subscribe(
    createArticleLifecycles({ strapi, defaultLocale: locales.default })
  );
  strapi.db.lifecycles.subscribe(createPermalinkLifecycles({ strapi, ledger }));
  watchLocales({ strapi, locales, everywhere });
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    async afterDelete({ result }) {
      const { code } = (result ?? {}) as { code?: string };
      if (code) await ledger.releaseLanguage(code);
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
  // What fell due while no node was up is done first thing.
  strapi.server.httpServer.once('listening', () => getService(strapi, 'scheduler').start());
};
