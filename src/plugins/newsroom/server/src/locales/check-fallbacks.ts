import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';
import type { Locales } from './locales';

/** The codes of `fallbacks` that are not in `known`, in their order, each once. */
export const codesBeside = (
  fallbacks: Readonly<Record<string, readonly string[]>>,
  known: readonly string[]
): string[] =>
  [...new Set(Object.entries(fallbacks).flat(2))].filter((code) => !known.includes(code));

/**
 * Looks at the configured fallback chains when the server starts. A code that is none, such as `zh-hans`
 * in the wrong case, is refused. One that this newsroom does not have yet, or no longer, is only told:
 * locales come and go in the admin, which has to start for that.
 *
 * @throws Error naming the codes that Strapi does not know
 */
export const checkFallbacks = async ({
  strapi,
  locales,
}: {
  strapi: Core.Strapi;
  locales: Locales;
}): Promise<void> => {
  const { fallbacks } = getSettings(strapi);
  const offered: { code: string }[] = strapi.plugin('i18n').service('iso-locales').getIsoLocales();
  const configured = await locales.codes();
  const known = [...offered.map(({ code }) => code), ...configured];

  const unknown = codesBeside(fallbacks, known);
  if (unknown.length > 0) {
    throw new Error(
      `newsroom: fallbacks names ${unknown.map((code) => `"${code}"`).join(', ')}, which Strapi has no locale for`
    );
  }
  const absent = codesBeside(fallbacks, configured);
  if (absent.length > 0) {
    strapi.log.warn(
      `newsroom: fallbacks names ${absent.join(', ')}, which this newsroom does not have; until then they are passed over`
    );
  }
};
