import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { noParameters } from '../contracts/editorial-input';
import { storyPath } from '../contracts/editorial-publishing-input';
import {
  stageInput,
  stagesQuery,
  type ArticleStagesAnswer,
  type StageAnswer,
  type StagesAnswer,
  type StagesQuery,
} from '../contracts/editorial-workflow';
import { fingerprint } from '../cursor';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import { getNow } from '../settings';
import { actorOf, rolesOf } from './actor';
import { readCursor, writeCursor } from './cursor';
import { presentStage } from './present-stage';
import { inBody, inPath } from './request-parts';
import type { StageFilters } from './stage-reader';

/** Where stories stand, and who moves them on. Each action validates, asks one service, and answers. */
export const createWorkflowController = ({ strapi }: { strapi: Core.Strapi }) => {
  const stages = () => getService(strapi, 'stages');

  /** `me` has an account, or nobody asks: a token is not handed stories. */
  const assigneeOf = (
    ctx: Context,
    assignee: StagesQuery['assignee']
  ): StageFilters['assignee'] => {
    if (assignee === undefined) return undefined;
    if (assignee === 'none') return null;
    const { kind, id } = actorOf(ctx);
    const [named, number] = assignee === 'me' ? [kind, id] : assignee.split(':');
    if ((named === 'admin' || named === 'user') && number) return { kind: named, id: number };
    refuse([problem('assignee', 'cannot be me: a token has no stories of its own')]);
    return undefined;
  };

  return {
    async find(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      parseQuery(noParameters, ctx.query);
      const now = getNow(strapi);
      const isReadable = await getService(strapi, 'reach').localesFor('read');
      const found = await stages().of(id, rolesOf(ctx));
      const versions = found.filter(({ locale }) => isReadable(locale));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: {
          id,
          versions: versions.map((one) => ({ ...presentStage(one, now), moves: one.moves })),
        },
        meta: { stages: stages().workflow().stages },
      } satisfies ArticleStagesAnswer;
    },

    async move(ctx: Context) {
      const { id } = inPath(storyPath, ctx);
      const { locale, ...wish } = inBody(stageInput, ctx);
      const moved = await stages().move(id, { locale, wish, roles: rolesOf(ctx) });
      ctx.body = { data: { id, ...presentStage(moved, getNow(strapi)) } } satisfies StageAnswer;
    },

    async list(ctx: Context) {
      const { limit, cursor, ...asked } = parseQuery(stagesQuery, ctx.query);
      const { articles, stage, locale, section, assignee, due } = asked;
      const codes = stages()
        .workflow()
        .stages.map(({ code }) => code);
      if (stage !== undefined && !codes.includes(stage)) {
        refuse([problem('stage', `"${stage}" is not a stage; there are ${codes.join(', ')}`)]);
      }
      if (locale !== undefined) await getService(strapi, 'locales').assertKnown(locale);
      const now = getNow(strapi);
      const filters: StageFilters = {
        ...{ articles: articles?.split(','), stage, locale, section },
        assignee: assigneeOf(ctx, assignee),
        dueBy: due === 'overdue' ? now : due,
      };
      const print = fingerprint({
        ...asked,
        ...(assignee === 'me' ? { me: actorOf(ctx).id } : {}),
      });
      const before = cursor === undefined ? null : readCursor(cursor, print);
      if (cursor !== undefined && before === null) {
        refuse([problem('cursor', 'must be `meta.nextCursor` of the page before, of this query')]);
      }
      const found = await stages().page(filters, { before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: page.map((one) => ({ id: one.documentId, ...presentStage(one, now) })),
        meta: {
          stages: stages().workflow().stages,
          nextCursor: last ? writeCursor(last.id, print) : null,
        },
      } satisfies StagesAnswer;
    },
  };
};
