import type { Core } from '@strapi/strapi';
import type { Locales } from '../locales/locales';
import { getNow, getSettings, getTimeZone } from '../settings';
import type { Presentation } from './present';

/** Which locales a request is about, and how its answer is to look. */
export const createScope = ({ strapi, locales }: { strapi: Core.Strapi; locales: Locales }) => ({
  now: (): Date => getNow(strapi),

  /** @throws ValidationError (400) for a locale that is not configured */
  async localeOf(asked: string | undefined): Promise<string> {
    const locale = asked ?? (await locales.default());
    await locales.assertKnown(locale);
    return locale;
  },

  /** Locales to ask in turn. */
  async chainOf(locale: string, fallback: 'none' | 'chain'): Promise<string[]> {
    return fallback === 'chain' ? locales.chain(locale) : [locale];
  },

  codes: (): Promise<string[]> => locales.codes(),

  async presentation(
    locale: string,
    { relative, body }: { relative: boolean; body: Presentation['body'] }
  ): Promise<Presentation> {
    const { siteName, publicUrl } = getSettings(strapi);
    return {
      locale,
      relative,
      body,
      now: getNow(strapi),
      timeZoneOf: (code) => getTimeZone(strapi, code),
      fallbackLocale: await locales.default(),
      site: { name: siteName, publicUrl, mediaUrl: strapi.config.get('server.absoluteUrl', '') },
    };
  },
});

export type Scope = ReturnType<typeof createScope>;
