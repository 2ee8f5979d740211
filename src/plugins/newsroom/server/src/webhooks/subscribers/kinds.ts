import type { WebhookKind, WebhookSettings } from '../../config/webhooks';
import { cloudflare } from './cloudflare';
import { fastly } from './fastly';
import { next } from './next';
import type { Subscriber } from './port';
import { signed } from './signed';

const KINDS: { [Kind in WebhookKind]: Subscriber<Kind> } = { signed, fastly, cloudflare, next };

/** What sends to a subscriber of these settings. */
export const subscriberOf = (settings: WebhookSettings): Subscriber =>
  // The table pairs each kind with its own settings, which TypeScript cannot follow through an index.
  KINDS[settings.kind] as Subscriber;
