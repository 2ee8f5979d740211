import { useState } from 'react';

interface Pages {
  /** Of the page that is shown; undefined: the first. */
  cursor: string | undefined;
  isFirst: boolean;
  older: (next: string) => void;
  newer: () => void;
  /** Back to the first page: another question has other pages. */
  reset: () => void;
}

/** Goes through a list that is read page by page, and back. */
export const usePages = (): Pages => {
  const [passed, setPassed] = useState<readonly string[]>([]);
  return {
    cursor: passed.at(-1),
    isFirst: passed.length === 0,
    older: (next) => setPassed((before) => [...before, next]),
    newer: () => setPassed((before) => before.slice(0, -1)),
    reset: () => setPassed([]),
  };
};

export type { Pages };
