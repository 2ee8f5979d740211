import type { Word } from '../words';

/** Where the newsroom's pages are, below the admin's own address. */
export const NEWSROOM = '/plugins/newsroom';

export interface Place {
  path: string;
  title: Word;
  /** The RBAC action without which a page is not there. */
  action: string;
}

/** The pages of the newsroom, in the order of the side navigation. */
export const PLACES = {
  overview: { path: '', title: 'pages.overview', action: 'overview.find' },
  plans: { path: 'plans', title: 'pages.plans', action: 'publishing.queue' },
  promos: { path: 'promos', title: 'pages.promos', action: 'overview.promos' },
  corrections: { path: 'corrections', title: 'pages.corrections', action: 'overview.corrections' },
  logbook: { path: 'logbook', title: 'pages.logbook', action: 'logbook.find' },
} as const satisfies Record<string, Place>;

export const addressOf = ({ path }: Place): string => (path ? `${NEWSROOM}/${path}` : NEWSROOM);

/** As Strapi asks for permissions. */
export const permissionsOf = (...actions: readonly string[]) =>
  actions.map((action) => ({ action: `plugin::newsroom.${action}`, subject: null }));
