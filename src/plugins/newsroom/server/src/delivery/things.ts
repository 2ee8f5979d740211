import { createHash } from 'node:crypto';

/**
 * Names of what an answer is built from and of the lists it stands in. They are the surrogate keys of
 * answers (API.md, Caching), the tags of changes, and what the `mention` records hold: one vocabulary,
 * so that a change finds editions, memory and CDN alike.
 */
export const articleThing = (documentId: string): string => `a-${documentId}`;
export const sectionThing = (documentId: string): string => `s-${documentId}`;
export const sourceThing = (documentId: string): string => `src-${documentId}`;
export const promoThing = (documentId: string): string => `p-${documentId}`;
export const fileThing = (id: number): string => `f-${id}`;

/** A tag is a reader's word in any script and case: hashed, it is short and the same in every database. */
export const tagThing = (tag: string): string =>
  `t-${createHash('sha256').update(tag.normalize('NFC').toLowerCase()).digest('hex').slice(0, 24)}`;

/** All answers in a locale. */
export const localeThing = (locale: string): string => `l-${locale.toLowerCase()}`;

/** The lists of a section, by its document id, or those of a whole locale. */
export const listThing = (sectionIdOrLocale: string): string =>
  `list-${sectionIdOrLocale.toLowerCase()}`;

/** The section tree, the sources and the promos of a locale, which anything new of them changes. */
export const treeThing = (locale: string): string => `tree-${locale.toLowerCase()}`;
export const sourcesThing = (locale: string): string => `sources-${locale.toLowerCase()}`;
export const promosThing = (locale: string): string => `promos-${locale.toLowerCase()}`;

/** Stands for all that did not fit on an answer with too many keys; every change makes it stale. */
export const coarseThing = (locale: string): string => `many-${locale.toLowerCase()}`;

const SHOWN = ['a-', 's-', 'src-', 'p-'];

/** Of the things of an edition those that are surrogate keys of its answers. */
export const isSurrogateKey = (thing: string): boolean =>
  SHOWN.some((prefix) => thing.startsWith(prefix));
