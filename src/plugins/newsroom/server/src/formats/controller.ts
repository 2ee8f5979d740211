import type { Core } from '@strapi/strapi';
import { createArticleActions } from './articles/actions';
import { createFeedActions } from './feeds/actions';
import { createNinjsActions } from './ninjs/actions';
import { createSitemapActions } from './sitemaps/actions';

export const createFormatsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...createArticleActions({ strapi }),
  ...createFeedActions({ strapi }),
  ...createNinjsActions({ strapi }),
  ...createSitemapActions({ strapi }),
});
