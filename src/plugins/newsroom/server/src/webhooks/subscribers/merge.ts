import type { Delivery, OutgoingRequest, Parcel } from './port';

const chunksOf = (keys: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(keys.length / size) }, (_, n) =>
    keys.slice(n * size, (n + 1) * size)
  );

/**
 * Merges deliveries into as few requests as a limit of keys a request allows. Each key is named once.
 * A single delivery with more keys than that takes several requests; one without any takes none.
 */
export const merge = (
  deliveries: readonly Delivery[],
  {
    keysOf,
    maxKeys,
    request,
  }: {
    keysOf: (delivery: Delivery) => readonly string[];
    maxKeys: number;
    request: (keys: readonly string[]) => OutgoingRequest;
  }
): Parcel[] => {
  const groups: { deliveries: Delivery[]; keys: Set<string>; maxBatch: number }[] = [];
  for (const delivery of deliveries) {
    const keys = keysOf(delivery);
    const last = groups.at(-1);
    const maxBatch = Math.min(last?.maxBatch ?? Infinity, delivery.maxBatch ?? Infinity);
    const together = new Set([...(last?.keys ?? []), ...keys]);
    if (last && last.deliveries.length < maxBatch && together.size <= maxKeys) {
      last.deliveries.push(delivery);
      last.keys = together;
      last.maxBatch = maxBatch;
    } else {
      groups.push({
        deliveries: [delivery],
        keys: new Set(keys),
        maxBatch: delivery.maxBatch ?? Infinity,
      });
    }
  }
  return groups.map(({ deliveries: merged, keys }) => ({
    deliveries: merged,
    requests: chunksOf([...keys], maxKeys).map(request),
  }));
};
