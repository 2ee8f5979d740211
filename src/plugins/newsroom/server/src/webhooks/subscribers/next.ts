import { merge } from './merge';
import type { Subscriber } from './port';

const MAX_KEYS = 200;

/** Paths start with a slash, tags never do: so both are merged as one list of keys. */
const isPath = (key: string): boolean => key.startsWith('/');

/** A route handler of the site's own that calls `revalidateTag` and `revalidatePath` (see README). */
export const next: Subscriber<'next'> = {
  isMerging: true,

  pack: (deliveries, { url, secret }) =>
    merge(deliveries, {
      keysOf: ({ payload }) => [...payload.tags.filter((tag) => !isPath(tag)), ...payload.paths],
      maxKeys: MAX_KEYS,
      request: (keys) => ({
        url,
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          tags: keys.filter((key) => !isPath(key)),
          paths: keys.filter(isPath),
        }),
      }),
    }),
};
