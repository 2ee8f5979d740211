import type { Context } from 'koa';
import type { Knex } from 'knex';
import { ARTICLE } from '../constants';
import type { Database } from '../database';
import type { Narrow } from './narrowing';
import type { ReachService } from './reach';

const BUCKETS = ['draft', 'published', 'modified'] as const;
type Bucket = (typeof BUCKETS)[number];

/** Whether a request asks how many documents there are, as Strapi's first page does. */
export const isOfHomeCounts = ({ path }: Context): boolean =>
  path.endsWith('/homepage/count-documents');

/** Which of Strapi's three kinds a document is, over the rows that are looked at. */
const BUCKET = `case
  when max(case when published_at is not null then 1 else 0 end) = 0 then 'draft'
  when max(case when published_at is null then updated_at end)
     = max(case when published_at is not null then updated_at end) then 'published'
  else 'modified' end as bucket`;

/** Corrects what Strapi's first page counts by the stories that whoever asks may not see. */
export const createHomeCounts = ({
  database,
  reach,
}: {
  database: Database;
  reach: ReachService;
}) => {
  const count = async (narrow: Narrow): Promise<Record<Bucket, number>> => {
    const knex: Knex = await database.knex();
    const { query } = await database.table(ARTICLE);
    narrow(query);
    void query.select('document_id').select(knex.raw(BUCKET)).groupBy('document_id');
    const rows: { bucket: string; count: number | string }[] = await knex
      .from(query.as('classified'))
      .select('bucket')
      .count({ count: '*' })
      .groupBy('bucket');
    const of = (bucket: Bucket): number =>
      Number(rows.find((row) => row.bucket === bucket)?.count ?? 0);
    return { draft: of('draft'), published: of('published'), modified: of('modified') };
  };

  return {
    /**
     * Strapi's counts of all documents, less the stories that may not be seen. A story that was saved in
     * between makes them one off until they are asked for again, and never less than none.
     */
    async within(counted: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
      const all = await count(() => undefined);
      const seen = await count(await reach.narrow());
      const left = BUCKETS.map((bucket) => {
        const number = Number(counted[bucket] ?? 0) - all[bucket] + seen[bucket];
        return [bucket, Math.max(0, number)] as const;
      });
      return { ...counted, ...Object.fromEntries(left) };
    },
  };
};
