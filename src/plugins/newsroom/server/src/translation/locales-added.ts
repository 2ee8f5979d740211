import type { Core } from '@strapi/strapi';
import type { Locales } from '../locales/locales';
import type { Everywhere } from './everywhere';

/** A locale that is added gets its sections, sources and promos at once, in the admin as by command. */
export const watchLocales = ({
  strapi,
  locales,
  everywhere,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  everywhere: Everywhere;
}): void => {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    async afterCreate() {
      locales.forget();
      await strapi.db.transaction(() => everywhere.ensureAll());
    },
    afterUpdate: () => locales.forget(),
    afterDelete: () => locales.forget(),
  });
};
