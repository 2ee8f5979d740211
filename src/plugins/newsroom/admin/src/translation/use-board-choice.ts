import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { BoardFilter } from '../api/board-types';
import { addressOf, choiceIn, filterOf, type BoardChoice } from './board-address';

interface ChosenBoard {
  choice: BoardChoice;
  /** The same as the server is asked for it; it stays as it is until another view is chosen. */
  filter: BoardFilter;
  choose: (choice: BoardChoice) => void;
}

/** What of the board is shown: the page's address says it, so that a view can be shared. */
export const useBoardChoice = (): ChosenBoard => {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const choice = useMemo(() => choiceIn(new URLSearchParams(address)), [address]);
  const filter = useMemo(() => filterOf(choice, Date.now()), [choice]);
  const choose = useCallback(
    (wish: BoardChoice) => setParams(addressOf(wish), { replace: true }),
    [setParams]
  );
  return { choice, filter, choose };
};
