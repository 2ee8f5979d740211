import type { Block } from '../../text/blocks';

/** Article kinds that a ninjs genre or type can name. */
export type StoryKind =
  'news' | 'analysis' | 'opinion' | 'feature' | 'explainer' | 'live' | 'video' | 'gallery';

export type SourceKind = 'wire' | 'agency' | 'broadcaster' | 'partner' | 'own';

export interface ImportedSection {
  /** The last part of `urn:newsroom:section:<key>`; null when the item only gives a name. */
  readonly key: string | null;
  readonly name: string;
}

export interface ImportedSource {
  /** Upper-case identifier made from the name: `AP`, `AGENCE-FRANCE-PRESSE`. Never empty. */
  readonly code: string;
  readonly name: string;
  /** Null when the item does not say; the newsroom's default applies. */
  readonly kind: SourceKind | null;
  /** http or https, or null. */
  readonly url: string | null;
}

export interface ImportedByline {
  readonly name: string;
  readonly role: string | null;
  readonly url: string | null;
}

/** The words of the lead picture. The file is not fetched: `href` is where it can be had, if told. */
export interface ImportedPicture {
  readonly uri: string | null;
  readonly href: string | null;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
}

export interface ImportedPromo {
  /** The association's uri, by which the same promo is known again; null when it has none. */
  readonly key: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly ctaLabel: string | null;
  readonly url: string | null;
}

/**
 * A story as read from a news item, before it meets the newsroom: which section, source or promo
 * it is, and whether its texts keep within the fields' limits, is decided later.
 * All texts are one-line, normalised and free of markup; all instants are ISO 8601 in UTC.
 */
export interface ImportedStory {
  readonly wireUri: string;
  /** As given, not compared: agencies count in numbers, dates or letters. */
  readonly wireVersion: string | null;
  readonly altIds: readonly { readonly role: string | null; readonly value: string }[];
  /** `withheld` and `canceled` items are read all the same: they may be about a live story. */
  readonly pubStatus: 'usable' | 'withheld' | 'canceled';
  /** Canonical BCP 47 tag, or null when the item does not say. */
  readonly language: string | null;
  readonly kind: StoryKind;
  /** `breaking` for urgency 1 only: 2 is an agency's everyday "urgent". */
  readonly urgency: 'normal' | 'breaking';
  /** Empty only in a withheld or canceled item. */
  readonly headline: string;
  readonly shortHeadline: string | null;
  readonly dek: string | null;
  /** Accepted by Strapi's blocks validator. `[]` when the item has no body, as a flash has none. */
  readonly body: readonly Block[];
  readonly section: ImportedSection | null;
  readonly sources: readonly ImportedSource[];
  readonly bylines: readonly ImportedByline[];
  readonly dateline: string | null;
  readonly tags: readonly string[];
  readonly leadImage: ImportedPicture | null;
  readonly promos: readonly ImportedPromo[];
  readonly firstCreated: string | null;
  readonly versionCreated: string | null;
  readonly embargoUntil: string | null;
  readonly expiresAt: string | null;
  readonly rights: {
    readonly holder: string | null;
    readonly notice: string | null;
    readonly usageTerms: string | null;
  };
  /** From the sender to the editors, not for publication. */
  readonly editorNote: string | null;
}
