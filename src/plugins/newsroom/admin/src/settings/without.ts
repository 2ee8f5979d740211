/** All but one, in their order. */
export const without = <Value>(
  all: Readonly<Record<string, Value>>,
  name: string
): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));
