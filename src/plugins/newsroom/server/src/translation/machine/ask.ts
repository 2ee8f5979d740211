import { parseRetryAfter } from '../../retry-after';
import { ProviderFailure } from './failure';

/** An answer that is larger is none of a translation. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

export interface Question {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  timeoutMs: number;
  signal: AbortSignal;
  now: Date;
}

const readBounded = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    chunks.push(value);
    size += value.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      await reader.cancel();
      throw new ProviderFailure('nonsense', 'the answer is too large');
    }
  }
};

/** What a status means; providers that give one another meaning say so in `meanings`. */
const judge = (
  response: Response,
  meanings: Readonly<Record<number, ProviderFailure['kind']>>,
  now: Date
): ProviderFailure => {
  const { status, headers } = response;
  const said = `HTTP ${status}`;
  const kind = meanings[status];
  if (kind) return new ProviderFailure(kind, said);
  if (status === 401 || status === 403) return new ProviderFailure('denied', said);
  if (status === 408 || status === 429 || status >= 500) {
    return new ProviderFailure(
      'unavailable',
      said,
      parseRetryAfter(headers.get('retry-after'), now)
    );
  }
  return new ProviderFailure('refused', said);
};

/** ECONNREFUSED, ENOTFOUND, UND_ERR_SOCKET, … */
const codeOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: unknown } };
  return /^[A-Z0-9_]{1,60}$/.test(String(cause?.code)) ? String(cause?.code) : 'no connection';
};

/**
 * Asks a provider once and reads its answer as JSON. Redirects are not followed: the key would go along.
 *
 * @param meanings of statuses that this provider uses in its own way
 * @throws ProviderFailure for whatever is not a success with JSON in it
 */
export const ask = async (
  { method, url, headers, body, timeoutMs, signal, now }: Question,
  meanings: Readonly<Record<number, ProviderFailure['kind']>> = {}
): Promise<unknown> => {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: ending.signal,
    });
    const text = await readBounded(response);
    if (response.status < 200 || response.status > 299) throw judge(response, meanings, now);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof ProviderFailure) throw error;
    if (error instanceof SyntaxError)
      throw new ProviderFailure('nonsense', 'the answer is no JSON');
    if (signal.aborted) throw new ProviderFailure('refused', 'given up by whoever asked');
    const why = ending.signal.aborted ? `no answer within ${timeoutMs} ms` : codeOf(error);
    throw new ProviderFailure('unavailable', why);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
};
