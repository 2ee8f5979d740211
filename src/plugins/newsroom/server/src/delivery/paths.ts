/** Addresses on the public site: a locale, for articles their section, and a slug. */
const join = (...parts: string[]): string => `/${parts.map(encodeURIComponent).join('/')}`;

export const sectionPath = (locale: string, slug: string): string => join(locale, slug);

/** A story keeps its address when its section moves in the tree: only its own section is in it. */
export const articlePath = (locale: string, sectionSlug: string | null, slug: string): string =>
  sectionSlug === null ? join(locale, slug) : join(locale, sectionSlug, slug);

/** An absolute address, when the site's own is configured. */
export const absoluteUrl = (publicUrl: string, path: string): string | null =>
  publicUrl === '' ? null : `${publicUrl.replace(/\/$/, '')}${path}`;
