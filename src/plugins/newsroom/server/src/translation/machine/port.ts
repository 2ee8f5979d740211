/** A term that is always said in one way. */
export interface Term {
  source: string;
  target: string;
}

/**
 * Texts in neutral markup: XML-escaped text with `<x id="1">…</x>` around what carries a code, an empty
 * `<x id="2"></x>` for a break and `<t id="3">…</t>` around what has to stay as it is.
 */
export interface Order {
  texts: readonly string[];
  /** The provider's codes, one of those that `languages` tells. */
  source: string;
  target: string;
  /** Id of a glossary that the provider keeps; null: none. */
  glossaryId: string | null;
  /** What the texts stand in; helps the choice of words, is not translated and not billed. */
  context: string;
  formality: 'more' | 'less' | null;
  /** Ends the request early. */
  signal: AbortSignal;
}

export interface Delivery {
  /** As many as were ordered, in their order; the markup may be broken. */
  texts: string[];
  /** As the provider counts them; null where it does not say. */
  charactersBilled: number | null;
}

/** Languages by the provider's codes. */
export interface Languages {
  sources: readonly string[];
  targets: readonly string[];
}

export interface Usage {
  used: number;
  limit: number;
}

export interface ProviderLimits {
  /** Texts of one request. */
  maxTexts: number;
  /** UTF-8 bytes of the texts of one request, markup included. */
  maxBytes: number;
}

/** Something that translates. Each adapter passes one contract suite; all fail with ProviderFailure. */
export interface Provider {
  name: string;
  limits: ProviderLimits;
  /** Whether it can keep glossaries, by `glossaryId`. */
  keepsGlossaries: boolean;
  /** Whether it can say how the reader is addressed. */
  knowsFormality: boolean;
  languages(signal: AbortSignal): Promise<Languages>;
  translate(order: Order): Promise<Delivery>;
  /** What is left of the account; null where the provider does not count. */
  usage(signal: AbortSignal): Promise<Usage | null>;
}
