import { createAsyncContext } from '../async-context';
import type { Finding } from '../contracts/editorial-check';
import type { CheckedDraft } from './flight-check-source';

/** What the gate has read of the story that is being published, so that nobody reads it again. */
export interface SeenAtGate {
  documentId: string;
  /** Drafts in all languages. */
  drafts: readonly CheckedDraft[];
  /** What is published of it, in all languages. */
  published: readonly CheckedDraft[];
  /** Of the languages that are published now, the id of the file of the draft's lead image. */
  pictures: ReadonlyMap<string, number | null>;
}

interface Report {
  findings: readonly Finding[];
  seen: SeenAtGate | null;
}

const storage = createAsyncContext<Report>();

/** What a flight check remarked upon in the publication that is under way. */
export const remarks = (): readonly Finding[] => storage.getStore()?.findings ?? [];

/**
 * What the gate saw of a story before it is published; null: nothing that is still worth anything. The
 * drafts are as it saw them until the publication's end, but for the readers' clock.
 */
export const seenAtGate = (documentId: string): SeenAtGate | null => {
  const seen = storage.getStore()?.seen ?? null;
  return seen?.documentId === documentId ? seen : null;
};

/** More was written than what was published: whoever comes next reads the story anew. */
export const forgetSeen = (): void => {
  const report = storage.getStore();
  if (report) report.seen = null;
};

/**
 * Publishes with what the flight check remarked upon and saw at hand, for the logbook, for the reader's
 * clock and for whoever asked. Said again, it takes the place of what was said before: a publication may
 * be tried a second time. What was seen holds for this publication only.
 */
export const withRemarks = async <Result>(
  { findings, seen }: Report,
  work: () => Promise<Result>
): Promise<Result> => {
  const report = storage.getStore();
  if (!report) return storage.run({ findings, seen }, work);
  report.findings = findings;
  report.seen = seen;
  try {
    return await work();
  } finally {
    report.seen = null;
  }
};

/** Work, and what was remarked upon in the publication that it makes. */
export const collectRemarks = async <Result>(
  work: () => Promise<Result>
): Promise<{ result: Result; findings: readonly Finding[] }> => {
  const report: Report = { findings: [], seen: null };
  const result = await storage.run(report, work);
  return { result, findings: report.findings };
};
