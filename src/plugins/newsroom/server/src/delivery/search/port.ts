/** What the index knows of one live or upcoming article in one locale. */
export interface SearchEntry {
  documentId: string;
  locale: string;
  /** Instants in milliseconds since 1970; readers may see it from `fromMs` until `untilMs`. */
  publishedMs: number;
  fromMs: number;
  untilMs: number;
  headline: string;
  dek: string;
  /** The readable text of the body. */
  body: string;
  /** Tags, section and source names, bylines, dateline: found, but never highlighted. */
  keywords: readonly string[];
}

export interface SearchQuestion {
  /** As a reader typed it; a quoted part is a phrase. */
  text: string;
  locales: readonly string[];
  nowMs: number;
}

export interface SearchHit {
  documentId: string;
  locale: string;
  /** Relevance and recency together; higher is better. Comparable within one answer only. */
  score: number;
}

/** Of more matches than this only the newest are ranked, so that no query is unbounded. */
export const MAX_RANKED = 1000;

/** What an index holds, whatever it says: for `doctor`. */
export interface SearchInspection {
  /** What it holds of these articles. */
  ofDocuments(documentIds: readonly string[]): Promise<{ documentId: string; locale: string }[]>;
  /** Articles behind one that it holds something of, in the order of their ids. */
  documents(page: { after: string; limit: number }): Promise<string[]>;
}

/** One index of words, in whichever database the newsroom runs on; each adapter passes one contract suite. */
export interface SearchPort {
  /** Makes the index where it is missing. Safe at every start, on several nodes at once. */
  open(): Promise<void>;
  /** Adds or replaces. Part of the caller's transaction; of two with one key the last counts. */
  put(entries: readonly SearchEntry[]): Promise<void>;
  /** Harmless for what is not there. Part of the caller's transaction. */
  remove(keys: readonly { documentId: string; locale: string }[]): Promise<void>;
  /**
   * What readers may see at `nowMs`, best first, at most MAX_RANKED; a story once for each of the locales
   * in which it matches. Never throws for any text. MySQL finds what is committed only.
   */
  find(question: SearchQuestion): Promise<SearchHit[]>;
  /** Missing where an index cannot say what it holds; `doctor` believes it then. */
  inspect?: SearchInspection;
}
