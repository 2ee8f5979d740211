import type { Check, Drift } from './drift';

export interface Examination {
  drifts: number;
  /** Drifts that nothing was done about, by kind. */
  left: Map<string, number>;
}

/** Runs the checks in their order. */
export const createDoctor = (checks: readonly Check[]) => {
  const pass = async (
    isFixing: boolean,
    tell: (drift: Drift) => void
  ): Promise<Map<string, number>> => {
    const kinds = new Map<string, number>();
    for (const { look } of checks) {
      for await (const { drifts, mend } of look()) {
        for (const drift of drifts) {
          tell(drift);
          kinds.set(drift.kind, (kinds.get(drift.kind) ?? 0) + 1);
        }
        if (isFixing && drifts.some(({ remedy }) => remedy !== null)) await mend();
      }
    }
    return kinds;
  };
  const sum = (kinds: ReadonlyMap<string, number>): number =>
    [...kinds.values()].reduce((a, b) => a + b, 0);

  return {
    /**
     * Tells of every drift. With `isFixing` each is mended as it is found, and then everything is looked
     * at once more: what counts is not that something was done but that it helped.
     */
    async examine({
      isFixing,
      found,
      stillThere,
    }: {
      isFixing: boolean;
      found: (drift: Drift) => void;
      stillThere: (drift: Drift) => void;
    }): Promise<Examination> {
      const kinds = await pass(isFixing, found);
      const drifts = sum(kinds);
      if (!isFixing || drifts === 0) return { drifts, left: kinds };
      return { drifts, left: await pass(false, stillThere) };
    },
  };
};

export type Doctor = ReturnType<typeof createDoctor>;
