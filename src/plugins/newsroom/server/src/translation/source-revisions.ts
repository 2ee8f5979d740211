import type { SourceState } from './decide-drift';

/** A draft as it stands now. */
export interface CurrentDraft {
  state: SourceState;
  /** Of its newest revision; 0: it has none. */
  revision: number;
  updatedAt: Date;
}

/** Some revisions of a version, by their numbers. */
export interface RevisionNumbers {
  documentId: string;
  locale: string;
  numbers: readonly number[];
}

/** What the desk keeps of articles, as far as translators need it. */
export interface SourceRevisions {
  /** The newest revision of a version; null: nobody ever saved it here. */
  latest(documentId: string, locale: string): Promise<{ number: number; atMs: number } | null>;
  /** The number of the newest one that was published; null: none was. */
  latestPublished(documentId: string, locale: string): Promise<number | null>;
  /** What it said in some of its revisions, by their numbers; those that are gone are left out. */
  states(
    documentId: string,
    locale: string,
    numbers: readonly number[]
  ): Promise<ReadonlyMap<number, SourceState>>;
  /**
   * The same of many versions, none asked for twice; in the order in which they are asked for.
   */
  statesOf(asked: readonly RevisionNumbers[]): Promise<ReadonlyMap<number, SourceState>[]>;
  /** Null: there is no such version. */
  draft(documentId: string, locale: string): Promise<CurrentDraft | null>;
}
