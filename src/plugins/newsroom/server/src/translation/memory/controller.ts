import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { noParameters } from '../../contracts/editorial-input';
import {
  matchesQuery,
  memoryFileQuery,
  memoryQuery,
  segmentPath,
  type MatchesAnswer,
  type MemoryAnswer,
  type MemoryImportAnswer,
  type MemoryRemovalAnswer,
} from '../../contracts/editorial-memory';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { problem, refuse, refuseAs } from '../../problems';
import { getNow } from '../../settings';
import { partsOfText, plainText } from '../../text/unit-parts';
import { readTranslation } from '../read-translation';
import { exportTmx } from './export-tmx';
import { presentMatch } from './present';
import { noSuchSegment } from './refusals';

export const TMX_TYPE = 'application/x-tmx+xml';

export const createMemoryController = ({ strapi }: { strapi: Core.Strapi }) => {
  const memory = () => getService(strapi, 'memory');

  const assertLocales = async (query: { source?: string; target?: string }): Promise<void> => {
    const known = await getService(strapi, 'locales').codes();
    const wrong = (['source', 'target'] as const).filter((side) => {
      const code = query[side];
      return code !== undefined && !known.includes(code);
    });
    refuse(wrong.map((side) => problem(side, `must be one of ${known.join(', ')}`)));
  };

  return {
    /** What is known of one text. */
    async find(ctx: Context) {
      const { source, target, text, ...limits } = parseQuery(memoryQuery, ctx.query);
      await assertLocales({ source, target });
      const pair = { sourceLocale: source, targetLocale: target };
      const matches = await memory().find(partsOfText(text), pair, limits);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: matches.map(presentMatch) } satisfies MemoryAnswer;
    },

    /** What is known of each unit of an article's source. */
    async matches(ctx: Context) {
      const version = await readTranslation({ strapi }, ctx);
      const { source: asked = null, ...limits } = parseQuery(matchesQuery, ctx.query);
      const source = await getService(strapi, 'translationSource').find(version, asked);
      const pair = { sourceLocale: source.locale, targetLocale: version.locale };
      const found = await memory().ofUnits(source.state, pair, limits);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: [...found].map(([unit, { field, text, matches }]) => ({
          ...{ unit, field, source: text },
          matches: matches.map(presentMatch),
        })),
        meta: { source: source.locale },
      } satisfies MatchesAnswer;
    },

    /** What was wrong when it was confirmed is offered to nobody any more. */
    async remove(ctx: Context) {
      parseQuery(noParameters, ctx.query);
      const parsed = segmentPath.safeParse(ctx.params);
      if (!parsed.success) throw noSuchSegment();
      const { id, source, target } = await getService(
        strapi,
        'memoryRemoval'
      )(Number(parsed.data.segment));
      const data = { id, source: plainText(source), text: plainText(target) };
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data } satisfies MemoryRemovalAnswer;
    },

    /** The memory as a file, written while it is read. */
    async export(ctx: Context) {
      const { source, target } = parseQuery(memoryFileQuery, ctx.query);
      await assertLocales({
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
      });
      const version = String(strapi.config.get('info.version', '1'));
      const batches = await memory().export({ source, target });
      ctx.set('Cache-Control', 'no-store');
      ctx.attachment('memory.tmx');
      ctx.type = TMX_TYPE;
      ctx.body = exportTmx(batches, { version, now: getNow(strapi) });
    },

    /** A file is taken into the memory, all of it or nothing. */
    async import(ctx: Context) {
      parseQuery(noParameters, ctx.query);
      if (!ctx.is(TMX_TYPE, 'application/xml', 'application/octet-stream')) {
        refuseAs('unknown-media-type', 'content-type', `must be ${TMX_TYPE}`);
      }
      const data = await getService(strapi, 'memoryImport')(
        ctx.req as Readable,
        ctx.request.length ?? null
      );
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data } satisfies MemoryImportAnswer;
    },
  };
};
