import { Readable } from 'node:stream';
import type { StoredSegment } from './segment';
import { TMX_END, tmxStart, tmxUnit } from './tmx-writer';

/** Segments as a TMX 1.4b file, written while they are read. */
export const exportTmx = (
  batches: AsyncIterable<readonly StoredSegment[]>,
  head: { version: string; now: Date }
): Readable => {
  const write = async function* (): AsyncGenerator<string> {
    yield tmxStart(head);
    for await (const segments of batches) yield segments.map(tmxUnit).join('');
    yield TMX_END;
  };
  return Readable.from(write());
};
