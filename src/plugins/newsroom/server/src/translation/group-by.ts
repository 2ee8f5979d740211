/** Things by what they have in common, in their order. */
export const groupBy = <Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string
): Map<string, Thing[]> => {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
};
