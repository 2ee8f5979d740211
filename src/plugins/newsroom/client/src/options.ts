/** What is the same for all calls of a client. */
export interface ClientOptions {
  /** Base of the delivery API, such as `https://cms.example/api/newsroom`. */
  url: string;
  /** Locale of the calls that name none; without it the newsroom's default locale. */
  locale?: string;
  /** Sent with each request, such as `Authorization` where delivery is not public. */
  headers?: Readonly<Record<string, string>>;
  /** In place of the global one, which is looked up at each call. */
  fetch?: typeof globalThis.fetch;
  /** Tries behind the first one, for what may pass: 2 unless said otherwise. */
  retries?: number;
  /** Longest first pause between two tries, in milliseconds: 200 unless said otherwise. */
  backoffMs?: number;
  /** For each try, in milliseconds, until the whole answer is there: 10 000 unless said otherwise. */
  timeoutMs?: number;
  /**
   * Keeps the last `max` answers with their ETags and asks for them with `If-None-Match`. Unless said
   * otherwise 100 of them, and none in a browser, whose own cache does the same.
   */
  cache?: { max: number } | false;
}

/** What any call takes. */
export interface CallOptions {
  /** Ends the call, its pauses included: it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** The answer must know of this change of the log (read your own write). */
  minSeq?: number;
  /** Passed on to `fetch`, such as `{ next: { tags: ['front'] } }`. */
  init?: FetchInit;
}

/** What the client says itself. */
type Own = 'body' | 'headers' | 'method' | 'redirect' | 'signal';

/** Options of `fetch`, and those that a framework adds to it. */
export type FetchInit = Omit<RequestInit, Own> &
  Readonly<Record<string, unknown>> & { readonly [Name in Own]?: never };

export interface LocaleOptions extends CallOptions {
  locale?: string;
}

export type BodyFormat = 'blocks' | 'html' | 'none';

/** `blocks` unless said otherwise. */
export interface BodyOption<Format extends BodyFormat> {
  body?: Format;
}

export interface RelativeOption {
  /** False leaves relative labels out, so that caches may keep the answer for long. */
  relative?: boolean;
}

export interface FallbackOption {
  /** `chain`: another locale of the configured chain may answer. */
  fallback?: 'none' | 'chain';
}

export interface DocumentOptions<Format extends BodyFormat>
  extends LocaleOptions, BodyOption<Format>, RelativeOption, FallbackOption {
  /** A token for a draft; the answer is never kept. */
  preview?: string;
}

export type Kind =
  'news' | 'analysis' | 'opinion' | 'feature' | 'explainer' | 'live' | 'video' | 'gallery';

export type Placement = 'article-end' | 'article-inline' | 'section-front' | 'global';

export interface PageOptions {
  /** 1 to 100; 20 unless said otherwise. */
  limit?: number;
}

export interface ListOptions extends LocaleOptions, RelativeOption, FallbackOption, PageOptions {
  /** Slug; includes the sections below it. */
  section?: string;
  /** Code of a source. */
  source?: string;
  tag?: string;
  kind?: Kind;
  /** First published then or later; a text is an ISO 8601 instant. */
  since?: Date | string;
  /** First published before. */
  until?: Date | string;
}

export interface SectionOptions extends LocaleOptions, RelativeOption, PageOptions {}

export interface PromosOptions extends LocaleOptions {
  placement?: Placement;
  /** Slug. */
  section?: string;
}

export interface SearchOptions extends LocaleOptions, RelativeOption, FallbackOption, PageOptions {
  q: string;
  section?: string;
  kind?: Kind;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

export interface ResolveOptions<Format extends BodyFormat>
  extends CallOptions, BodyOption<Format>, RelativeOption {
  /** Another language: `inLocale` then says where the same is in it. */
  locale?: string;
}

export interface ChangesOptions extends CallOptions {
  /** Number of the last change that is known already; 0, where the log begins, unless said otherwise. */
  after?: number;
  /** Seconds for which a request waits for news, 0 to 30; 25 unless said otherwise. */
  wait?: number;
  /** Changes a request, 1 to 1000; 100 unless said otherwise. */
  limit?: number;
}
