import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  articleLogbookQuery,
  logbookQuery,
  type LogbookAnswer,
  type LogbookFilters,
} from '../contracts/editorial-logbook';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import { fingerprint } from '../cursor';
import { readCursor, writeCursor } from './cursor';
import { EXPORT_TYPES, exportEntries } from './logbook-export';

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

export const createLogbookController = ({ strapi }: { strapi: Core.Strapi }) => {
  const answerPage = async (
    ctx: Context,
    filters: LogbookFilters,
    { limit, cursor }: Paging
  ): Promise<void> => {
    const print = fingerprint({ ...filters });
    const before = cursor === undefined ? null : readCursor(cursor, print);
    if (cursor !== undefined && before === null) {
      refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
    }
    const { entries, next } = await getService(strapi, 'logbook').list(filters, { before, limit });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      data: entries,
      meta: { nextCursor: next === null ? null : writeCursor(next, print) },
    } satisfies LogbookAnswer;
  };

  return {
    /** What was done, newest first; or all of it as a file, written while it is read. */
    async find(ctx: Context) {
      const { format, limit, cursor, ...filters } = parseQuery(logbookQuery, ctx.query);
      if (format === 'json') return answerPage(ctx, filters, { limit, cursor });
      refuse(
        ['limit', 'cursor']
          .filter((name) => name in ctx.query)
          .map((name) => problem(name, `is for pages; ${format} holds everything`))
      );
      ctx.set('Cache-Control', 'no-store');
      ctx.attachment(`logbook.${format}`);
      ctx.type = EXPORT_TYPES[format];
      ctx.body = exportEntries(await getService(strapi, 'logbook').export(filters), format);
    },

    /** What was done to one article. It is told of articles that are gone as well. */
    async ofArticle(ctx: Context) {
      const { limit, cursor, ...filters } = parseQuery(articleLogbookQuery, ctx.query);
      const { id } = ctx.params as { id: string };
      await answerPage(ctx, { ...filters, entity: 'article', document: id }, { limit, cursor });
    },
  };
};
