import { setImmediate } from 'node:timers/promises';
import type { XliffProblemAnswer, XliffResult } from '../../contracts/editorial-xliff';
import { XLIFF_LIMITS } from '../../formats/xliff/model';
import type { ImportOptions, XliffImport } from './import-service';
import type { XliffReader } from './read-apart';
import { archiveProblem, isZip, unpack } from './unpack';

export interface UploadLimits {
  /** Of a file, packed or not, in bytes. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** How much larger all files of an archive may be than the largest one. */
const TOTAL = 10;

const broken = (file: string | null, problems: readonly XliffProblemAnswer[]): XliffResult => ({
  file,
  result: 'rejected',
  id: null,
  sourceLocale: null,
  sourceRevision: null,
  locale: null,
  revision: null,
  progress: null,
  problems: [...problems],
  units: [],
});

const refused = (file: string | null, message: string): XliffResult =>
  broken(file, [{ code: 'broken-file', message, line: null, column: null }]);

/**
 * Takes in what was uploaded, one file after the other: a file, or an archive of files. A bad one stops
 * no other.
 */
export const importFiles = async (
  { service, reader }: { service: XliffImport; reader: XliffReader },
  upload: Uint8Array,
  limits: UploadLimits,
  options: ImportOptions
): Promise<XliffResult[]> => {
  const one = async (name: string | null, bytes: Uint8Array): Promise<XliffResult[]> => {
    const reading = await reader.read(bytes, { ...XLIFF_LIMITS, maxBytes: limits.maxBytes });
    if (!reading.ok) {
      const problems = reading.problems.map(({ reason, line, column }) => ({
        code: 'broken-file' as const,
        message: reason,
        line,
        column,
      }));
      return [broken(name, problems)];
    }
    const results: XliffResult[] = [];
    for (const file of reading.document.files) {
      results.push({ file: name, ...(await service.file(file, options)) });
    }
    return results;
  };
  if (!isZip(upload)) return one(null, upload);

  const packed = { ...limits, maxTotalBytes: limits.maxBytes * TOTAL };
  const problem = archiveProblem(upload, packed);
  if (problem !== null) return [refused(null, problem)];
  const results: XliffResult[] = [];
  for (const { name, bytes, problem: reason } of unpack(upload, packed)) {
    // Others have waited while this one was unpacked.
    await setImmediate();
    if (bytes) results.push(...(await one(name, bytes)));
    else results.push(refused(name, reason ?? 'cannot be unpacked'));
  }
  return results;
};
