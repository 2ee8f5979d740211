import { parseRetryAfter } from '../retry-after';
import type { OutgoingRequest } from './subscribers/port';

export type Outcome =
  | { ok: true }
  /** We are going down: nothing is known of it, and it is nobody's fault. */
  | { ok: false; isStopped: true }
  | {
      ok: false;
      isStopped: false;
      /** true: it is this request that the receiver does not take; another one may still go through. */
      isRefusal: boolean;
      retryAfterMs: number | null;
      /** Our own words and codes only: a library's message could show a header with a secret. */
      error: string;
    };

/** Bad request, too large, not understood: what the receiver says of the content, not of itself. */
const REFUSALS = [400, 413, 422];
const MAX_BODY_BYTES = 4096;

const failure = (
  error: string,
  retryAfterMs: number | null = null,
  isRefusal = false
): Outcome => ({
  ok: false,
  isStopped: false,
  isRefusal,
  retryAfterMs,
  error,
});

/** The start of a body; the rest is left unread. */
const readStart = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  for (let size = 0; size < MAX_BODY_BYTES;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    chunks.push(value);
    size += value.byteLength;
  }
  await reader.cancel();
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8');
};

const judge = (response: Response, now: Date): Outcome => {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400) return failure(`HTTP ${status}: redirects are not followed`);
  const retryAfterMs =
    status === 429 || status === 503 ? parseRetryAfter(headers.get('retry-after'), now) : null;
  return failure(`HTTP ${status}`, retryAfterMs, REFUSALS.includes(status));
};

/** ECONNREFUSED, ENOTFOUND, UND_ERR_SOCKET, … */
const codeOf = (error: unknown): string => {
  const { cause } = error as { cause?: { code?: unknown } };
  return /^[A-Z0-9_]{1,60}$/.test(String(cause?.code)) ? String(cause?.code) : 'no connection';
};

/**
 * Sends one request and says what came of it; never throws.
 *
 * @param stopping ends it early, when the server goes down
 */
export const send = async (
  { url, ...request }: OutgoingRequest,
  {
    timeoutMs,
    now,
    stopping,
    refusalIn,
  }: {
    timeoutMs: number;
    now: Date;
    stopping: AbortSignal;
    refusalIn?: (body: string) => string | null;
  }
): Promise<Outcome> => {
  // Not AbortSignal.any: it keeps hold of every request for as long as the long-lived signal lives.
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  stopping.addEventListener('abort', end);
  if (stopping.aborted) end();
  try {
    const { signal } = ending;
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    const outcome = judge(response, now);
    if (outcome.ok && refusalIn) {
      const refusal = refusalIn(await readStart(response));
      return refusal === null ? outcome : failure(refusal);
    }
    // Read to its end, a short body leaves the connection for the next request. Its fate changes nothing.
    await readStart(response).catch(() => '');
    return outcome;
  } catch (error) {
    if (stopping.aborted) return { ok: false, isStopped: true };
    return failure(ending.signal.aborted ? `no answer within ${timeoutMs} ms` : codeOf(error));
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener('abort', end);
  }
};
