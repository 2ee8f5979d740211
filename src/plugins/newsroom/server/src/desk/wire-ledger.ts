import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { WIRE_ITEM } from '../constants';
import { mapTexts, storableText } from '../text/map-texts';

/** An item that came over the wire, and the document it became. */
export interface WireRecord {
  id: number;
  uri: string;
  entity: 'article' | 'promo';
  /** Document id; null until the document is stored. */
  target: string | null;
  version: string | null;
  language: string | null;
  /** The item as it came. */
  item: unknown;
}

const hashOf = (uri: string): string => createHash('sha256').update(uri).digest('hex');

/**
 * Which wire items are here, by uri. A unique index over the uri's hash makes two imports of one item
 * wait for each other; both run inside the caller's transaction.
 */
export const createWireLedger = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.queryBuilder(WIRE_ITEM);

  return {
    /** The record of this uri, made if it is new, and locked until the transaction ends. */
    async hold(uri: string, entity: WireRecord['entity']): Promise<WireRecord> {
      const uriHash = hashOf(uri);
      const now = new Date();
      await query()
        .insert({ uri, uriHash, entity, createdAt: now, updatedAt: now })
        .onConflict(['uri_hash'])
        .ignore()
        .execute();
      return query().select('*').where({ uriHash }).first().forUpdate().execute<WireRecord>();
    },

    async record(
      id: number,
      values: Partial<Omit<WireRecord, 'id' | 'item'>> & { item?: unknown }
    ) {
      const { item, ...rest } = values;
      await query()
        .where({ id })
        .update({
          ...rest,
          updatedAt: new Date(),
          ...(item === undefined ? {} : { item: JSON.stringify(mapTexts(item, storableText)) }),
        })
        .execute();
    },
  };
};

export type WireLedger = ReturnType<typeof createWireLedger>;
