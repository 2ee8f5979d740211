import type { Core } from '@strapi/strapi';
import { getNow, getSettings } from '../settings';
import type { Payload } from './payload';
import { send, type Outcome } from './send';
import { subscriberOf } from './subscribers/kinds';

const DEFAULT_TIMEOUT_MS = 10_000;

/** Of nothing that there is: a receiver that acts on it finds nothing to do, a CDN nothing to purge. */
const TRIAL: Payload = {
  seq: 0,
  action: 'update',
  entity: 'article',
  id: 'newsroom-test',
  locale: 'en',
  paths: ['/newsroom-test'],
  tags: ['newsroom-test'],
};

/**
 * Sends a subscriber one delivery of nothing, as a real one would be sent, and says what came of it. It
 * is in no outbox and changes nothing of how the subscriber is doing. Paused ones are sent to as well.
 */
export const createTrySubscriber =
  ({ strapi }: { strapi: Core.Strapi }) =>
  /** @returns null where nobody of that name is configured */
  async (name: string, stopping: AbortSignal): Promise<Outcome | null> => {
    const settings = getSettings(strapi).webhooks.find((one) => one.name === name);
    if (!settings) return null;
    const { timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
    const { pack, refusalIn } = subscriberOf(settings);
    const delivery = { id: 0, payload: TRIAL, attempts: 0, maxBatch: null };
    for (const { requests } of pack([delivery], settings, getNow(strapi))) {
      for (const request of requests) {
        const options = {
          timeoutMs,
          now: getNow(strapi),
          stopping,
          ...(refusalIn && { refusalIn }),
        };
        const outcome = await send(request, options);
        if (!outcome.ok) return outcome;
      }
    }
    return { ok: true };
  };
