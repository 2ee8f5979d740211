import { addressOf, type Query } from './address';
import { createAnswerMemory } from './answer-memory';
import { attempt } from './attempt';
import type { CallOptions, ClientOptions } from './options';
import { errorOf, readJson } from './read-answer';
import { retry } from './retry';

export interface Question extends CallOptions {
  /** Parts of the path below the base, as they are before they are encoded. */
  parts: readonly string[];
  query?: Query;
  /** Statuses other than 200 that are an answer of their own. */
  accept?: readonly number[];
  /** In place of the client's. */
  retries?: number;
  /** Milliseconds for which the server may think before the time limit begins. */
  waitMs?: number;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** Where a redirect led that was followed; null when there was none. */
  followedTo: string | null;
}

/** Nothing can be there: what `addressOf` cannot say. */
const NOWHERE: Answer = { status: 404, body: {}, followedTo: null };

/** A browser has a cache that knows ETags, and puts it aside for a request that brings one. */
const isBrowser = (): boolean => typeof document !== 'undefined';

/** Asks the API, with all that a request needs besides its question. */
export const createAsk = (options: ClientOptions) => {
  const { url, headers, retries = 2, backoffMs = 200, timeoutMs = 10_000 } = options;
  const { cache = isBrowser() ? false : { max: 100 } } = options;
  const memory = cache && createAnswerMemory(cache.max);

  const once = async (
    address: string,
    question: Question,
    redirect: RequestRedirect
  ): Promise<Answer> => {
    const { query, accept = [], signal, minSeq, init, waitMs = 0 } = question;
    const isKept = memory && query?.preview === undefined;
    const kept = isKept ? memory.get(address) : undefined;

    const { response, text } = await attempt(address, {
      fetch: options.fetch ?? globalThis.fetch,
      timeoutMs: timeoutMs + waitMs,
      signal,
      init: {
        ...init,
        redirect,
        headers: {
          Accept: 'application/json',
          ...headers,
          ...(minSeq !== undefined && { 'Min-Seq': `${minSeq}` }),
          // `fetch` would add `no-cache` to it, with which no server answers 304.
          ...(kept && { 'If-None-Match': kept.etag, 'Cache-Control': 'max-age=31536000' }),
        },
      },
    });
    const isUnchanged = response.status === 304 && kept;
    const status = isUnchanged ? 200 : response.status;
    const body = readJson(isUnchanged ? kept.text : text);

    // A browser does not tell where a redirect leads; one that is not the API's own leads to it.
    const isRedirect = response.type === 'opaqueredirect' || (status > 300 && status < 400);
    if (isRedirect && redirect === 'manual' && !body?.redirect) {
      return once(address, question, 'follow');
    }
    if (isKept && !isUnchanged && status < 500) {
      const etag = response.headers.get('ETag');
      const mayKeep =
        status === 200 && !/no-store/i.test(response.headers.get('Cache-Control') ?? '');
      memory.set(address, etag && mayKeep ? { etag, text } : null);
    }
    if (!body || (status !== 200 && !accept.includes(status))) throw errorOf(response, body);
    return { status, body, followedTo: response.redirected ? response.url : null };
  };

  /**
   * @throws NewsroomError for what is neither 200 nor accepted, when its retries are used up
   * @throws the signal's reason when the caller gave up
   */
  return async (question: Question): Promise<Answer> => {
    const { parts, query = {}, accept = [], signal } = question;
    const address = addressOf(url, parts, query);
    if (address === null) return NOWHERE;
    const redirect = accept.includes(301) ? 'manual' : 'follow';
    return retry(() => once(address, question, redirect), {
      retries: question.retries ?? retries,
      backoffMs,
      signal,
    });
  };
};

export type Ask = ReturnType<typeof createAsk>;
