import type { Core } from '@strapi/strapi';
import type { Settings } from './config';
import { PLUGIN_ID } from './constants';

/** The plugin's validated settings. */
export const getSettings = (strapi: Core.Strapi): Settings =>
  strapi.config.get<Settings>(`plugin::${PLUGIN_ID}`);

/** The instant now, by the newsroom's clock. */
export const getNow = (strapi: Core.Strapi): Date => getSettings(strapi).now();

/** The IANA time zone in which a locale's readers live. */
export const getTimeZone = (strapi: Core.Strapi, locale: string): string => {
  const { timeZone, timeZones } = getSettings(strapi);
  return timeZones[locale] ?? timeZone;
};
