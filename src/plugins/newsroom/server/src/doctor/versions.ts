import type { Core } from '@strapi/strapi';
import { ARTICLE, SHARED_TYPES } from '../constants';
import type { Database } from '../database';
import { documentsOf } from './batches';
import type { Check, Drift, Findings } from './drift';
import { inTransaction } from './in-transaction';

interface Version {
  id: number;
  documentId: string;
  locale: string;
  publishedAt: unknown;
}

/** Readers and editors get one version of a document in a locale; with two, it is chance which. */
export const createVersionsCheck = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}): Check => {
  const rowsOfDocuments = (uid: string, ids: string[]): Promise<Version[]> =>
    strapi.db
      .queryBuilder(uid)
      .init({
        select: ['id', 'documentId', 'locale', 'publishedAt'],
        where: { documentId: { $in: ids } },
        orderBy: { id: 'asc' },
      })
      .execute<Version[]>();

  const examine = async (uid: string, ids: string[]): Promise<Findings> => {
    const groups = new Map<string, Version[]>();
    for (const row of await rowsOfDocuments(uid, ids)) {
      const state = uid === ARTICLE && !row.publishedAt ? 'draft' : 'published';
      const key = `${row.documentId} ${row.locale} ${state}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const doubles = [...groups].filter(([, rows]) => rows.length > 1);
    const isDraft = (key: string): boolean => key.endsWith(' draft');
    const drifts = doubles.map(([key, rows]): Drift => {
      const { documentId = null, locale = null } = rows[0] ?? {};
      const kind = isDraft(key) ? 'two drafts' : 'two versions';
      const numbers = rows.map(({ id }) => id).join(' and ');
      const remedy = isDraft(key) ? null : 'keeps the newest';
      return { kind, documentId, locale, problem: `rows ${numbers} of ${uid}`, remedy };
    });
    const mend = (): Promise<void> =>
      inTransaction({ strapi }, async () => {
        // An editor's work may be in either draft: nobody but an editor throws one away.
        const older = doubles.flatMap(([key, rows]) => (isDraft(key) ? [] : rows.slice(0, -1)));
        for (const { id } of older) await strapi.db.query(uid).delete({ where: { id } });
      });
    return { drifts, mend };
  };

  return {
    name: 'versions',
    async *look() {
      for (const uid of [ARTICLE, ...SHARED_TYPES]) {
        for await (const ids of documentsOf({ database }, uid)) {
          const findings = await examine(uid, ids);
          if (findings.drifts.length > 0) yield findings;
        }
      }
    },
  };
};
