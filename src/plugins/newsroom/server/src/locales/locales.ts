import type { Core } from '@strapi/strapi';
import { problem, refuse } from '../problems';
import { getSettings } from '../settings';

/** How long a list of locales may be reused, so that another node's new locale is soon known here. */
const MAX_AGE_MS = 5_000;

export interface Locales {
  /** Codes of the configured locales, the default one first. */
  codes(): Promise<string[]>;
  default(): Promise<string>;
  /** Locales to ask in turn for a text, `locale` itself first, the default locale last. */
  chain(locale: string): Promise<string[]>;
  /** @throws ValidationError (400) naming `locale` and what is allowed. */
  assertKnown(locale: string): Promise<void>;
  forget(): void;
}

interface Known {
  codes: string[];
  loadedAt: number;
}

/** The locales that Strapi i18n is configured with, read from the database and kept for seconds. */
export const createLocales = ({ strapi }: { strapi: Core.Strapi }): Locales => {
  let known: Known | null = null;

  const load = async (): Promise<Known> => {
    const service = strapi.plugin('i18n').service('locales');
    const rows: { code: string }[] = await service.find();
    const defaultCode: string = await service.getDefaultLocale();
    const others = rows.map(({ code }) => code).filter((code) => code !== defaultCode);

    return { codes: [defaultCode, ...others], loadedAt: performance.now() };
  };

  const codes = async (): Promise<string[]> => {
    if (!known || performance.now() - known.loadedAt > MAX_AGE_MS) known = await load();
    return known.codes;
  };

  const defaultLocale = async (): Promise<string> => (await codes())[0] ?? 'en';

  return {
    codes,
    default: defaultLocale,

    async chain(locale) {
      const configured = getSettings(strapi).fallbacks[locale] ?? [];
      const existing = new Set(await codes());
      const wanted = [locale, ...configured, await defaultLocale()];

      return [...new Set(wanted)].filter((code) => existing.has(code));
    },

    async assertKnown(locale) {
      if ((await codes()).includes(locale)) return;
      known = null; // it may have been added a moment ago, here or on another node
      const allowed = await codes();
      if (allowed.includes(locale)) return;

      refuse([problem('locale', `"${locale}" is unknown; known are ${allowed.join(', ')}`)]);
    },

    forget() {
      known = null;
    },
  };
};
