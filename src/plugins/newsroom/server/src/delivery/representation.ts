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
const matchedEtag = (etags: readonly string[], asked: Asked): string | null => {
  const { ifNoneMatch, cacheControl: directives } = asked;
  if (ifNoneMatch === undefined) return null;
  if (directives === undefined && etags.includes(ifNoneMatch)) return ifNoneMatch;
  const headers = {
    'if-none-match': ifNoneMatch,
    ...(directives === undefined ? {} : { 'cache-control': directives }),
  };
  return etags.find((etag) => fresh(headers, { etag })) ?? null;
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
  const etags = Object.values(SUFFIX).map((suffix) => `"${answer.hash}${suffix}"`);
  /** What was sent last of each kind; it is sent again while nothing in it has changed. */
  const memo = new Map<string, { second: number; origin: Origin; seq: number; sent: Sent }>();

  const ownHeaders = (encoding: Encoding, body: Buffer): string[] => [
    'Content-Type',
    answer.contentType,
    'Content-Length',
    String(body.length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    'ETag',
    `"${answer.hash}${SUFFIX[encoding]}"`,
  ];

  const timed = ({ origin, nowMs, seq }: SendOptions): string[] => {
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

  return {
    send(asked: Asked, options: SendOptions): Sent {
      const { compressed, origin, nowMs, seq } = options;
      const matched = matchedEtag(etags, asked);
      const encoding = choose(acceptedEncodings(asked.acceptEncoding), compressed);
      const kind = matched ?? encoding;
      const second = nowMs < steadyUntil ? 0 : Math.floor(nowMs / 1000);
      const known = memo.get(kind);
      if (known?.second === second && known.origin === origin && known.seq === seq) {
        return known.sent;
      }
      const sent = matched ? notModified(matched, options) : whole(encoding, options);
      memo.set(kind, { second, origin, seq, sent });
      return sent;
    },
  };

  function notModified(etag: string, options: SendOptions): Sent {
    return { status: 304, headers: ['ETag', etag, ...timed(options)], body: null };
  }

  function whole(encoding: Encoding, options: SendOptions): Sent {
    const { compressed } = options;
    const body = encoding === 'identity' ? answer.body : (compressed?.[encoding] ?? answer.body);
    return { status: 200, headers: [...ownHeaders(encoding, body), ...timed(options)], body };
  }
};

export interface SendOptions {
  compressed: Compressed | null;
  origin: Origin;
  nowMs: number;
  /** How new the answer is known to be. */
  seq: number;
}

export type Representation = ReturnType<typeof createRepresentation>;
