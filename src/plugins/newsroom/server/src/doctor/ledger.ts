import type { Core } from '@strapi/strapi';
import { PERMALINK } from '../constants';
import type { Database } from '../database';
import type { Addressed, Ledger, Owner, Permalink } from '../permalinks/ledger';
import { TYPES } from './addresses';
import { rowsOf } from './batches';
import type { Check, Findings } from './drift';
import { inTransaction } from './in-transaction';

type Address = Permalink & { id: number };

/** The ledger of addresses from its own side: none of nothing, and one live address each. */
export const createLedgerCheck = ({
  strapi,
  database,
  ledger,
}: {
  strapi: Core.Strapi;
  database: Database;
  ledger: Ledger;
}): Check => {
  const there = async (entity: Addressed, targets: string[]): Promise<Set<string>> => {
    const rows = await strapi.db
      .queryBuilder(TYPES[entity].uid)
      .init({ select: ['id', 'documentId'], where: { documentId: { $in: targets } } })
      .execute<{ documentId: string }[]>();
    return new Set(rows.map(({ documentId }) => documentId));
  };

  async function* ofNothing(): AsyncGenerator<Findings> {
    const select = ['id', 'entity', 'language', 'slug', 'target'];
    // A story that was taken down and then deleted is gone for good, and its addresses say so.
    const where = { state: { $ne: 'gone' } };
    for await (const batch of rowsOf<Address>({ strapi }, PERMALINK, { select, where })) {
      for (const entity of Object.keys(TYPES) as Addressed[]) {
        const own = batch.filter((address) => address.entity === entity);
        const known = await there(entity, [...new Set(own.map(({ target }) => target))]);
        for (const { target, slug, language } of own.filter((one) => !known.has(one.target))) {
          const problem = `"${slug}" is kept for a ${entity} that is not there`;
          const about = { documentId: target, locale: language };
          yield {
            drifts: [{ kind: 'address of nothing', ...about, problem, remedy: 'frees it' }],
            mend: () => ledger.releaseAll({ entity, target }),
          };
        }
      }
    }
  }

  const currentSlug = async ({ entity, language, target }: Owner): Promise<string | null> => {
    const { uid, field } = TYPES[entity];
    const where = { documentId: target, publishedAt: { $notNull: true } };
    const row = await strapi.db
      .queryBuilder(uid)
      .init({
        select: ['id', field],
        where: language === '*' ? where : { ...where, locale: language },
      })
      .first()
      .execute<Record<string, string> | null>();
    return row?.[field] ?? null;
  };

  async function* twice(): AsyncGenerator<Findings> {
    const { query } = await database.table(PERMALINK);
    const owners: Owner[] = await query
      .select('entity', 'language', 'target')
      .where({ state: 'live' })
      .groupBy('entity', 'language', 'target')
      .havingRaw('count(*) > 1');
    for (const owner of owners.filter(({ entity }) => entity in TYPES)) {
      const slugs = (await ledger.holdings(owner))
        .filter(({ state }) => state === 'live')
        .map(({ slug }) => slug);
      const current = await currentSlug(owner);
      const kept = slugs.find((slug) => slug === current) ?? slugs.at(-1) ?? '';
      const named = slugs.map((slug) => `"${slug}"`).join(' and ');
      const remedy = `keeps "${kept}", to which the others redirect`;
      const about = { documentId: owner.target, locale: owner.language };
      yield {
        drifts: [{ kind: 'two addresses live', ...about, problem: named, remedy }],
        mend: () => inTransaction({ strapi }, () => ledger.settle(owner, kept, true)),
      };
    }
  }

  return {
    name: 'ledger of addresses',
    async *look() {
      yield* ofNothing();
      yield* twice();
    },
  };
};
