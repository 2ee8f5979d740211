import type { Core } from '@strapi/strapi';
import { ARTICLE, EDITORIAL_TYPES, type EditorialType } from '../constants';
import { readLinks, RELATION_FIELDS } from '../relations/fields';
import type { LinksService } from '../relations/links';
import { rowsOf } from './batches';
import type { Check, Drift } from './drift';
import { inTransaction } from './in-transaction';

type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };

const edited = (uid: EditorialType): object => (uid === ARTICLE ? { publishedAt: null } : {});

/** Strapi's relation rows against what each version is linked to by document id. */
export const createRelationsCheck = ({
  strapi,
  links,
}: {
  strapi: Core.Strapi;
  links: LinksService;
}): Check => {
  /** Which of the linked documents exist in a locale, as `documentId locale`. */
  const presentTargets = async (uid: EditorialType, rows: readonly Row[]): Promise<Set<string>> => {
    const present = new Set<string>();
    for (const { field, target } of RELATION_FIELDS[uid]) {
      const ids = [...new Set(rows.flatMap((row) => readLinks(row.links)[field] ?? []))];
      if (ids.length === 0) continue;
      const found: Row[] = await strapi.db
        .queryBuilder(target)
        .init({
          select: ['id', 'documentId', 'locale'],
          where: { documentId: { $in: ids }, ...edited(target) },
        })
        .execute<Row[]>();
      for (const { documentId, locale } of found) present.add(`${documentId} ${locale}`);
    }
    return present;
  };

  const findDrifts = (uid: EditorialType, row: Row, present: ReadonlySet<string>): Drift[] => {
    const { documentId, locale } = row;
    const [wanted, current] = [readLinks(row.links), links.currentLinks(uid, row)];
    return RELATION_FIELDS[uid].flatMap(({ field }): Drift[] => {
      const [named = [], held = []] = [wanted[field], current[field]];
      const lost = named.filter((id) => !held.includes(id) && present.has(`${id} ${locale}`));
      const extra = held.filter((id) => !named.includes(id));
      if (lost.length + extra.length === 0) return [];
      const problem = [
        ...lost.map((id) => `${field} lost ${id}`),
        ...extra.map((id) => `${field} has ${id}, which nobody linked`),
      ].join(', ');
      const remedy = lost.length > 0 ? 'relates it again' : 'keeps it as a link';
      return [{ kind: 'relation differs', documentId, locale, problem, remedy }];
    });
  };

  return {
    name: 'relations',
    async *look() {
      for (const uid of EDITORIAL_TYPES.filter((type) => RELATION_FIELDS[type].length > 0)) {
        const populate = Object.fromEntries(
          RELATION_FIELDS[uid].map(({ field }) => [field, { select: ['id', 'documentId'] }])
        );
        const select = ['id', 'documentId', 'locale', 'links'];
        const batches = rowsOf<Row>({ strapi }, uid, { select, where: edited(uid), populate });
        for await (const rows of batches) {
          const present = await presentTargets(uid, rows);
          for (const row of rows) {
            const { documentId, locale } = row;
            const drifts = findDrifts(uid, row, present);
            if (drifts.length === 0) continue;
            const mend = (): Promise<void> =>
              inTransaction({ strapi }, async () => {
                await links.restore(uid, documentId, locale);
                await links.remember(uid, documentId, locale);
              });
            yield { drifts, mend };
          }
        }
      }
    },
  };
};
