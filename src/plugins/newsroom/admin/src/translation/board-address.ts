import type { BoardFilter, BoardState } from '../api/board-types';
import { BOARD_STATES } from './board-states';

/** The view of the board as its address keeps it, so that it can be shared. Pure. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long ago a source changed for the last time: less than so long, or more. */
const AGES = {
  'within-day': { isOver: false, ms: DAY_MS },
  'within-week': { isOver: false, ms: 7 * DAY_MS },
  'over-day': { isOver: true, ms: DAY_MS },
  'over-3-days': { isOver: true, ms: 3 * DAY_MS },
  'over-week': { isOver: true, ms: 7 * DAY_MS },
  'over-month': { isOver: true, ms: 30 * DAY_MS },
} as const;
export type Age = keyof typeof AGES;
export const BOARD_AGES = Object.keys(AGES) as Age[];

export const BOARD_TYPES = ['article', 'section', 'source', 'promo'] as const;

/** What is chosen of the board; what is left out is not asked for. */
export interface BoardChoice {
  locales: readonly string[];
  states: readonly BoardState[];
  type?: (typeof BOARD_TYPES)[number] | undefined;
  /** Document id. */
  section?: string | undefined;
  age?: Age | undefined;
  isBreaking: boolean;
  /** A name. */
  assignee?: string | undefined;
}

const among = <Value extends string>(
  known: readonly Value[],
  value: string | null
): Value | undefined => known.find((one) => one === value);
const listOf = (value: string | null): string[] => value?.split(',').filter(Boolean) ?? [];

/** What an address asks for; what it says that means nothing is left out. */
export const choiceIn = (address: URLSearchParams): BoardChoice => ({
  locales: listOf(address.get('locale')),
  states: listOf(address.get('state')).flatMap((value) => among(BOARD_STATES, value) ?? []),
  type: among(BOARD_TYPES, address.get('type')),
  section: address.get('section') || undefined,
  age: among(BOARD_AGES, address.get('age')),
  isBreaking: address.get('urgency') === 'breaking',
  assignee: address.get('assignee') || undefined,
});

/** The address of a view. */
export const addressOf = (choice: BoardChoice): URLSearchParams => {
  const { locales, states, isBreaking, ...rest } = choice;
  const parts = {
    locale: locales.join(','),
    state: states.join(','),
    ...rest,
    urgency: isBreaking ? 'breaking' : '',
  };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value) as string[][]);
};

/** What the server is asked for. An age is one of the moment at which it was chosen. */
export const filterOf = (choice: BoardChoice, nowMs: number): BoardFilter => {
  const { locales, states, type, section, age, isBreaking, assignee } = choice;
  const some = (values: readonly string[]): string | undefined => values.join(',') || undefined;
  const aged = age && AGES[age];
  const instant = aged && new Date(nowMs - aged.ms).toISOString();
  return {
    ...{ locale: some(locales), state: some(states), type, section, assignee },
    urgency: isBreaking ? 'breaking' : undefined,
    changedSince: aged && !aged.isOver ? instant : undefined,
    changedBefore: aged?.isOver ? instant : undefined,
  };
};
