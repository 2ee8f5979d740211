/** How far a translation is. */
export const PROGRESS = ['in-progress', 'in-review', 'done'] as const;
export type Progress = (typeof PROGRESS)[number];

/**
 * Who wrote the text of one unit: a field, or a segment of the body. It speaks of the text with this
 * digest only; a text that is another by now was written by a person.
 */
export interface Origin {
  /** `confirmed`: a machine's text that a person has taken for good. */
  by: 'person' | 'machine' | 'confirmed';
  /** Which machine, such as `deepl`; null for a person. */
  provider: string | null;
  /** Of the text, made by `contentDigest`. */
  digest: string;
}

/** By the unit's id. */
export type Origins = Readonly<Record<string, Origin>>;

export interface TranslationKey {
  documentId: string;
  locale: string;
}

/** What is known of a language version as a translation. */
export interface TranslationState extends TranslationKey {
  /** The language it is made from; its own: it is the source. */
  sourceLocale: string;
  /** The revision of the source that it was made from or confirmed against; null: nobody knows. */
  sourceRevision: number | null;
  progress: Progress;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  assignee: string | null;
  /** Up to this revision of the source, somebody said, its changes need no translation. */
  waived: number | null;
  origins: Origins;
}

export const isSource = ({ locale, sourceLocale }: TranslationState): boolean =>
  locale === sourceLocale;

/**
 * Whether a machine may write the text of a unit: where there is none, or the one there is the machine's
 * own that nobody has confirmed.
 *
 * @param origin what is known of the unit
 * @param digest of the text that stands there now; null: none
 */
export const mayMachineWrite = (origin: Origin | undefined, digest: string | null): boolean =>
  digest === null || (origin?.by === 'machine' && origin.digest === digest);
