import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const requireHere = createRequire(__filename);

/** Every locale that Strapi offers to an editor. */
export const strapiLocales = (): string[] => {
  const main = requireHere.resolve('@strapi/i18n/strapi-server');
  const file = path.resolve(
    main.slice(0, main.lastIndexOf('@strapi')),
    '@strapi/i18n/dist/server/constants/iso-locales.json.js'
  );
  return [...readFileSync(file, 'utf8').matchAll(/code: "([^"]+)"/g)].map(([, code]) => code ?? '');
};
