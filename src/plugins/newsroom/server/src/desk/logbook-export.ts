import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { LogbookEntry } from '../contracts/editorial-logbook';

const CSV_COLUMNS = [
  'id',
  'at',
  'action',
  'actorKind',
  'actorId',
  'actorName',
  'entity',
  'documentId',
  'locale',
  'revision',
  'reason',
  'details',
];

const toCells = ({ actor, details, ...entry }: LogbookEntry): Record<string, unknown> => ({
  ...entry,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
  details: JSON.stringify(details),
});

/** RFC 4180; a text that a spreadsheet would run as a formula is marked as text. */
const toCsv = (entries: readonly LogbookEntry[], header: boolean): string =>
  stringify(entries.map(toCells), {
    header,
    columns: CSV_COLUMNS,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });

const toLines = (entries: readonly LogbookEntry[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

export type ExportFormat = 'csv' | 'jsonl';

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
};

/** Entries as a file, written while they are read. */
export const exportEntries = (
  batches: AsyncIterable<readonly LogbookEntry[]>,
  format: ExportFormat
): Readable => {
  const write = async function* (): AsyncGenerator<string> {
    if (format === 'csv') yield toCsv([], true);
    for await (const entries of batches) {
      yield format === 'csv' ? toCsv(entries, false) : toLines(entries);
    }
  };
  return Readable.from(write());
};
