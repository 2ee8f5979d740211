export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until something is so; how long that took, in milliseconds. */
export const until = async (
  isTrue: () => boolean | Promise<boolean>,
  longestMs = 30_000,
  everyMs = 10
): Promise<number> => {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > longestMs) throw new Error(`Not after ${longestMs} ms`);
    await pause(everyMs);
  }
  return performance.now() - started;
};
