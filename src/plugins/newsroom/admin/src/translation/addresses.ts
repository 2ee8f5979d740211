import { ARTICLE } from '../plugin-id';

const PLACES = '/plugins/newsroom';

/** Where the board is, in the admin. */
export const BOARD_PATH = `${PLACES}/translations`;

/** Where a story is translated. */
export const translatePath = (id: string, locale: string): string =>
  `${PLACES}/translate/${id}/${locale}`;

/** Strapi's own form of a document. */
export const formPath = (id: string, locale: string, type: string = ARTICLE): string =>
  `/content-manager/collection-types/${type}/${id}?plugins[i18n][locale]=${locale}`;
