/** Where in a file something is wrong, and what. Lines and columns count from 1. */
export interface XliffProblem {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

export type XliffVersion = '1.2' | '2.1';

/** How far a segment is, in the words of XLIFF 2; those of 1.2 are translated. */
export const XLIFF_STATES = ['initial', 'translated', 'reviewed', 'final'] as const;
export type XliffState = (typeof XLIFF_STATES)[number];

/** What a code does, as far as both versions can say it. */
export interface XliffCode {
  readonly id: string;
  /** The code of the source that it repeats. */
  readonly copyOf?: string | null;
  /** `fmt`, `link` … of XLIFF 2. */
  readonly type: string | null;
  /** With its prefix: `xlf:b`. */
  readonly subType: string | null;
  /** The code as it is in the original, for tools to show; null: not told. */
  readonly data: string | null;
  readonly endData?: string | null;
  /** The text it stands for. */
  readonly equiv?: string | null;
}

/**
 * Content in the order of reading. Codes that begin and end are told apart: a tool may set the end into
 * another segment than the beginning. Annotations of tools are not kept.
 */
export type XliffToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly code: XliffCode }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'standalone'; readonly code: XliffCode };

export interface XliffSegment {
  readonly id: string | null;
  /** What stands between segments, such as a blank. */
  readonly isIgnorable: boolean;
  readonly source: readonly XliffToken[];
  /** null: there is none. */
  readonly target: readonly XliffToken[] | null;
  readonly state: XliffState;
  /** `prefix:value`; how XLIFF 1.2 says more than the four states is kept here. */
  readonly subState: string | null;
  /** Place among the targets of the unit, from 1; null: that of the source. */
  readonly order: number | null;
}

export interface XliffNote {
  readonly text: string;
  readonly category: string | null;
}

/** What a memory offers for a whole unit. It is written for the translator; the reader passes it over. */
export interface XliffMatch {
  readonly source: readonly XliffToken[];
  readonly target: readonly XliffToken[];
  /** How much its source is like the unit's, from 0 to 100. */
  readonly similarity: number;
  /** Where it comes from, for the translator. */
  readonly origin: string;
}

export interface XliffUnit {
  readonly id: string;
  readonly name: string | null;
  readonly segments: readonly XliffSegment[];
  readonly notes: readonly XliffNote[];
  /** Most characters of the target; null: not limited. */
  readonly maxLength: number | null;
  /** The best first; left out: none. */
  readonly matches?: readonly XliffMatch[];
  /** Where it begins in the file that was read; 0 for one that is to be written. */
  readonly line: number;
}

export interface XliffFile {
  readonly id: string;
  /** What was translated. */
  readonly original: string | null;
  readonly sourceLanguage: string;
  readonly targetLanguage: string | null;
  readonly notes: readonly XliffNote[];
  readonly units: readonly XliffUnit[];
}

export interface XliffDocument {
  readonly version: XliffVersion;
  readonly files: readonly XliffFile[];
}

export type XliffReading =
  | { readonly ok: true; readonly document: XliffDocument }
  | { readonly ok: false; readonly problems: readonly XliffProblem[] };

/** What no honest file exceeds. */
export interface XliffLimits {
  /** Of the file as it comes, in bytes. */
  readonly maxBytes: number;
  /** Elements within each other. */
  readonly maxDepth: number;
  readonly maxElements: number;
  readonly maxUnits: number;
}

export const XLIFF_LIMITS: XliffLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxDepth: 64,
  maxElements: 400_000,
  maxUnits: 50_000,
};
