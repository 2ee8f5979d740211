import type { ArticleDocument } from './delivery';
import type { WireFacts } from './wire';

/** The versions of IPTC ninjs that stories leave in. */
export const NINJS_VERSIONS = ['3.0', '2.2'] as const;
export type NinjsVersion = (typeof NINJS_VERSIONS)[number];

/** A story for partners: what readers get of it, and what only partners do. */
export interface PartnerStory {
  /** With its body as blocks. */
  article: ArticleDocument;
  wire: WireFacts | null;
  /** ISO 8601 in UTC; null: it stays. */
  expiresAt: string | null;
}
