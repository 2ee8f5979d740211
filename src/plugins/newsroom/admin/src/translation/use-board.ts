import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardEntryDocument } from '../../../server/src/contracts/editorial-translations';
import type { BoardFilter } from '../api/board-types';
import { useLazyGetBoardQuery } from '../api/translation-api';

export interface BoardPages {
  entries: readonly BoardEntryDocument[];
  /** null: that is all. */
  more: (() => void) | null;
  isFetching: boolean;
  isError: boolean;
}

interface Read {
  /** The filter that it was read with. */
  key: string;
  entries: readonly BoardEntryDocument[];
  next: string | null;
}

/** The board page after page, as far as it was asked for; another filter begins anew. */
export const useBoard = (filter: BoardFilter): BoardPages => {
  const [ask, { isFetching, isError }] = useLazyGetBoardQuery();
  const [read, setRead] = useState<Read | null>(null);
  const key = JSON.stringify(filter);
  const latest = useRef(key);

  const fetch = useCallback(
    async (cursor?: string) => {
      const wish = JSON.parse(key) as BoardFilter;
      const { data } = await ask({ filter: wish, ...(cursor === undefined ? {} : { cursor }) });
      // What was asked before may answer after.
      if (!data || latest.current !== key) return;
      setRead((before) => ({
        key,
        entries:
          cursor !== undefined && before?.key === key
            ? [...before.entries, ...data.data]
            : data.data,
        next: data.meta.nextCursor,
      }));
    },
    [ask, key]
  );
  useEffect(() => {
    latest.current = key;
    void fetch();
  }, [fetch, key]);

  const isCurrent = read?.key === key;
  const next = isCurrent ? read.next : null;
  return {
    entries: isCurrent ? read.entries : [],
    more: next === null ? null : () => void fetch(next),
    isFetching,
    isError,
  };
};
