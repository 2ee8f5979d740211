/** Something a wire item names: a topic, a person, a place, a source. Only what the item said of it. */
export interface WireConcept {
  name?: string;
  uri?: string;
  literal?: string;
  rel?: string;
  role?: string;
  creator?: string;
  /** Whole per cents. */
  relevance?: number;
  confidence?: number;
}

/**
 * What a story brought along over the wire and what no field of the article holds, in the words of
 * ninjs. It travels with the article from draft to publication, and leaves it in partners' formats only.
 * Neither the sender's note to editors nor anybody's contact details are in it.
 */
export interface WireFacts {
  uri: string;
  version: string | null;
  /** BCP 47; null when the item did not say. */
  language: string | null;
  type: string | null;
  /** 1 to 9. */
  urgency: number | null;
  /** Instants are ISO 8601 in UTC. */
  firstCreated: string | null;
  versionCreated: string | null;
  subjects: WireConcept[];
  people: WireConcept[];
  organisations: WireConcept[];
  places: WireConcept[];
  objects: WireConcept[];
  events: WireConcept[];
  genres: WireConcept[];
  infoSources: WireConcept[];
  altIds: { role?: string; value: string }[];
  rights: {
    copyrightHolder: string | null;
    copyrightNotice: string | null;
    usageTerms: string | null;
    /** A machine-readable licence: one of the last two. */
    info: { langId?: string; linkedRights?: string; encodedRights?: string } | null;
  };
  /** The credit line as it came, and the names that were read from it. */
  by: string | null;
  bylines: { name: string; role: string | null; url: string | null }[];
  leadImageUri: string | null;
  /** Digest of the texts as they came (`text/content-digest.ts`), to know whether they still are. */
  digest: string;
}

/** The texts by which it is told whether a story still says what came over the wire. */
export const WIRE_TEXTS = [
  'headline',
  'shortHeadline',
  'dek',
  'body',
  'bylines',
  'dateline',
  'tags',
] as const;
