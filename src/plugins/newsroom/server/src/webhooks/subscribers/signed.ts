import { sign } from '../signature';
import type { Subscriber } from './port';

/** Anybody's own receiver: one change a request, signed. */
export const signed: Subscriber<'signed'> = {
  isMerging: false,

  pack: (deliveries, { url, secret }, now) =>
    deliveries.map((delivery) => {
      const body = JSON.stringify(delivery.payload);
      const headers = {
        'content-type': 'application/json',
        'newsroom-signature': sign({ secret, body, now }),
      };
      return { deliveries: [delivery], requests: [{ url, method: 'POST', headers, body }] };
    }),
};
