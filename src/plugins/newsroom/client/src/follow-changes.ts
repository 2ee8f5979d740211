import type { ChangeDocument, ChangesAnswer } from '../../server/src/contracts/delivery';
import type { Ask } from './ask';
import type { ChangesOptions } from './options';
import { pause } from './pause';

/** An empty answer that came sooner was not waited for: by a server that has no place for one more. */
const SOONEST = 1000;

/**
 * The change log, from behind `after` on, for ever: each change once and in the order of its commit.
 *
 * What may pass (no answer, 425, 429, 5xx) is outlived with growing pauses; any other refusal is
 * thrown as NewsroomError. Ends without an error when the signal is aborted, since nothing else ends
 * it; what is left unread then can be read on from behind the last change that was seen.
 */
export async function* followChanges(
  ask: Ask,
  { after = 0, wait = 25, limit, ...call }: ChangesOptions
): AsyncGenerator<ChangeDocument, void, undefined> {
  const { signal } = call;
  let last = after;
  try {
    for (;;) {
      const askedAt = Date.now();
      const behind = last;
      const { body } = await ask({
        ...call,
        parts: ['changes'],
        query: { after: behind, wait, limit },
        retries: Infinity,
        waitMs: wait * 1000,
      });
      const { data } = body as unknown as ChangesAnswer;
      for (const change of data) {
        if (change.seq <= last) continue;
        last = change.seq;
        yield change;
        signal?.throwIfAborted();
      }
      const early = SOONEST - (Date.now() - askedAt);
      if (last === behind && early > 0) await pause(early, signal);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
