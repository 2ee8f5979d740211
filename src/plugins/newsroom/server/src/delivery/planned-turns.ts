import type { OpenPlan, Plans } from '../publication/plans';
import type { Edition } from './edition';
import { unannounced } from './lifetimes';
import { articleThing, localeThing } from './things';

/** One language of a story. */
type Version = readonly [documentId: string, locale: string];

const keyOf = (documentId: string, locale: string): string => `${documentId} ${locale}`;

/** The story itself and what its document shows beside it. */
export const versionsIn = ({ summary, related, translations }: Edition): Version[] => [
  [summary.id, summary.servedLocale],
  ...related.map(({ thing }): Version => [thing.id, thing.servedLocale]),
  ...translations.map(({ thing }): Version => [summary.id, thing.locale]),
];

/**
 * What is planned, as far as it bounds how long an answer may be kept: all open plans in memory, read
 * again when one has been made or cancelled on any node. So an answer costs no statement for it.
 */
export const createPlannedTurns = ({
  plans,
  nowMs,
  forget,
}: {
  plans: Pick<Plans, 'mark' | 'open'>;
  nowMs: () => number;
  /** Drops answers with these keys from this node's memory. */
  forget: (keys: readonly string[]) => void;
}) => {
  let mark: string | null = null;
  let endings = new Map<string, number>();
  let openings: OpenPlan[] = [];

  /** Answers that were made without knowing of these plans, and would be kept past them. */
  const overtaken = (found: readonly OpenPlan[]): string[] => {
    const nextMark = unannounced(null, nowMs());
    const known = new Set(openings.map((plan) => JSON.stringify(plan)));
    return found.flatMap((plan) => {
      const { action, documentId, locale, dueMs } = plan;
      if (action === 'unpublish') {
        return endings.get(keyOf(documentId, locale)) === dueMs ? [] : [articleThing(documentId)];
      }
      // All lists end at the next mark anyway.
      return dueMs < nextMark && !known.has(JSON.stringify(plan)) ? [localeThing(locale)] : [];
    });
  };

  const next = (instants: readonly number[]): number | null => {
    const ahead = instants.filter((at) => at > nowMs());
    return ahead.length === 0 ? null : Math.min(...ahead);
  };

  return {
    /** Knows, when it resolves, of every plan that was committed before it was called. */
    async follow(): Promise<void> {
      const found = await plans.mark();
      if (found === mark) return;
      const open = await plans.open();
      const stale = overtaken(open);
      mark = found;
      openings = open.filter(({ action }) => action === 'publish');
      endings = new Map(
        open
          .filter(({ action }) => action === 'unpublish')
          .map(({ documentId, locale, dueMs }) => [keyOf(documentId, locale), dueMs])
      );
      forget(stale);
    },

    /** When any of these are to be taken off. */
    endingsOf: (versions: readonly Version[]): number[] =>
      endings.size === 0
        ? []
        : versions.flatMap(([id, locale]) => endings.get(keyOf(id, locale)) ?? []),

    /** When something may next appear in lists of these locales that nobody knows of. */
    nextOpening: (locales: readonly string[], lift: number | null): number => {
      const planned = next(
        openings.filter(({ locale }) => locales.includes(locale)).map(({ dueMs }) => dueMs)
      );
      return unannounced(Math.min(lift ?? Infinity, planned ?? Infinity), nowMs());
    },

    /** When anything at all in these locales is next to be taken off. */
    nextEnding: (locales: readonly string[]): number | null =>
      next(
        [...endings]
          .filter(([key]) => locales.some((code) => key.endsWith(` ${code}`)))
          .map(([, at]) => at)
      ),
  };
};

export type PlannedTurns = ReturnType<typeof createPlannedTurns>;
