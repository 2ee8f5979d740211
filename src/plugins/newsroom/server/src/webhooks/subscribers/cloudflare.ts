import { merge } from './merge';
import type { Subscriber } from './port';

const API = 'https://api.cloudflare.com/client/v4';
/** What every plan has allowed for long; Cloudflare documents 100 today. */
const MAX_TAGS = 30;

/** Purges by cache tag. */
export const cloudflare: Subscriber<'cloudflare'> = {
  isMerging: true,

  pack: (deliveries, { url = API, zoneId, token }) =>
    merge(deliveries, {
      keysOf: ({ payload }) => payload.tags,
      maxKeys: MAX_TAGS,
      request: (tags) => ({
        url: `${url.replace(/\/+$/, '')}/zones/${zoneId}/purge_cache`,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tags }),
      }),
    }),

  refusalIn(body) {
    try {
      const { success } = JSON.parse(body) as { success?: unknown };
      return success === true ? null : 'the answer does not say that it succeeded';
    } catch {
      return 'the answer is not JSON';
    }
  },
};
