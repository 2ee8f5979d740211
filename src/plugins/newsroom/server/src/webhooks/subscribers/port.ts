import type { WebhookKind, WebhookSettings } from '../../config/webhooks';
import type { Payload } from '../payload';

export type SettingsOf<Kind extends WebhookKind> = Extract<WebhookSettings, { kind: Kind }>;

/** One change on its way to one subscriber. */
export interface Delivery {
  /** Row id in the outbox. */
  id: number;
  payload: Payload;
  attempts: number;
  /** With how many others it may be sent at most; null: no limit. Halved when a receiver refuses many. */
  maxBatch: number | null;
}

export interface OutgoingRequest {
  url: string;
  method: 'POST';
  headers: Record<string, string>;
  body: string;
}

/** Deliveries that arrive together or not at all: they are done when all of their requests are. */
export interface Parcel {
  deliveries: readonly Delivery[];
  requests: readonly OutgoingRequest[];
}

/** Turns deliveries into requests. Pure: knows no network and no clock. */
export interface Subscriber<Kind extends WebhookKind = WebhookKind> {
  /**
   * true: takes many changes in one request, in any order, since all it does is forget what it has.
   * false: is told change by change, those of one document in their order.
   */
  isMerging: boolean;
  pack: (deliveries: readonly Delivery[], settings: SettingsOf<Kind>, now: Date) => Parcel[];
  /** For a receiver that says no in the body of a 200: what it said of itself, else null. */
  refusalIn?: (body: string) => string | null;
}
