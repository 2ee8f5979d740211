import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { createTmxReader, TmxProblem, type TmxUnit } from './tmx-reader';

/** By its byte order mark; TMX is UTF-8 or UTF-16. */
const encodingOf = (start: Buffer): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * The units of a file, while it is read.
 *
 * @throws TmxProblem with line and reason
 */
export async function* readTmxFile(path: string): AsyncGenerator<TmxUnit[]> {
  let units: TmxUnit[] = [];
  const reader = createTmxReader((unit) => units.push(unit));
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      throw new TmxProblem(1, 'is neither UTF-8 nor UTF-16');
    }
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    reader.write(decode(chunk));
    if (units.length > 0) yield units;
    units = [];
  }
  reader.write(decode());
  reader.close();
  if (units.length > 0) yield units;
}
