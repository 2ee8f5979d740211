import type { XliffState } from './model';

/** A state of XLIFF 2. `xlf12:` marks what only 1.2 can tell, so that it comes back as it was. */
interface Told {
  readonly state: XliffState;
  readonly subState: string | null;
}

/** States of XLIFF 1.2 (§2.3.1), by how far the text is. */
const STATES: Readonly<Record<string, XliffState>> = {
  new: 'initial',
  'needs-translation': 'initial',
  'needs-adaptation': 'initial',
  'needs-l10n': 'initial',
  'needs-review-translation': 'translated',
  'needs-review-adaptation': 'translated',
  'needs-review-l10n': 'translated',
  translated: 'translated',
  'signed-off': 'reviewed',
  final: 'final',
};

/** As which state of 1.2 each of the four is written. */
const WRITTEN: Readonly<Record<XliffState, string>> = {
  initial: 'needs-translation',
  translated: 'translated',
  reviewed: 'signed-off',
  final: 'final',
};

const MARK = 'xlf12:';

export const isState1 = (state: string): boolean => state in STATES || state.startsWith('x-');

/**
 * @param hasText whether there is a target that says something; a tool that states nothing has at least
 *   translated it
 */
export const stateOf1 = (
  state: string | null,
  qualifier: string | null,
  { isApproved, hasText }: { isApproved: boolean; hasText: boolean }
): Told => {
  const own = qualifier?.startsWith('x-') ? qualifier.slice(2) : null;
  const told = STATES[state ?? ''] ?? (hasText ? 'translated' : 'initial');
  const isExact = state === null || WRITTEN[told] === state;
  const subState = isExact ? (own?.includes(':') ? own : null) : `${MARK}${state}`;
  const isDone = isApproved && (told === 'translated' || told === 'initial') && hasText;
  return { state: isDone ? 'reviewed' : told, subState };
};

export const writeState1 = ({
  state,
  subState,
}: Told): { state: string; qualifier: string | null } => {
  const kept = subState?.startsWith(MARK) ? subState.slice(MARK.length) : null;
  if (kept !== null && STATES[kept] === state) return { state: kept, qualifier: null };
  return { state: WRITTEN[state], qualifier: subState === null ? null : `x-${subState}` };
};
