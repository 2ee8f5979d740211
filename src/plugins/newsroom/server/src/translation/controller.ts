import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { z } from 'zod';
import { noParameters } from '../contracts/editorial-input';
import type {
  BoardAnswer,
  BoardCountsAnswer,
  SourceLocaleAnswer,
  TranslationAnswer,
} from '../contracts/editorial-translations';
import {
  boardCountsQuery,
  boardQuery,
  confirmInput,
  listed,
  makeTranslationInput,
  sourceLocaleInput,
  translationChanges,
  translationPath,
  waiveInput,
} from '../contracts/editorial-translations-input';
import { fingerprint, openCursor, sealCursor } from '../cursor';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import type { BoardFilter } from './board-filter';
import type { BoardPlace } from './board-query';
import type { BOARD_STATES } from './decide-cells';
import { presentBoardEntry, presentTranslation } from './present-translation';
import { isSource, type TranslationKey } from './translation-state';
import type { TranslationView } from './translation-reader';

/** @throws NotFoundError (404) for what is no id: there is nothing of that name */
const keyIn = (params: unknown): TranslationKey => {
  const parsed = translationPath.safeParse(params);
  if (!parsed.success) throw new errors.NotFoundError('There is no such story');
  return { documentId: parsed.data.id, locale: parsed.data.locale };
};

/** @throws ValidationError (400) for a body that is not as the schema says, and for any parameter */
const inBody = <Schema extends z.ZodObject>(schema: Schema, ctx: Context): z.infer<Schema> => {
  parseQuery(noParameters, ctx.query);
  return parseQuery(schema, (ctx.request as { body?: unknown }).body ?? {});
};

const placeIn = (cursor: string | undefined, print: string): BoardPlace | null => {
  if (cursor === undefined) return null;
  const [changedMs, id, ...rest] = openCursor(cursor, print) ?? [];
  if (Number.isSafeInteger(changedMs) && Number.isSafeInteger(id) && rest.length === 0) {
    return { changedMs: Number(changedMs), id: Number(id) };
  }
  refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
  return null;
};

const answer = (ctx: Context, view: TranslationView): void => {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: presentTranslation(view) } satisfies TranslationAnswer;
};

/** Each action validates, asks one service, and answers. */
export const createTranslationsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const translations = () => getService(strapi, 'translations');

  const filterOf = async (query: z.infer<typeof boardCountsQuery>): Promise<BoardFilter> => {
    const { type, section, urgency, assignee, changedSince, changedBefore } = query;
    const locales = listed(query.locale);
    for (const locale of locales ?? []) await getService(strapi, 'locales').assertKnown(locale);
    const states = listed<(typeof BOARD_STATES)[number]>(query.state);
    const shelves =
      section === undefined ? undefined : await getService(strapi, 'boardPages').shelvesOf(section);
    return {
      ...{ locales, states, entity: type, shelves, urgency, assignee },
      changedSinceMs: changedSince?.getTime(),
      changedBeforeMs: changedBefore?.getTime(),
    };
  };

  return {
    async board(ctx: Context) {
      const { limit, cursor, id, ...query } = parseQuery(boardQuery, ctx.query);
      const print = fingerprint({ ...query, id });
      const after = placeIn(cursor, print);
      const filter = { ...(await filterOf(query)), documentId: id };
      const pages = getService(strapi, 'boardPages');
      const { entries, next } = await pages.page(filter, { limit, after });
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: entries.map(presentBoardEntry),
        meta: { nextCursor: next && sealCursor([next.changedMs, next.id], print) },
      } satisfies BoardAnswer;
    },

    async counts(ctx: Context) {
      const filter = await filterOf(parseQuery(boardCountsQuery, ctx.query));
      const counts = await getService(strapi, 'boardPages').counts(filter);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: counts.map(({ locale, state, cells }) => ({ locale, state, count: cells })),
        meta: { total: counts.reduce((sum, { cells }) => sum + cells, 0) },
      } satisfies BoardCountsAnswer;
    },

    async findOne(ctx: Context) {
      parseQuery(noParameters, ctx.query);
      answer(ctx, await translations().read(keyIn(ctx.params)));
    },

    async make(ctx: Context) {
      const { texts, assignee = null } = inBody(makeTranslationInput, ctx);
      answer(ctx, await translations().make(keyIn(ctx.params), { texts, assignee }));
      ctx.status = 201;
    },

    async update(ctx: Context) {
      const { progress, assignee } = inBody(translationChanges, ctx);
      if (progress === undefined && assignee === undefined) {
        refuse([problem('body', 'must hold progress or assignee')]);
      }
      const changes = {
        ...(progress === undefined ? {} : { progress }),
        ...(assignee === undefined ? {} : { assignee }),
      };
      answer(ctx, await translations().update(keyIn(ctx.params), changes));
    },

    async confirm(ctx: Context) {
      const { revision } = inBody(confirmInput, ctx);
      answer(ctx, await translations().confirm(keyIn(ctx.params), revision));
    },

    async waive(ctx: Context) {
      const { revision } = inBody(waiveInput, ctx);
      answer(ctx, await translations().waive(keyIn(ctx.params), revision));
    },

    async changeSource(ctx: Context) {
      const { locale } = inBody(sourceLocaleInput, ctx);
      const { documentId } = keyIn({ ...ctx.params, locale });
      const states = await translations().changeSource({ documentId, locale });
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: {
          id: documentId,
          sourceLocale: locale,
          translations: states
            .filter((state) => !isSource(state))
            .map((state) => ({ locale: state.locale, madeFrom: state.sourceRevision })),
        },
      } satisfies SourceLocaleAnswer;
    },
  };
};
