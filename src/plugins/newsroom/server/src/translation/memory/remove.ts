import type { Core } from '@strapi/strapi';
import { plainText } from '../../text/unit-parts';
import { inWriteTransaction } from '../../transaction';
import type { Memory } from './memory';
import { noSuchSegment } from './refusals';
import type { StoredSegment } from './segment';

/**
 * Takes a segment out of the memory; the logbook keeps what it said. If the same is confirmed again, it is
 * kept again.
 */
export const createMemoryRemoval =
  ({
    strapi,
    memory,
    record,
  }: {
    strapi: Core.Strapi;
    memory: Pick<Memory, 'remove'>;
    record: (details: Readonly<Record<string, unknown>>) => Promise<void>;
  }) =>
  /** @throws NotFoundError (404) */
  async (id: number): Promise<StoredSegment> =>
    inWriteTransaction({ strapi }, async () => {
      const segment = await memory.remove(id);
      if (!segment) throw noSuchSegment();
      const { sourceLocale, targetLocale, source, target } = segment;
      await record({
        ...{ segment: id, from: sourceLocale, to: targetLocale },
        ...{ source: plainText(source), text: plainText(target) },
      });
      return segment;
    });
