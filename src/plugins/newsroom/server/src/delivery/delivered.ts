import type { Bound } from './lifetimes';

/** An answer's content, with what decides how long and for which changes it holds. */
export interface Live {
  kind: 'live';
  value: unknown;
  keys: string[];
  locales: string[];
  bound: Bound;
  contentType?: string;
  /** Nobody may keep it: nothing would tell them that it changed. */
  isUncacheable?: boolean;
}

/** One language of something, on the public site. */
export interface Version {
  locale: string;
  path: string;
}

/** A former address of something live. It holds no longer than what it leads to. */
export interface Redirect {
  kind: 'redirect';
  /** On the public site; null for what has no address there. */
  path: string | null;
  slug: string;
  /** What stands behind the slug in the address asked for; the answer leads to the same. */
  format?: string;
  /** Where the same is in other languages, of what has an address in them. */
  versions?: readonly Version[];
  keys: string[];
  bound: Bound;
}

/** What a reader's request comes to (API.md, named outcomes). */
export type Delivered =
  Live | Redirect | { kind: 'gone'; notice: string | null; keys: string[] } | { kind: 'not-found' };
