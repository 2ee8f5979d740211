import type { Modules } from '@strapi/strapi';
import { isEditorialType } from '../constants';
import type { Locales } from './locales';

const namedLocales = (locale: unknown): string[] =>
  (Array.isArray(locale) ? locale : [locale]).filter(
    (code): code is string => typeof code === 'string' && code !== '' && code !== '*'
  );

const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'];

/**
 * Strapi takes any string for a locale: it would store a row nobody finds, or answer an empty list
 * to a typing error. Every read and write of ours in an unknown locale is refused instead, and a
 * write without one gets the default locale here, so that what follows need not guess.
 */
export const createLocaleGuard =
  (locales: Locales): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    if (!isEditorialType(context.uid)) return next();

    const params = context.params as { locale?: unknown };
    for (const code of namedLocales(params.locale)) await locales.assertKnown(code);
    if (!params.locale && WRITES.includes(context.action)) {
      context.params = {
        ...context.params,
        locale: await locales.default(),
      } as typeof context.params;
    }
    return next();
  };
