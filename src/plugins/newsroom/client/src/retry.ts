import { NewsroomError } from './newsroom-error';
import { pause } from './pause';

export interface RetryPolicy {
  /** Tries behind the first one; `Infinity` for a follower, which outlives any passing failure. */
  retries: number;
  /** Longest first pause; each further one may be twice as long. */
  backoffMs: number;
  signal?: AbortSignal;
}

/** No pause between two tries is longer, unless the server asks a follower for it. */
const LONGEST_PAUSE = 30_000;

/** What may be otherwise next time: no answer, too early, too many requests, a gateway at a loss. */
const isPassing = ({ status }: NewsroomError, isFollower: boolean): boolean =>
  [0, 425, 429, 502, 503, 504].includes(status) || (isFollower && (status < 400 || status >= 500));

/**
 * How long to wait before the next try; null when there is to be none. Full jitter: anything from
 * nothing to the doubled pause, so that many clients do not come back at once. `Retry-After` is the
 * least; one that asks for longer than half a minute ends the tries of an ordinary call.
 */
const pauseAfter = (
  error: unknown,
  failures: number,
  { retries, backoffMs }: RetryPolicy
): number | null => {
  if (failures >= retries || !(error instanceof NewsroomError)) return null;
  const isFollower = retries === Infinity;
  if (!isPassing(error, isFollower)) return null;
  const least = error.retryAfterMs ?? 0;
  if (least > LONGEST_PAUSE && !isFollower) return null;
  return least + Math.random() * Math.min(LONGEST_PAUSE, backoffMs * 2 ** failures);
};

/** Does it until it succeeds, the tries are used up or the failure is one that stays. */
export const retry = async <Result>(
  work: () => Promise<Result>,
  policy: RetryPolicy
): Promise<Result> => {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      const ms = pauseAfter(error, failures, policy);
      if (ms === null) throw error;
      await pause(ms, policy.signal);
    }
  }
};
