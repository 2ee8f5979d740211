import type { Core } from '@strapi/strapi';
import { getService } from './get-service';

/** Ends what bootstrap started, before the database goes: no timer and no listener outlives Strapi. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await getService(strapi, 'checkAhead').stop();
  await getService(strapi, 'firstRoles').close();
  await getService(strapi, 'scheduler').stop();
  await getService(strapi, 'retention').stop();
  await getService(strapi, 'webhooks').stop();
  await getService(strapi, 'delivery').close();
};
