import type { StrapiApp } from '@strapi/strapi/admin';
import { Earth } from '@strapi/icons';
import { wordId } from '../words';
import { BOARD_PATH } from './addresses';

const PERMISSIONS = [{ action: 'plugin::newsroom.translations.board', subject: null }];

/** The pages of translators; each is loaded when it is opened. */
export const registerTranslationPages = (app: StrapiApp): void => {
  app.addMenuLink({
    to: BOARD_PATH.slice(1),
    icon: Earth,
    intlLabel: { id: wordId('board.menu'), defaultMessage: 'Translations' },
    permissions: PERMISSIONS,
    position: 3,
    Component: () => import('./board-page').then(({ BoardPage }) => ({ default: BoardPage })),
  });
  app.router.addRoute({
    path: 'plugins/newsroom/translate/:id/:locale',
    lazy: async () => {
      const { TranslatePage } = await import('./translate-page');
      return { Component: TranslatePage };
    },
  });
};
