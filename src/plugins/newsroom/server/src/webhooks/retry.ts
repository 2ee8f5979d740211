const FIRST_MS = 1000;
const LONGEST_MS = 60 * 60 * 1000;
/** A receiver may ask for patience, but not to be forgotten. */
const LONGEST_ASKED_MS = 24 * 60 * 60 * 1000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;

/** From so many failures in a row on, a subscriber is shown as failing. */
export const FAILING_AFTER = 5;
/** From so many on, one that is told change by change is only tried now and then. */
const PAUSED_AFTER = 10;

const doubled = (count: number, longest: number): number =>
  Math.min(longest, FIRST_MS * 2 ** Math.min(Math.max(count, 1) - 1, 30));

/** Between half of the time and all of it, so that what failed together does not come back together. */
const jittered = (ms: number, random: number): number => Math.round(ms * (0.5 + random / 2));

/**
 * How long until the next attempt after `attempts` failed ones: doubled each time up to an hour, not
 * earlier than the receiver asked for. There is no last attempt.
 *
 * @param random from 0 to 1
 */
export const decideRetryMs = (
  attempts: number,
  retryAfterMs: number | null,
  random: number
): number =>
  Math.max(
    jittered(doubled(attempts, LONGEST_MS), random),
    Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS)
  );

/**
 * How long to leave a subscriber alone altogether, by its failures in a row. One that takes changes
 * together is one receiver with one mind, so the first failure counts; of one that is told change by
 * change, others may still go through.
 *
 * @returns 0: not at all
 */
export const decidePauseMs = (
  { isMerging, failures }: { isMerging: boolean; failures: number },
  retryAfterMs: number | null,
  random: number
): number => {
  const counted = isMerging ? failures : failures - PAUSED_AFTER + 1;
  const own = counted > 0 ? jittered(doubled(counted, LONGEST_PAUSE_MS), random) : 0;
  return Math.max(own, Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS));
};
