import { cleanText } from './normalise';

/** The protocols Strapi's own blocks validator lets a link have (Strapi 5.54, blocks-validator). */
const STRAPI_PROTOCOLS = new Set(['http:', 'https:', 'ftp:', 'mailto:', 'tel:']);

/** The protocols we let out in HTML. `ftp:` is left behind: no current browser follows it. */
const PUBLIC_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Two or more slashes of either kind: browsers read `/\host` as they read `//host`. */
const PROTOCOL_RELATIVE = /^[/\\]{2,}/;

const protocolOf = (url: string): string | null => {
  try {
    return new URL(url.startsWith('/') ? `https://host.invalid${url}` : url).protocol;
  } catch {
    return null;
  }
};

/**
 * Would Strapi store a link to this address? Absolute http, https, ftp, mailto and tel addresses
 * and addresses that begin with `/` pass; `#anchor`, `page.html`, `?q=1` and every other protocol
 * do not. The URL parser drops tabs, line feeds and leading blanks first, as a browser does, so
 * `java\tscript:` is seen for what it is.
 */
export function isStorableLink(url: unknown): url is string {
  return typeof url === 'string' && STRAPI_PROTOCOLS.has(protocolOf(url) ?? '');
}

/**
 * An address that may be stored and shown as a link, or null when there is none.
 *
 * @param value an address as found in foreign markup, entities already decoded
 * @returns the address without control, bidi and zero-width characters; `//host` is given https;
 *   null for anything but http, https, mailto, tel and root-relative addresses
 */
export function publicLinkUrl(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const url = cleanText(value)
    .replace(/[\t\n]/g, '')
    .trim()
    .replace(PROTOCOL_RELATIVE, 'https://');
  return url !== '' && PUBLIC_PROTOCOLS.has(protocolOf(url) ?? '') ? url : null;
}

/** The same for what is loaded or framed rather than followed: http, https or root-relative. */
export function publicMediaUrl(value: unknown): string | null {
  const url = publicLinkUrl(value);
  return url !== null && /^https?:$/.test(protocolOf(url) ?? '') ? url : null;
}

/** Does the link lead off the page's own origin, as far as the address itself can tell? */
export function isExternalUrl(url: string): boolean {
  return /^https?:/i.test(url) || PROTOCOL_RELATIVE.test(url);
}
