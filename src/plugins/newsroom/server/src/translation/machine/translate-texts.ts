import { packBatches } from './pack-batches';
import type { Order, Provider } from './port';
import { withRetries, type RetryOptions } from './retry';

export interface TranslatedTexts {
  /** In the order of what was asked; null: too long for any request. */
  texts: (string | null)[];
  charactersBilled: number | null;
}

interface Options extends RetryOptions {
  provider: Provider;
  /** Requests at the same time. */
  parallel: number;
  /** Of one request, in UTF-16 units. */
  maxCharacters: number;
}

/**
 * Has texts translated, in as many requests as it takes. All of them or none: when one request has
 * failed for good, the others are given up.
 *
 * @throws ProviderFailure
 */
export const translateTexts = async (
  order: Omit<Order, 'signal'>,
  { provider, parallel, maxCharacters, signal, ...retrying }: Options
): Promise<TranslatedTexts> => {
  const { batches } = packBatches(order.texts, { ...provider.limits, maxCharacters });
  const texts = order.texts.map((): string | null => null);
  const waiting = batches.values();
  const giveUp = new AbortController();
  const end = (): void => giveUp.abort();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  let billed: number | null = 0;

  const send = async (batch: readonly number[]): Promise<void> => {
    const part = { ...order, texts: batch.map((index) => order.texts[index] ?? '') };
    const delivery = await withRetries({ ...retrying, signal: giveUp.signal }, () =>
      provider.translate({ ...part, signal: giveUp.signal })
    );
    batch.forEach((index, at) => {
      texts[index] = delivery.texts[at] ?? null;
    });
    billed =
      billed === null || delivery.charactersBilled === null
        ? null
        : billed + delivery.charactersBilled;
  };
  const work = async (): Promise<void> => {
    for (const batch of waiting) {
      if (giveUp.signal.aborted) return;
      await send(batch);
    }
  };

  try {
    let failure: { error: unknown } | null = null;
    const workers = Array.from({ length: Math.min(parallel, batches.length) }, () =>
      work().catch((error: unknown) => {
        failure ??= { error };
        end();
      })
    );
    await Promise.all(workers);
    if (failure) throw (failure as { error: unknown }).error;
    return { texts, charactersBilled: billed };
  } finally {
    signal.removeEventListener('abort', end);
  }
};
