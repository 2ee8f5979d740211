/** An address of ours: `/en/world/a-story`, or short: `/en/world`, `/en/a-story`. */
export interface OwnPath {
  locale: string;
  slug: string;
  isShort: boolean;
}

/**
 * The parts of an address; null for one that is none of ours.
 *
 * @param url - a path, or a whole address that begins with `publicUrl`
 */
export const readOwnPath = (
  url: string,
  { publicUrl, locales }: { publicUrl: string; locales: readonly string[] }
): OwnPath | null => {
  const site = publicUrl.replace(/\/$/, '');
  const path = site !== '' && url.startsWith(`${site}/`) ? url.slice(site.length) : url;
  if (!path.startsWith('/') || path.startsWith('//')) return null;
  const [locale = '', ...rest] = (path.split(/[?#]/)[0] ?? '').split('/').filter(Boolean);
  const slug = rest.at(-1);
  if (slug === undefined || rest.length > 2 || !locales.includes(locale)) return null;
  try {
    return { locale, slug: decodeURIComponent(slug), isShort: rest.length === 1 };
  } catch {
    return null;
  }
};
