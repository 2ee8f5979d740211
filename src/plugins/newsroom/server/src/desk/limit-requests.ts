import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { getService } from '../get-service';
import { mayTouchLocale, type Asked, type Purpose } from './access';
import { NO_STORY } from './no-story';
import { beyondLimit } from './refusals';

/** The same of a plan. */
const NO_PLAN = '2147483647';

/** Controllers whose routes are about one language, the default one where the query names none. */
const OF_ONE_LOCALE = ['articles', 'revisions', 'locks'];

/** These keep to the limit themselves, by what they list. */
const NARROWED = [
  'logbook.find',
  'logbook.ofArticle',
  'publishing.queue',
  'workflow.list',
  'translations.board',
  'translations.counts',
  'memory.find',
  'memory.export',
  'xliff.exportMany',
  'xliff.import',
  'overview.find',
  'overview.promos',
  'overview.corrections',
];

/**
 * These name no story and tell of none: what they write is judged where it is written. Any other route
 * without a story is closed to those who are limited, until it is known to keep to the limit.
 */
const OF_NO_STORY = ['articles.create', 'editorial.import', 'machine.status'];

/** The same, but what they write is of no section: closed to those who are limited to some. */
const OF_NO_SECTION = ['memory.import'];

/** These answer with the languages that may be read. */
const OF_ANY_LOCALE = ['publishing.corrections', 'workflow.find'];

/** These name a language, and change what is said of all of them. */
const OF_ALL_LOCALES = ['translations.changeSource'];

/** These tell or use what another language says: the one that is named, or the one written first. */
const WITH_SOURCE = [
  'translations.findOne',
  'translations.make',
  'translations.update',
  'translations.confirm',
  'translations.waive',
  'machine.translate',
  'memory.matches',
  'xliff.export',
];

/** Reads that come as POST. */
const READING = ['publishing.check', 'delivery.issuePreviewToken'];

/** These name their story in the body. */
const NAMED_IN_BODY = ['delivery.issuePreviewToken'];

const LOCALE_FIELDS = ['locale', 'locales', 'target'];

const textsIn = (from: unknown): string[] => {
  if (typeof from !== 'object' || from === null) return [];
  const fields = from as Record<string, unknown>;
  return LOCALE_FIELDS.flatMap((name) => fields[name] ?? [])
    .flat()
    .filter((text): text is string => typeof text === 'string');
};

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

const storyIn = (ctx: Context, handler: string): string | null => {
  const { id } = ctx.params as { id?: string };
  if (id !== undefined) return id;
  if (!NAMED_IN_BODY.includes(handler)) return null;
  const body = bodyOf(ctx) as { id?: unknown } | null | undefined;
  return typeof body?.id === 'string' ? body.id : null;
};

const hideStory = (ctx: Context): void => {
  const params = ctx.params as { id?: string };
  if (params.id !== undefined) params.id = NO_STORY;
  else (bodyOf(ctx) as { id?: unknown }).id = NO_STORY;
};

/**
 * Stands before every editorial route, on both doors, and keeps those whose role is limited to what they
 * may touch. What is saved is judged once more where it is written, by where it then stands.
 */
export const createLimitRequests = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The languages that a request is about, wherever it names them. */
  const localesOf = async (ctx: Context, handler: string): Promise<Asked['locales']> => {
    if (OF_ALL_LOCALES.includes(handler)) return 'all';
    if (OF_ANY_LOCALE.includes(handler)) return 'any';
    const isOfOne = OF_ONE_LOCALE.includes(handler.split('.')[0] ?? '');
    const from = isOfOne ? [ctx.query] : [ctx.params, ctx.query, bodyOf(ctx)];
    const named = from.flatMap(textsIn);
    if (named.length > 0) return named;
    return isOfOne ? [await getService(strapi, 'locales').default()] : 'all';
  };

  /** The language that a translation is made from; where nobody has noted it, the default one. */
  const sourcesOf = async (ctx: Context, handler: string, story: string): Promise<string[]> => {
    if (!WITH_SOURCE.includes(handler)) return [];
    const { source } = ctx.query;
    if (source !== undefined) return textsIn({ locale: source });
    const states = await getService(strapi, 'translationStateStore').ofDocument(story);
    const { locale } = ctx.params as { locale?: string };
    const own = states.find((state) => state.locale === locale);
    const named = own?.sourceLocale ?? states.find((state) => state.locale === state.sourceLocale);
    const from = typeof named === 'string' ? named : named?.locale;
    return [from ?? (await getService(strapi, 'locales').default())];
  };

  return async (ctx: Context, next: Next): Promise<unknown> => {
    const { handler } = (ctx.state as { route: { handler: string } }).route;
    const service = getService(strapi, 'reach');
    const reach = await service.current();
    if (reach === null || NARROWED.includes(handler)) return next();

    const isReading = ['GET', 'HEAD'].includes(ctx.method) || READING.includes(handler);
    const purpose: Purpose = isReading ? 'read' : 'write';

    const { plan } = ctx.params as { plan?: string };
    if (plan !== undefined) {
      const found = /^\d{1,9}$/.test(plan)
        ? await getService(strapi, 'plans').find(Number(plan))
        : null;
      if (
        found &&
        !(await service.admits(found.documentId, { locales: [found.locale], purpose }))
      ) {
        (ctx.params as { plan: string }).plan = NO_PLAN;
      }
      return next();
    }

    if (OF_NO_SECTION.includes(handler) && reach.some(({ sections }) => sections === null)) {
      return next();
    }
    const story = storyIn(ctx, handler);
    if (story === null) {
      if (!OF_NO_STORY.includes(handler)) throw beyondLimit();
      return next();
    }

    const sources = await sourcesOf(ctx, handler, story);
    if (
      sources.length > 0 &&
      !(await service.admits(story, { locales: sources, purpose: 'read' }))
    ) {
      hideStory(ctx);
      return next();
    }
    const locales = await localesOf(ctx, handler);
    // This depends on nothing that is stored, so the answer tells nothing of it.
    if (locales === 'all' && !mayTouchLocale(reach, null, purpose)) throw beyondLimit();
    if (await service.admits(story, { locales, purpose })) return next();
    // What may be read is known to be there.
    if (await service.admits(story, { locales, purpose: 'read' })) throw beyondLimit();
    hideStory(ctx);
    return next();
  };
};
