import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Locales } from '../../locales/locales';
import { getNow, getSettings } from '../../settings';
import { inWriteTransaction } from '../../transaction';
import type { Memory } from './memory';
import { readTmxFile } from './read-tmx-file';
import { brokenFile } from './refusals';
import type { Segment } from './segment';
import { segmentsOfUnit } from './segments-of-unit';
import { TmxProblem } from './tmx-reader';

export interface Imported {
  /** Translation units of the file. */
  units: number;
  /** Pairs of texts in languages that the newsroom has, and whoever sends them may write. */
  segments: number;
  /** Of these, such as were not known yet. */
  added: number;
}

/** Segments of one transaction: others write as well. */
const BATCH = 200;
const MEBIBYTE = 1024 * 1024;

const tooLarge = (maxBytes: number): Error =>
  new errors.PayloadTooLargeError(`The file is larger than ${maxBytes} bytes`);

/** @throws PayloadTooLargeError (413) */
const bounded = (maxBytes: number) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  };

/**
 * Takes a TMX file into the memory. It is put aside and read twice: nothing is kept of a file that is
 * broken at its end. Segments are kept in batches; what a crash in between has left out comes with the
 * next import of the same file, which adds nothing twice.
 */
export const createMemoryImport = ({
  strapi,
  locales,
  memory,
  record,
  localesFor,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  memory: Pick<Memory, 'add'>;
  record: (details: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Which languages whoever acts may read or write. */
  localesFor: (purpose: 'read' | 'write') => Promise<(locale: string) => boolean>;
}) => {
  const keep = (segments: readonly Segment[]): Promise<number> =>
    inWriteTransaction({ strapi }, () => memory.add(segments));

  const readAll = async (file: string): Promise<number> => {
    let units = 0;
    for await (const batch of readTmxFile(file)) units += batch.length;
    return units;
  };

  const store = async (file: string): Promise<Omit<Imported, 'units'>> => {
    const known = await locales.codes();
    const now = getNow(strapi);
    const [isRead, isWritten] = [await localesFor('read'), await localesFor('write')];
    const isWithin = ({ sourceLocale, targetLocale }: Segment): boolean =>
      isRead(sourceLocale) && isWritten(targetLocale);
    const told = { segments: 0, added: 0 };
    let waiting: Segment[] = [];
    const flush = async (size: number): Promise<void> => {
      while (waiting.length > size) {
        const batch = waiting.splice(0, BATCH);
        told.segments += batch.length;
        told.added += await keep(batch);
      }
    };
    for await (const units of readTmxFile(file)) {
      waiting = waiting.concat(
        units.flatMap((unit) => segmentsOfUnit(unit, known, now).filter(isWithin))
      );
      await flush(BATCH);
    }
    await flush(0);
    return told;
  };

  /** @param declared size in bytes, as the sender says; null: it does not */
  return async (body: Readable, declared: number | null): Promise<Imported> => {
    const maxBytes = getSettings(strapi).translation.memory.maxFileMiB * MEBIBYTE;
    // Before it is read: the answer would not be heard by a sender who is cut off.
    if ((declared ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const folder = await mkdtemp(path.join(tmpdir(), 'newsroom-tmx-'));
    const file = path.join(folder, 'memory.tmx');
    try {
      await pipeline(body, bounded(maxBytes), createWriteStream(file));
      const units = await readAll(file);
      const imported = { units, ...(await store(file)) };
      await record({ ...imported });
      return imported;
    } catch (error) {
      throw error instanceof TmxProblem ? brokenFile(error) : error;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
};

export type MemoryImport = ReturnType<typeof createMemoryImport>;
