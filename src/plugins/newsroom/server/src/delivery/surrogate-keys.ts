import { coarseThing } from './things';

/**
 * How CDNs are told what an answer was built from. Limits from their documentation: Fastly 16,384 bytes
 * of keys, Cloudflare 16 KB of tags, Akamai 128 tags and 8,192 bytes.
 */
export const DIALECTS = {
  fastly: { header: 'Surrogate-Key', separator: ' ', maxBytes: 16_384, maxKeys: Infinity },
  cloudflare: { header: 'Cache-Tag', separator: ',', maxBytes: 16_384, maxKeys: 1_000 },
  akamai: { header: 'Edge-Cache-Tag', separator: ',', maxBytes: 8_192, maxKeys: 128 },
} as const;

export type Dialect = keyof typeof DIALECTS;

export interface SurrogateSettings {
  dialect: Dialect | 'none';
  /** Overrides the dialect's header name; empty: keeps it. */
  header: string;
  /** Reverse proxies give a whole answer's headers 4 or 8 kB by default. */
  maxBytes: number;
}

/** Name of the header that carries an answer's keys; empty when none is wanted. */
export const surrogateHeaderName = ({
  dialect,
  header,
}: Pick<SurrogateSettings, 'dialect' | 'header'>): string =>
  dialect === 'none' ? '' : header || DIALECTS[dialect].header;

/** What is kept of an answer's keys when not all of them fit: what every change of its locale purges. */
const COARSE = /^(l|list|tree|sources|promos)-/;

/**
 * The header that carries an answer's keys, as name and value; null when none is wanted. When the keys
 * do not fit, those of single things give way to one that every change in these locales purges.
 */
export const surrogateHeader = (
  keys: readonly string[],
  locales: readonly string[],
  settings: SurrogateSettings
): [string, string] | null => {
  if (settings.dialect === 'none' || keys.length === 0) return null;
  const { separator, maxBytes, maxKeys } = DIALECTS[settings.dialect];
  const limit = Math.min(maxBytes, settings.maxBytes);
  const name = surrogateHeaderName(settings);
  const fits = (some: readonly string[]): boolean =>
    some.length <= maxKeys && some.join(separator).length <= limit;

  if (fits(keys)) return [name, keys.join(separator)];
  const coarse = locales.map(coarseThing);
  const kept = [...keys.filter((key) => COARSE.test(key)), ...coarse];
  return [name, (fits(kept) ? kept : coarse).join(separator)];
};
