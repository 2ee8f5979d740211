import type { Core } from '@strapi/strapi';
import { getService } from './get-service';

/** Ends what runs beside requests, before the database goes. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await getService(strapi, 'webhooks').stop();
};
