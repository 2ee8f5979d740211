import type { Meta } from '../../server/src/contracts/delivery';
import type { Answer } from './ask';

/** What becomes of an address: none of these is an exception. */
export type Outcome<Data> =
  | { outcome: 'live'; data: Data; meta: Meta }
  /** A former slug. `path` is the public one, null where it is not known; `location` the API's. */
  | { outcome: 'redirect'; path: string | null; location: string }
  /** Taken down, with the public notice if there is one. */
  | { outcome: 'gone'; notice: string | null }
  | { outcome: 'not-found' };

/** The statuses that stand for the outcomes. */
export const OUTCOMES = [301, 404, 410];

interface Bodies<Data> {
  data: Data;
  meta: Meta;
  redirect: { path: string | null; location: string };
  error?: { details?: { notice?: string | null } };
}

/**
 * What an answer says of what was asked for.
 * @param slug as it was asked for: a redirect that was followed answers with another one
 */
export const outcomeOf = <Data extends object>(
  { status, body, followedTo }: Answer,
  slug?: string
): Outcome<Data> => {
  const { data, meta, redirect, error } = body as unknown as Bodies<Data>;
  if (status === 404) return { outcome: 'not-found' };
  if (status === 410) return { outcome: 'gone', notice: error?.details?.notice ?? null };
  if (status !== 200) {
    return { outcome: 'redirect', path: redirect.path, location: redirect.location };
  }
  const current: { slug?: string; path?: string } = data;
  if (followedTo && slug !== undefined && current.slug !== slug) {
    return { outcome: 'redirect', path: current.path ?? null, location: followedTo };
  }
  return { outcome: 'live', data, meta };
};
