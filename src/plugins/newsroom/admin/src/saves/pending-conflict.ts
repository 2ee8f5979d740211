import { useSyncExternalStore } from 'react';
import type { SaveConflict } from './save';

let pending: SaveConflict | null = null;
const listeners = new Set<() => void>();

/** A save that waits for somebody's decision; null: there is none (any more). */
export const setPendingConflict = (conflict: SaveConflict | null): void => {
  pending = conflict;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The save of a story that waits for a decision. It comes from the query cache, which has no form. */
export const usePendingConflict = (documentId: string): SaveConflict | null => {
  const conflict = useSyncExternalStore(subscribe, () => pending);
  return conflict?.request.documentId === documentId ? conflict : null;
};
