/** Where addresses of an answer lead. All of them absolute, without a slash at the end. */
export interface Addresses {
  /** Empty while no site is configured; stories are then found at the delivery API. */
  publicUrl: string;
  /** The delivery API, e.g. `https://cms.example/api/newsroom`. */
  apiUrl: string;
  /** What files of the local upload provider are below. */
  mediaUrl: string;
}

const trimmed = (url: string): string => url.replace(/\/+$/, '');

/** The address as a URL parser writes it, if it is one of the web; else null. */
export const webUrl = (value: string | null | undefined): string | null => {
  if (!value) return null;
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** An address of the site, or one of the delivery API while there is no site. */
export const pageUrl = (
  { publicUrl, apiUrl }: Addresses,
  { path, endpoint, locale }: { path: string; endpoint: string; locale: string }
): string =>
  publicUrl === ''
    ? `${trimmed(apiUrl)}${endpoint}?locale=${encodeURIComponent(locale)}`
    : (webUrl(`${trimmed(publicUrl)}${path}`) ?? publicUrl);

export const articleUrl = (
  addresses: Addresses,
  { path, slug, servedLocale }: { path: string; slug: string; servedLocale: string }
): string =>
  pageUrl(addresses, {
    path,
    endpoint: `/articles/${encodeURIComponent(slug)}`,
    locale: servedLocale,
  });

export const sectionUrl = (
  addresses: Addresses,
  { path, slug }: { path: string; slug: string },
  locale: string
): string =>
  pageUrl(addresses, { path, endpoint: `/sections/${encodeURIComponent(slug)}`, locale });

/** A picture's address; null for what is none. */
export const mediaUrl = ({ mediaUrl: base }: Addresses, url: string | null): string | null =>
  webUrl(url?.startsWith('/') === true && !url.startsWith('//') ? `${trimmed(base)}${url}` : url);

/** What links and pictures within a body are read against. */
export const bodyBases = (addresses: Addresses): { linkBase: string; mediaBase: string } => ({
  linkBase: addresses.publicUrl || addresses.apiUrl,
  mediaBase: addresses.mediaUrl,
});
