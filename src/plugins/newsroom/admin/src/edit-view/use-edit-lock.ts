import { useCallback, useEffect, useRef } from 'react';
import type { EditLock } from '../../../server/src/contracts/editorial-article';
import {
  useGetLockQuery,
  useReleaseLockMutation,
  useTakeLockMutation,
  type Version,
} from '../api/story-api';
import { useMay } from '../api/use-may';
import { useSettings } from '../api/use-settings';

/** How often somebody who only reads looks who writes, in milliseconds. */
const LOOK_MS = 15_000;

interface EditLockState {
  /** null: nobody is writing. */
  lock: EditLock | null;
  takeOver: () => void;
  isTaking: boolean;
}

/**
 * Takes the edit lock of a language with the first change, renews it while it is being written, and gives
 * it back when the page is left or saved. One that another holds is left alone until it is taken over.
 */
export const useEditLock = ({
  id,
  locale,
  isWriting,
}: Version & { isWriting: boolean }): EditLockState => {
  const mayTake = useMay('locks.take');
  const { lockSeconds } = useSettings();
  const version = { id, locale };
  const { data: lock = null, refetch } = useGetLockQuery(version, { pollingInterval: LOOK_MS });
  const [take, { isLoading: isTaking }] = useTakeLockMutation();
  const [release] = useReleaseLockMutation();
  const isWanted = mayTake && isWriting;

  const isHeld = useRef(false);
  const claim = useCallback(
    async (takeOver: boolean) => {
      isHeld.current = 'data' in (await take({ id, locale, takeOver }));
      await refetch();
    },
    [id, locale, take, refetch]
  );

  useEffect(() => {
    if (!isWanted) return undefined;
    void claim(false);
    // Renewed well before it ends, so that one request may get lost.
    const timer = setInterval(() => void claim(false), (lockSeconds * 1000) / 3);
    return () => {
      clearInterval(timer);
      // What another has in the meantime is not ours to give back.
      if (isHeld.current) void release({ id, locale }).then(() => refetch());
      isHeld.current = false;
    };
  }, [isWanted, claim, lockSeconds, id, locale, release, refetch]);

  return { lock, takeOver: () => void claim(true), isTaking };
};
