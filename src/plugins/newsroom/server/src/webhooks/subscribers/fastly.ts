import { merge } from './merge';
import type { Subscriber } from './port';

const API = 'https://api.fastly.com';
/** Fastly: up to 256 surrogate keys in one batch request. */
const MAX_KEYS = 256;

/** Purges by surrogate key at once, not softly: what was killed must not be served stale. */
export const fastly: Subscriber<'fastly'> = {
  isMerging: true,

  pack: (deliveries, { url = API, serviceId, token }) =>
    merge(deliveries, {
      keysOf: ({ payload }) => payload.tags,
      maxKeys: MAX_KEYS,
      request: (keys) => ({
        url: `${url.replace(/\/+$/, '')}/service/${serviceId}/purge`,
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'fastly-key': token,
        },
        body: JSON.stringify({ surrogate_keys: keys }),
      }),
    }),
};
