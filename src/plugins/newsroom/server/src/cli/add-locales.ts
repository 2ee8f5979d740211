import { getService } from '../get-service';
import type { Command } from './commands';

interface IsoLocale {
  code: string;
  name: string;
}

/** Adds locales as the admin's settings page does: only codes that Strapi knows. */
export const addLocales: Command = {
  usage: 'locale add CODE…',
  summary: 'add locales, with every section, source and promo in them',

  async run({ strapi, terminal }, [action, ...codes]) {
    if (action !== 'add' || codes.length === 0) {
      terminal.err('Say which: locale add CODE…');
      return 2;
    }
    const offered: IsoLocale[] = strapi.plugin('i18n').service('iso-locales').getIsoLocales();
    const unknown = codes.filter((code) => !offered.some((locale) => locale.code === code));
    if (unknown.length > 0) {
      terminal.err(`Strapi has no locale ${unknown.join(', ')}; nothing was added.`);
      return 1;
    }
    const present = await getService(strapi, 'locales').codes();
    for (const code of new Set(codes)) {
      const locale = offered.find((candidate) => candidate.code === code);
      if (!locale || present.includes(code)) {
        terminal.out(`present   ${code}`);
        continue;
      }
      await strapi.plugin('i18n').service('locales').create({ code, name: locale.name });
      terminal.out(`added     ${code} ${locale.name}`);
    }
    return 0;
  },
};
