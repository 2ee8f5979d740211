import type { Core } from '@strapi/strapi';
import { createFeedActions } from './feeds/actions';

export const createFormatsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...createFeedActions({ strapi }),
});
