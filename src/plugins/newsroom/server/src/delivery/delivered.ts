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

/** What a reader's request comes to (API.md, named outcomes). */
export type Delivered =
  | Live
  | { kind: 'redirect'; path: string; slug: string; keys: string[] }
  | { kind: 'gone'; notice: string | null; keys: string[] }
  | { kind: 'not-found' };
