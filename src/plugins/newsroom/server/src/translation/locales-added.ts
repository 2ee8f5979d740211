import type { Core } from '@strapi/strapi';
import type { Locales } from '../locales/locales';
import { inWriteTransaction } from '../transaction';
import type { Everywhere } from './everywhere';

/**
 * A locale that is added gets its sections, sources and promos at once, in the admin as by command, its
 * place on the board, and the rights of roles that have them in all languages.
 */
export const watchLocales = ({
  strapi,
  locales,
  everywhere,
  board,
  roles,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  everywhere: Everywhere;
  /** Keeps the board in the languages that there are. */
  board: { add: (locale: string) => Promise<void>; remove: (locale: string) => Promise<void> };
  roles: { addLanguage: (locale: string) => Promise<void> };
}): void => {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    async afterCreate({ result }) {
      locales.forget();
      const { code } = result as { code: string };
      await inWriteTransaction({ strapi }, async () => {
        await everywhere.ensureAll();
        await board.add(code);
        await roles.addLanguage(code);
      });
    },
    afterUpdate: () => locales.forget(),
    async afterDelete({ result }) {
      locales.forget();
      const { code } = (result ?? {}) as { code?: string };
      if (code) await inWriteTransaction({ strapi }, () => board.remove(code));
    },
  });
};
