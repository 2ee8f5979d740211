/** Queries per run and their time, by the function that asked; the most frequent first. */
export const countByCaller = (runs) => {
  const callers = {};
  for (const { by, milliseconds } of runs.flat()) {
    const caller = (callers[by] ??= { queries: 0, milliseconds: 0 });
    caller.queries += 1 / runs.length;
    caller.milliseconds += (milliseconds ?? 0) / runs.length;
  }
  return Object.fromEntries(Object.entries(callers).sort(([, a], [, b]) => b.queries - a.queries));
};
