import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { ARTICLE } from '../constants';
import { getService } from '../get-service';
import { mayReadAll, type Asked, type Reach } from './access';
import { standBefore } from './before-routes';
import { NO_STORY } from './no-story';
import { createHomeCounts, isOfHomeCounts } from './home-counts';
import { conditionOf } from './rbac-conditions';
import { linkOnly, titleFieldOf } from './relation-titles';

const READ = 'plugin::content-manager.explorer.read';

/** As CASL keeps them; made anew for each request. */
interface Ability {
  rules: readonly { action: string | string[]; subject?: unknown; conditions?: object }[];
  update(rules: unknown[]): unknown;
  can(action: string, subject: string): boolean;
}

type Fields = Record<string, unknown>;
type Version = { documentId?: string; locale?: string | null };

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/**
 * Keeps the content manager's own routes to the limit where they go past the document service: its
 * relation pickers, its preview, what it tells of a story's other languages, and what it counts. A story
 * beyond the limit is replaced by one that there is not, as on the editorial routes.
 */
const createGuard = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = getService(strapi, 'reach');
  const homeCounts = createHomeCounts({ database: getService(strapi, 'database'), reach: service });

  const hideIn = async (fields: Fields, name: string, locales: Asked['locales']): Promise<void> => {
    const named = fields[name];
    const one = async (id: unknown): Promise<unknown> => {
      const isKnown =
        typeof id !== 'string' || (await service.admits(id, { locales, purpose: 'read' }));
      return isKnown ? id : NO_STORY;
    };
    if (named === undefined) return;
    fields[name] = Array.isArray(named) ? await Promise.all(named.map(one)) : await one(named);
  };

  /** Whichever way a route names its stories, and in whichever language it shows them. */
  const hideStories = async (ctx: Context, isOfOneLanguage: boolean): Promise<void> => {
    const query = fieldsOf(ctx.query);
    const { locale, status } = query;
    const shown = typeof locale === 'string' && locale !== '' ? [locale] : 'all';
    const locales = isOfOneLanguage ? shown : 'any';
    for (const name of ['id', 'sourceId']) await hideIn(fieldsOf(ctx.params), name, locales);
    await hideIn(query, 'id', locales);
    // The address of what is published says nothing but what was asked.
    if (status !== 'published') await hideIn(query, 'documentId', locales);
    const { body } = ctx.request as { body?: unknown };
    for (const one of [query, fieldsOf(body)]) await hideIn(one, 'documentIds', locales);
  };

  /** Permissions to read, with the limit as one more condition. */
  const narrowAbility = (ability: Ability, reach: Exclude<Reach, null>): void => {
    ability.update(
      ability.rules.map((rule) => {
        const isOfStories = rule.action === READ && rule.subject === ARTICLE;
        const conditions = [rule.conditions ?? {}, conditionOf(reach, ARTICLE)];
        return isOfStories ? { ...rule, conditions: { $and: conditions } } : rule;
      })
    );
  };

  const within = async <One extends Version>(versions: readonly One[]) => {
    const sees = await service.sight(versions.flatMap(({ documentId }) => documentId ?? []));
    return ({ documentId, locale }: One) => sees(documentId ?? '', locale ?? null);
  };

  /** Languages of a story that may not be read. */
  const leaveLanguages = async (ctx: Context): Promise<void> => {
    const meta = fieldsOf(fieldsOf(ctx.body).meta);
    if (!Array.isArray(meta.availableLocales)) return;
    const versions = meta.availableLocales as Version[];
    meta.availableLocales = versions.filter(await within(versions));
  };

  const leaveLinks = async (ctx: Context, shown: { model: string; field: string }) => {
    const body = fieldsOf(ctx.body);
    if (!Array.isArray(body.results)) return;
    const stories = body.results as (Version & Fields)[];
    const sees = await within(stories);
    const titleField = await titleFieldOf({ strapi }, shown);
    body.results = stories.map((story) => (sees(story) ? story : linkOnly(story, titleField)));
  };

  /** Strapi counts the stories of everybody, for each who may read any. */
  const leaveCounts = async (ctx: Context, ability: Ability | undefined): Promise<void> => {
    const body = fieldsOf(ctx.body);
    if (!ability?.can(READ, ARTICLE) || typeof body.data !== 'object') return;
    body.data = await homeCounts.within(fieldsOf(body.data));
  };

  return async (ctx: Context, next: Next): Promise<unknown> => {
    const { model, contentType, targetField } = ctx.params as Record<string, string | undefined>;
    const ability = (ctx.state as { userAbility?: Ability }).userAbility;
    // Strapi gives an address to look at drafts to everybody who is signed in.
    if (contentType !== undefined && !ability?.can(READ, contentType)) return ctx.forbidden();
    const reach = await service.current();
    if (reach === null || mayReadAll(reach)) return next();
    if (isOfHomeCounts(ctx)) {
      await next();
      return leaveCounts(ctx, ability);
    }
    const isRelation = targetField !== undefined;
    if ((model ?? contentType) === ARTICLE) {
      await hideStories(ctx, isRelation || contentType !== undefined);
    }
    const { attributes } = fieldsOf(isRelation && strapi.getModel(model as typeof ARTICLE));
    const isOfStories = fieldsOf(fieldsOf(attributes)[targetField ?? '']).target === ARTICLE;
    if (isRelation && ability) narrowAbility(ability, reach);
    await next();
    if (model === ARTICLE) await leaveLanguages(ctx);
    if (isOfStories && model && targetField) await leaveLinks(ctx, { model, field: targetField });
    return undefined;
  };
};

/** Puts the limits before every route of the content manager. */
export const limitContentManager = ({ strapi }: { strapi: Core.Strapi }): void =>
  standBefore(strapi, 'content-manager', createGuard({ strapi }));
