import type { BoardState } from '../api/board-types';

/** How a document may stand in a language, as far as the board shows it. */
export const BOARD_STATES = [
  'missing',
  'fallback-only',
  'in-progress',
  'in-review',
  'outdated',
  'owing-correction',
  'current',
] as const satisfies readonly BoardState[];
