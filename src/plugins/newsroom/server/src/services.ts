import type { Core } from '@strapi/strapi';
import { createLocales } from './locales/locales';
import { createLedger } from './permalinks/ledger';
import { createLinks } from './relations/links';
import { getService } from './get-service';
import { createEverywhere } from './translation/everywhere';

type Context = { strapi: Core.Strapi };

/** Strapi makes each of these once, on first use. */
export const services = {
  locales: createLocales,
  ledger: createLedger,
  links: createLinks,
  everywhere: ({ strapi }: Context) =>
    createEverywhere({
      strapi,
      locales: getService(strapi, 'locales'),
      links: getService(strapi, 'links'),
    }),
};

export type Services = typeof services;
