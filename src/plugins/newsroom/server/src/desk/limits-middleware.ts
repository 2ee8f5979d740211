import type { Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { mayReadAll, type Reach } from './access';
import type { ReachService } from './reach';
import { beyondLimit } from './refusals';
import type { StoriesShown } from './stories-shown';

const READS = ['findMany', 'findFirst', 'findOne', 'count'];
const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'];

/** After these a story may stand where it did not stand before. */
const MOVES = ['create', 'update', 'clone', 'discardDraft'];

type Params = { documentId?: string; locale?: string | string[]; filters?: unknown };
type Entry = Record<string, unknown>;
type Result = { documentId?: string; locale?: string; entries?: { locale?: string }[] } | null;

const localesIn = ({ locale }: Params): string[] | 'all' => {
  const named = [locale ?? []].flat();
  return named.length === 0 || named.includes('*') ? 'all' : named;
};

/** What may be read, as a filter of Strapi's. */
export const readableStories = (reach: Exclude<Reach, null>): object => ({
  $or: reach.map(({ sections, locales, readLocales }) => ({
    ...(sections ? { section: { documentId: { $in: [...sections] } } } : {}),
    ...(locales ? { locale: { $in: [...locales, ...readLocales] } } : {}),
  })),
});

/**
 * Keeps those whose role is limited to their sections and languages, by whichever door they come: the
 * editorial API, the import, Strapi's own REST and its content manager. Belongs into the transaction of
 * a write, which is judged by where the story stood before and stands afterwards. Stories that other
 * documents show are kept to the same, and so is what can be asked about them through these.
 */
export const createLimitsMiddleware = (
  service: ReachService,
  shown: StoriesShown
): Modules.Documents.Middleware.Middleware => {
  /** What an action gave, without the stories in it that may not be read. */
  const withinSight = async <Given>(uid: string, given: Given): Promise<Given> => {
    const isList = Array.isArray(given);
    const { entries = given } = (isList ? {} : (given ?? {})) as { entries?: unknown };
    const found = [entries].flat().filter((one): one is Entry => typeof one === 'object' && !!one);
    const ids = shown.idsIn(uid, found);
    if (ids.length === 0) return given;
    const sees = await service.sight(ids);
    const left = found.map((entry) => shown.leave(uid, entry, sees));
    if (entries !== given) return { ...given, entries: left };
    return (isList ? left : left[0]) as Given;
  };

  return async (context, next) => {
    const action: string = context.action;
    if (![...READS, ...WRITES].includes(action)) return next();
    const reach = await service.current();
    if (reach === null) return next();
    const isReading = READS.includes(action);
    const seesAll = mayReadAll(reach);
    if (isReading && seesAll) return next();

    const params = context.params as Params;
    const readable = readableStories(reach);
    const given = async () => {
      if (seesAll) return next();
      context.params = shown.narrow(context.uid, context.params, readable);
      return withinSight(context.uid, await next());
    };
    if (context.uid !== ARTICLE) return given();
    if (action === 'findOne') {
      // Strapi takes no filters here; and what it finds may lack the locale, if only some fields are asked for.
      const found = await given();
      const { locale } = (found ?? {}) as NonNullable<Result>;
      const locales = locale === undefined ? localesIn(params) : [locale];
      const isSeen = await service.admits(params.documentId ?? '', { locales, purpose: 'read' });
      return isSeen ? found : null;
    }
    if (isReading) {
      const narrowed = shown.narrow(ARTICLE, params, readable);
      const filters = [narrowed.filters, readable].filter(Boolean);
      context.params = { ...narrowed, filters: { $and: filters } } as typeof context.params;
      return withinSight(ARTICLE, await next());
    }

    const { documentId } = params;
    const locales = localesIn(params);
    const purpose = 'write';
    if (documentId !== undefined && !(await service.admits(documentId, { locales, purpose }))) {
      if (await service.admits(documentId, { locales, purpose: 'read' })) throw beyondLimit();
      throw new errors.NotFoundError('There is no such story');
    }
    const answer = await given();
    const result = answer as Result;
    if (!MOVES.includes(action) || !result?.documentId) return answer;

    const versions = result.entries ?? [result];
    const written = versions.flatMap(({ locale }) => locale ?? []);
    const asked = { locales: written.length > 0 ? written : locales, purpose } as const;
    if (!(await service.admits(result.documentId, asked))) {
      throw beyondLimit();
    }
    return answer;
  };
};
