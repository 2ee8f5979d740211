import { NewsroomError } from './newsroom-error';

export interface Attempt {
  fetch: typeof globalThis.fetch;
  init: RequestInit;
  timeoutMs: number;
  signal?: AbortSignal;
}

/**
 * One request with its whole answer, in time or not at all. The caller's signal and the time limit
 * are joined by hand: `AbortSignal.any` is missing in some runtimes, and a signal that lives long
 * would gather a listener for each request.
 *
 * @throws NewsroomError with status 0 when there was no whole answer (`TimeoutError`, `NetworkError`)
 * @throws the signal's reason when the caller gave up
 */
export const attempt = async (
  address: string,
  { fetch, init, timeoutMs, signal }: Attempt
): Promise<{ response: Response; text: string }> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(address, { ...init, signal: controller.signal });
    return { response, text: await response.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    const isLate = controller.signal.aborted;
    throw new NewsroomError(
      0,
      isLate ? 'TimeoutError' : 'NetworkError',
      `${address}: no answer${isLate ? ` within ${timeoutMs} ms` : ''}`,
      { cause }
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};
