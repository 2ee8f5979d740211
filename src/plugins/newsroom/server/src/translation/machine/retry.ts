import { setTimeout as pause } from 'node:timers/promises';
import { mayPass } from './failure';

/** Somebody waits for the answer: who asks for more patience than this is asked no more. */
const LONGEST_PAUSE_MS = 30_000;

export interface RetryOptions {
  /** Attempts after the first one. */
  retries: number;
  /** Before the second attempt; doubled with each. */
  backoffMs: number;
  signal: AbortSignal;
  /** From 0 to 1; tests give their own. */
  random?: () => number;
}

/**
 * Does something again while it fails for a reason that may pass, later each time and not earlier than
 * the provider asks for. Half of the pause is left to chance, so that nodes do not come back together.
 *
 * @throws the last failure
 */
export const withRetries = async <Result>(
  { retries, backoffMs, signal, random = Math.random }: RetryOptions,
  work: () => Promise<Result>
): Promise<Result> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || attempt >= retries || signal.aborted) throw error;
      const own = backoffMs * 2 ** attempt * (0.5 + random() / 2);
      const wait = Math.max(own, error.retryAfterMs ?? 0);
      if (wait > LONGEST_PAUSE_MS) throw error;
      await pause(wait, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
};
