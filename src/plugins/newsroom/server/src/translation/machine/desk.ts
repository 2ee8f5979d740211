import type { UnitState } from '../../text/translation-units';

export interface Version {
  documentId: string;
  locale: string;
}

/** A language version as it stands. */
export interface VersionNow {
  state: UnitState;
  /** 0: it has no revision yet. */
  revision: number;
}

/** What the machine needs of the desk, which it does not know (see `services.ts`). */
export interface MachineDesk {
  /** Every language version of an article, by locale. */
  versions(documentId: string): Promise<ReadonlyMap<string, VersionNow>>;
  /** What a version said at a revision; null: that is not known any more. */
  revision(version: Version, number: number): Promise<UnitState | null>;
  /**
   * Saves fields of a draft, within the caller's transaction, which holds the document. What a version
   * that is new carries over from its source is the desk's business.
   *
   * @param base the revision that the fields were made for; 0 makes the version
   * @returns the revision that it is at now
   */
  save(version: Version, base: number, data: Readonly<Record<string, unknown>>): Promise<number>;
  /** Writes into the logbook, within the caller's transaction. */
  record(entry: {
    action: string;
    entity: 'article' | 'translation-memory';
    documentId: string | null;
    locale: string | null;
    revision?: number;
    details: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}
