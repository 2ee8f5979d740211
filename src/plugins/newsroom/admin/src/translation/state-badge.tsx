import type { BoardState } from '../api/board-types';
import { StatusBadge, type StatusVariant } from '../status-badge';
import { useWords, type Word } from '../words';

const STATES: Record<BoardState, { word: Word; variant: StatusVariant }> = {
  missing: { word: 'state.missing', variant: 'neutral' },
  'fallback-only': { word: 'state.fallback-only', variant: 'neutral' },
  'in-progress': { word: 'state.in-progress', variant: 'secondary' },
  'in-review': { word: 'state.in-review', variant: 'alternative' },
  outdated: { word: 'state.outdated', variant: 'warning' },
  'owing-correction': { word: 'state.owing-correction', variant: 'danger' },
  current: { word: 'state.current', variant: 'success' },
};

export const wordOfState = (state: BoardState): Word => STATES[state].word;

/** How a translation stands, in a word and a colour. */
export const StateBadge = ({ state }: { state: BoardState }) => {
  const { say } = useWords();
  const { word, variant } = STATES[state];
  return <StatusBadge variant={variant}>{say(word)}</StatusBadge>;
};
