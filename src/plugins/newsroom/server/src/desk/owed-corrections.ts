import type { Knex } from 'knex';
import { ARTICLE, CORRECTION } from '../constants';
import type { OwedCorrection } from '../contracts/editorial-overview';
import type { Database } from '../database';
import type { ReachService } from './reach';

interface Raw {
  id: number;
  correction: string;
  document_id: string;
  locale: string;
  kind: OwedCorrection['kind'];
  origin: string;
  decided_ms: number | string;
  decided_by: string;
}

/** What languages still owe to their readers, over all stories. */
export const createOwedCorrections = ({
  database,
  reach,
}: {
  database: Database;
  reach: ReachService;
}) => {
  const textsOf = async (rows: readonly Raw[], isReadable: (locale: string) => boolean) => {
    const { query } = await database.table(CORRECTION);
    const found: { correction: string; locale: string; text: string | null }[] = await query
      .select('correction', 'locale', 'text')
      .whereIn('correction', [...new Set(rows.map(({ correction }) => correction))]);
    return ({ correction, origin }: Raw): string | null =>
      (isReadable(origin) &&
        found.find((one) => one.correction === correction && one.locale === origin)?.text) ||
      null;
  };

  const headlinesOf = async (rows: readonly Raw[]) => {
    const { query } = await database.table(ARTICLE);
    const found: { document_id: string; locale: string; headline: string }[] = await query
      .select('document_id', 'locale', 'headline')
      .whereIn('document_id', [...new Set(rows.map((row) => row.document_id))])
      .whereNull('published_at');
    return (row: Raw): string | null =>
      found.find((one) => one.document_id === row.document_id && one.locale === row.locale)
        ?.headline ?? null;
  };

  return {
    /**
     * Newest first.
     *
     * @param before - id of a row; only older ones come
     * @returns as many as there are, and the row behind which there are more, if there are
     */
    async page(
      locale: string | null,
      { before, limit }: { before: number | null; limit: number }
    ): Promise<{ owed: OwedCorrection[]; next: number | null }> {
      const narrow: (query: Knex.QueryBuilder) => void = await reach.narrow();
      const { query } = await database.table(CORRECTION);
      narrow(query);
      void query.where({ state: 'owed', ...(locale === null ? {} : { locale }) });
      if (before !== null) void query.where('id', '<', before);
      const found: Raw[] = await query.orderBy('id', 'desc').limit(limit + 1);
      const rows = found.slice(0, limit);
      if (rows.length === 0) return { owed: [], next: null };
      const textOf = await textsOf(rows, await reach.localesFor('read'));
      const headlineOf = await headlinesOf(rows);
      const owed = rows.map((row) => ({
        id: row.correction,
        article: { id: row.document_id, headline: headlineOf(row) },
        ...{ locale: row.locale, kind: row.kind, origin: row.origin, text: textOf(row) },
        since: new Date(Number(row.decided_ms)).toISOString(),
        by: row.decided_by,
      }));
      return { owed, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },
  };
};

export type OwedCorrections = ReturnType<typeof createOwedCorrections>;
