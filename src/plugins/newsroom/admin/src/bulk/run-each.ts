export type Outcome = { ok: true } | { ok: false; message: string };

/** How far a bulk action has come with one story; null: it is still to come. */
export type Results = ReadonlyMap<string, Outcome>;

interface Run<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Never throws: what is refused is an outcome. */
  deed: (item: Item) => Promise<Outcome>;
  onProgress: (results: Results) => void;
  /** Asked before each: what was begun ends, nothing further is begun. */
  isStopped: () => boolean;
}

/**
 * Does something to one story after another, so that one that is refused holds up none. Whoever watches is
 * told after each.
 */
export const runEach = async <Item>({
  items,
  keyOf,
  deed,
  onProgress,
  isStopped,
}: Run<Item>): Promise<Results> => {
  const results = new Map<string, Outcome>();
  for (const item of items) {
    if (isStopped()) break;
    results.set(keyOf(item), await deed(item));
    onProgress(new Map(results));
  }
  return results;
};
