import type { Core } from '@strapi/strapi';
import { getService } from './get-service';

/** Ends what bootstrap started: no timer and no listener of ours outlives Strapi. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await getService(strapi, 'delivery').close();
};
