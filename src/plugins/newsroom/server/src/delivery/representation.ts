import fresh from 'fresh';
import Negotiator from 'negotiator';
import type { Answer } from './answer';
import type { Compressed } from './compress';
import { cacheControl, holdsUntilMs, secondsLeft, type Lifetimes } from './lifetimes';
import { surrogateHeader, type SurrogateSettings } from './surrogate-keys';

export type Encoding = 'identity' | 'gzip' | 'br';

/** Where an answer came from, as `Cache-Status` says it (RFC 9211). */
export type Origin = 'hit' | 'fwd=miss' | 'fwd=stale';

export interface HttpSettings {
  lifetimes: Lifetimes;
  surrogate: SurrogateSettings;
  /** Whether everybody may read the delivery API. */
  isPublic: boolean;
}

/** What is sent: status, the answer's own headers as names and values in turn, and a body if any. */
export interface Sent {
  status: 200 | 304;
  headers: string[];
  body: Buffer | null;
}

export interface Asked {
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
  /** `Cache-Control` of the request: `no-cache` asks for the whole answer. */
  cacheControl: string | undefined;
}

const SUFFIX: Record<Encoding, string> = { identity: '', gzip: '-gz', br: '-br' };
const OFFERED: Encoding[] = ['br', 'gzip', 'identity'];
const MAX_REMEMBERED = 200;
const remembered = new Map<string, Encoding[]>();

/** The encodings a client takes, the preferred first; few headers are ever seen, so each is read once. */
const acceptedEncodings = (header: string | undefined): Encoding[] => {
  if (header === undefined) return ['identity'];
  const known = remembered.get(header);
  if (known) return known;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } } as never);
  const accepted = negotiator.encodings(OFFERED) as Encoding[];
  // Between equals we choose: the smallest.
  const ranked = header.includes('q=')
    ? accepted
    : OFFERED.filter((encoding) => accepted.includes(encoding));
  if (remembered.size < MAX_REMEMBERED) remembered.set(header, ranked);
  return ranked;
};

const choose = (accepted: readonly Encoding[], compressed: Compressed | null): Encoding => {
  const best = accepted.find(
    (encoding) => encoding === 'identity' || (compressed?.[encoding].length ?? 0) > 0
  );
  return best ?? 'identity';
};

/**
 * The ETag of the answer that a conditional request holds already; null when it holds none. The same
 * content in another encoding counts: what the client has is still right.
 */
const matchedEtag = (answer: Answer, asked: Asked): string | null => {
  const { ifNoneMatch } = asked;
  if (ifNoneMatch === undefined) return null;
  const headers = {
    'if-none-match': ifNoneMatch,
    ...(asked.cacheControl === undefined ? {} : { 'cache-control': asked.cacheControl }),
  };
  return (
    Object.values(SUFFIX)
      .map((suffix) => `"${answer.hash}${suffix}"`)
      .find((etag) => fresh(headers, { etag })) ?? null
  );
};

/**
 * Everything about one answer that does not change from second to second, and what does, remembered
 * for a second. One for each answer in memory.
 */
export const createRepresentation = (
  answer: Answer,
  { lifetimes, surrogate, isPublic }: HttpSettings
) => {
  const keys = surrogateHeader(answer.keys, answer.locales, surrogate) ?? [];
  const steadyUntil = holdsUntilMs(lifetimes, answer.bound);
  const memo = new Map<string, { second: number; headers: string[] }>();

  const ownHeaders = (encoding: Encoding, body: Buffer): string[] => [
    'Content-Type',
    answer.contentType,
    'Content-Length',
    String(body.length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ];

  const timed = (origin: Origin, nowMs: number, seq: number): string[] => {
    const left = secondsLeft(answer.bound, nowMs);
    const ttl = left === null ? lifetimes.sharedMaxAge : Math.min(left, lifetimes.sharedMaxAge);
    return [
      'Cache-Control',
      cacheControl(lifetimes, answer.bound, nowMs, isPublic),
      'Cache-Status',
      `newsroom; ${origin}; ttl=${ttl}`,
      'X-Newsroom-Seq',
      String(seq),
      ...keys,
    ];
  };

  /** Headers without own or ETag; made anew only when a second has passed that matters. */
  const rest = (origin: Origin, nowMs: number, seq: number): string[] => {
    const second = nowMs < steadyUntil ? 0 : Math.floor(nowMs / 1000);
    const key = `${origin} ${seq}`;
    const known = memo.get(key);
    if (known?.second === second) return known.headers;
    const headers = timed(origin, nowMs, seq);
    if (memo.size > 4) memo.clear();
    memo.set(key, { second, headers });
    return headers;
  };

  return {
    send(asked: Asked, { compressed, origin, nowMs, seq }: SendOptions): Sent {
      const matched = matchedEtag(answer, asked);
      const others = rest(origin, nowMs, seq);
      if (matched) return { status: 304, headers: ['ETag', matched, ...others], body: null };

      const encoding = choose(acceptedEncodings(asked.acceptEncoding), compressed);
      const body = encoding === 'identity' ? answer.body : (compressed?.[encoding] ?? answer.body);
      const etag = `"${answer.hash}${SUFFIX[encoding]}"`;
      return {
        status: 200,
        headers: [...ownHeaders(encoding, body), 'ETag', etag, ...others],
        body,
      };
    },
  };
};

export interface SendOptions {
  compressed: Compressed | null;
  origin: Origin;
  nowMs: number;
  /** How new the answer is known to be. */
  seq: number;
}

export type Representation = ReturnType<typeof createRepresentation>;
