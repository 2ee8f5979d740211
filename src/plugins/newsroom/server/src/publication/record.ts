/** Something that the desk did, for its logbook. */
export interface Recorded {
  action: string;
  entity: 'article';
  documentId: string;
  /** Null: in every language. */
  locale?: string | null;
  reason?: string | null;
  details?: Readonly<Record<string, unknown>>;
}

/** Writes into the logbook, in the caller's transaction. */
export type RecordAction = (entry: Recorded) => Promise<void>;
