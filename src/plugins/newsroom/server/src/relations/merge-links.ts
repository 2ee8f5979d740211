import type { Links, RelationField } from './fields';

/**
 * The links of a version after a save: what its relations hold now, in their order, and behind them
 * what it was linked to before and the editor could not have seen, since the target has no version
 * in this locale. What could be seen and is no longer there was taken away by somebody.
 */
export const mergeLinks = (
  fields: readonly RelationField[],
  current: Links,
  previous: Links,
  isVisibleHere: (documentId: string) => boolean
): Links =>
  Object.fromEntries(
    fields.map(({ field, isMany }) => {
      const held = current[field] ?? [];
      const hidden = (previous[field] ?? []).filter(
        (id) => !held.includes(id) && !isVisibleHere(id)
      );
      const all = [...held, ...hidden];
      return [field, isMany ? all : all.slice(0, 1)];
    })
  );
