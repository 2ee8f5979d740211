import type { Finding } from '../contracts/editorial-check';

/** The row of a version: one language of a story, as a rule as it would be published. */
export type CheckedDraft = Readonly<Record<string, unknown>> & {
  readonly documentId: string;
  readonly locale: string;
};

/**
 * A part of the newsroom that knows of something that may be wrong with a publication, and that the
 * desk does not know. The settings switch its findings by their code like those of the desk's own rules.
 */
export interface FlightCheckSource {
  /** Codes of its findings, and how grave they are unless the settings say otherwise. */
  rules: readonly { code: string; severity: Finding['severity'] }[];
  /**
   * @param at - when it would be published
   * @param versions - the drafts of the story in all its languages, this one among them
   */
  check(draft: CheckedDraft, at: Date, versions: readonly CheckedDraft[]): Promise<Finding[]>;
}
