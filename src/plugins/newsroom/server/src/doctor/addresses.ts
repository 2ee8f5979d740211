import type { Core } from '@strapi/strapi';
import { ARTICLE, PERMALINK, SECTION, SOURCE } from '../constants';
import type { Addressed, Ledger, Owner, Permalink } from '../permalinks/ledger';
import { rowsOf } from './batches';
import type { Check, Drift, Findings } from './drift';
import { inTransaction } from './in-transaction';

interface Row {
  id: number;
  documentId: string;
  locale: string;
  publishedAt: unknown;
  slug?: string | null;
  code?: string | null;
}

export const TYPES: Record<Addressed, { uid: string; field: 'slug' | 'code' }> = {
  article: { uid: ARTICLE, field: 'slug' },
  section: { uid: SECTION, field: 'slug' },
  source: { uid: SOURCE, field: 'code' },
};
const SEEN = ['live', 'gone'];

/** Addresses against the rows that they are of. */
export const createAddressesCheck = ({
  strapi,
  ledger,
}: {
  strapi: Core.Strapi;
  ledger: Ledger;
}): Check => {
  const addressesOf = (entity: Addressed, targets: string[]): Promise<Permalink[]> =>
    strapi.db
      .queryBuilder(PERMALINK)
      .init({ where: { entity, target: { $in: targets } } })
      .execute<Permalink[]>();

  const claim = (owner: Owner, slug: string, isLive: boolean): Promise<void> =>
    inTransaction({ strapi }, async () => {
      const { ok } = await ledger.claimChosen(owner, slug);
      if (ok) await ledger.settle(owner, slug, isLive);
    });

  /** The address of one row: held, and live where readers get it. */
  const examineRow = async (
    entity: Addressed,
    row: Row,
    held: readonly Permalink[]
  ): Promise<Findings | null> => {
    const { uid, field } = TYPES[entity];
    const { documentId, locale } = row;
    const language = entity === 'source' ? '*' : locale;
    const isLive = entity !== 'article' || Boolean(row.publishedAt);
    const slug = row[field];
    const found = (kind: string, problem: string, remedy: string | null): Drift[] => [
      { kind, documentId, locale, problem, remedy },
    ];
    if (!slug) {
      const drifts = found('address missing', `the ${entity} has no ${field}`, 'makes one');
      const data = { [field]: null };
      const mend = async (): Promise<void> =>
        void (await strapi.db.query(uid).update({ where: { id: row.id }, data }));
      return {
        drifts: entity === 'source' ? drifts.map((one) => ({ ...one, remedy: null })) : drifts,
        mend,
      };
    }
    const own = held.find((address) => address.language === language && address.slug === slug);
    if (own && (!isLive || SEEN.includes(own.state))) return null;
    const owner: Owner = { entity, language, target: documentId };
    const holder = own ? null : await ledger.find({ entity, language, slug });
    const other = holder && holder.target !== documentId ? holder : null;
    const problem = other
      ? `"${slug}" belongs to ${other.target}`
      : `"${slug}" is ${own ? own.state : 'nobody’s'}, not ${isLive ? 'live' : 'reserved'}`;
    const remedy = other ? null : isLive ? 'makes it live' : 'reserves it';
    const kind = isLive ? 'address not live' : 'address not held';
    return { drifts: found(kind, problem, remedy), mend: () => claim(owner, slug, isLive) };
  };

  async function* rowsWithoutAddress(entity: Addressed): AsyncGenerator<Findings> {
    const { uid, field } = TYPES[entity];
    const select = ['id', 'documentId', 'locale', 'publishedAt', field];
    for await (const rows of rowsOf<Row>({ strapi }, uid, { select })) {
      const targets = [...new Set(rows.map(({ documentId }) => documentId))];
      const held = new Map<string, Permalink[]>();
      for (const address of await addressesOf(entity, targets)) {
        held.set(address.target, [...(held.get(address.target) ?? []), address]);
      }
      for (const row of rows) {
        const findings = await examineRow(entity, row, held.get(row.documentId) ?? []);
        if (findings) yield findings;
      }
    }
  }

  return {
    name: 'addresses of rows',
    async *look() {
      for (const entity of Object.keys(TYPES) as Addressed[]) yield* rowsWithoutAddress(entity);
    },
  };
};
