import { factories } from '@strapi/strapi';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';

/**
 * Strapi's own REST for our types, under `/api/newsroom/content`: for tools that speak it. It asks for
 * a permission like any content API, and goes through the same hooks and middlewares.
 */
const TYPES = {
  article: ARTICLE,
  section: SECTION,
  source: SOURCE,
  'related-promo': RELATED_PROMO,
};

export const stockRoutes: Record<string, unknown> = Object.fromEntries(
  Object.entries(TYPES).map(([name, uid]) => {
    const router = factories.createCoreRouter(uid as never);
    return [
      name,
      () => ({
        type: 'content-api' as const,
        prefix: '/newsroom/content',
        routes: router.routes,
      }),
    ];
  })
);

export const stockControllers: Record<string, unknown> = Object.fromEntries(
  Object.entries(TYPES).map(([name, uid]) => [name, factories.createCoreController(uid as never)])
);

export const stockServices: Record<string, unknown> = Object.fromEntries(
  Object.entries(TYPES).map(([name, uid]) => [name, factories.createCoreService(uid as never)])
);
