const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const STRAY_PERCENT = /%(?![\da-f]{2})/gi;

/** What RFC 3986 lets stand in a URI, but for the brackets of an IPv6 address, which names no news. */
const FOREIGN = /[^\w.~!$&'()*+,;=:@/?#%-]/gu;

/** `//user@host:port` */
const AUTHORITY = /^\/\/(?:[^@/?#[\]]*@)?[^:@/?#[\]]*(?::\d*)?(?=[/?#]|$)/;

const encode = (character: string): string =>
  encodeURIComponent(character.replace(/\p{Surrogate}/u, '\uFFFD'));

const encodeForeign = (text: string): string =>
  text.replace(STRAY_PERCENT, '%25').replace(FOREIGN, encode);

/**
 * An identifier as a URI in ASCII: letters of other scripts are percent-encoded (RFC 3987 §3.1), as is
 * whatever else may not stand in one. A URI comes back as it is.
 *
 * @returns null for what has no scheme, nothing behind it, or no authority where it says that there is
 */
export function toUri(value: string): string | null {
  const scheme = SCHEME.exec(value)?.[0];
  if (scheme === undefined || scheme.length === value.length) return null;
  const [before = '', ...fragments] = value.slice(scheme.length).split('#');
  const fragment = fragments.length === 0 ? '' : `#${encodeForeign(fragments.join('%23'))}`;
  if (!before.startsWith('//')) {
    const path = encodeForeign(before);
    return path === '' || path.startsWith('?') ? null : `${scheme}${path}${fragment}`;
  }
  return AUTHORITY.test(before) ? `${scheme}${encodeForeign(before)}${fragment}` : null;
}
