/** Something that is not as it should be. */
export interface Drift {
  /** In two or three words, the same for all of a kind: `edition missing`. */
  kind: string;
  /** Null where it is about no document. */
  documentId: string | null;
  locale: string | null;
  /** What is wrong, for people. */
  problem: string;
  /** What `--fix` does about it; null: nothing, a person has to. */
  remedy: string | null;
}

/** What a look at some of the content found, and how all of it is mended, in a transaction of its own. */
export interface Findings {
  drifts: Drift[];
  mend: () => Promise<void>;
}

/** Looks at everything of one kind, in batches, so that memory stays flat. Writes nothing by itself. */
export interface Check {
  name: string;
  look: () => AsyncGenerator<Findings>;
}

export const mendNothing = async (): Promise<void> => undefined;
