import type { Inspection } from '../delivery/inspection';
import type { Check, Drift, Findings } from './drift';

const PAGE = 1_000;

const drift = (kind: string, problem: string, remedy: string): Drift => ({
  kind,
  documentId: null,
  locale: null,
  problem,
  remedy,
});

/** The change log has no gaps, and its counter stands at its newest change. */
export const createLogCheck = ({ inspection }: { inspection: Inspection }): Check => {
  const { log, locked } = inspection;

  const gapFindings = (from: number, to: number): Findings => {
    const seqs = from === to ? String(from) : `${from} to ${to}`;
    const remedy = 'tells the change next to it again';
    return {
      drifts: [drift('log gap', `${seqs} of the change log is missing`, remedy)],
      mend: () => locked(() => log.fill(from, to)),
    };
  };

  async function* gaps(): AsyncGenerator<Findings> {
    const newest = await log.newest();
    const oldest = await log.oldest();
    if (newest === null || oldest === null) return;
    let last = oldest - 1;
    while (last < newest) {
      const seqs = await log.seqs(last, PAGE);
      if (seqs.length === 0) return;
      for (const seq of seqs) {
        if (seq > last + 1) yield gapFindings(last + 1, seq - 1);
        last = seq;
      }
    }
  }

  return {
    name: 'change log',
    async *look() {
      yield* gaps();
      const [head, newest] = await locked(async (value) => [value, await log.newest()] as const);
      if (newest === null || newest === head) return;
      if (newest < head) {
        yield gapFindings(newest + 1, head);
        return;
      }
      const problem = `the counter stands at ${head}, the newest change is ${newest}`;
      yield {
        drifts: [drift('log counter', problem, 'sets the counter')],
        mend: () =>
          locked(async (value) => {
            const now = (await log.newest()) ?? value;
            if (now > value) await log.setHead(now);
          }),
      };
    },
  };
};
