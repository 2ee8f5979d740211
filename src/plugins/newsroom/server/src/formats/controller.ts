import type { Core } from '@strapi/strapi';
import { createArticleActions } from './articles/actions';
import { createFeedActions } from './feeds/actions';

export const createFormatsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...createArticleActions({ strapi }),
  ...createFeedActions({ strapi }),
});
