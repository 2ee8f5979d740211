import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE, FILE } from '../constants';

type Entry = Record<string, unknown>;
type Attribute = { type?: string; target?: string; component?: string };

/** Whether a language version may be read; without a language: whether all of the story may be. */
export type Sight = (documentId: string, locale: string | null) => boolean;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** What is asked of the related entry itself, such as whether there is one. */
const isOfTheLink = (value: Entry): boolean =>
  Object.keys(value).every((key) => key.startsWith('$') && !['$and', '$or', '$not'].includes(key));

/**
 * Stories that another document shows, and what can be asked about them through it: by relations of any
 * content type, however deep. Pure but for the schemas.
 */
export const createStoriesShown = ({ strapi }: { strapi: Core.Strapi }) => {
  const attributeOf = (uid: string, key: string): Attribute | undefined =>
    (strapi.getModel(uid as never) as { attributes: Record<string, Attribute> } | undefined)
      ?.attributes[key];
  const nextOf = (uid: string, key: string): string | undefined => {
    const { type, target, component } = attributeOf(uid, key) ?? {};
    return type === 'media' ? FILE : (target ?? component);
  };

  /** Calls `see` with each story that an entry shows; what it makes of it stands there instead. */
  const mapStories = (uid: string, entry: Entry, see: (story: Entry) => Entry | null): Entry =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => {
        const known = nextOf(uid, key);
        if (known === undefined && attributeOf(uid, key)?.type !== 'relation') return [key, value];
        const one = (shown: unknown): unknown => {
          if (!isEntry(shown)) return shown;
          // A relation to whatever it may be says with each entry what that is.
          const next = known ?? String(shown.__type);
          const inner = mapStories(next, shown, see);
          return next === ARTICLE && typeof inner.documentId === 'string' ? see(inner) : inner;
        };
        return [
          key,
          Array.isArray(value) ? value.map(one).filter((it) => it !== null) : one(value),
        ];
      })
    );

  const narrowFilters = (uid: string, filters: unknown, readable: object): unknown => {
    if (Array.isArray(filters)) return filters.map((one) => narrowFilters(uid, one, readable));
    if (!isEntry(filters)) return filters;
    return Object.fromEntries(
      Object.entries(filters).map(([key, value]) => {
        const next = key.startsWith('$') ? uid : nextOf(uid, key);
        if (next === undefined) return [key, value];
        const inner = narrowFilters(next, value, readable);
        const isStory = !key.startsWith('$') && next === ARTICLE;
        return [
          key,
          isStory && isEntry(inner) && !isOfTheLink(inner) ? { $and: [inner, readable] } : inner,
        ];
      })
    );
  };

  const narrowPopulate = (uid: string, populate: unknown, readable: object): unknown => {
    if (!isEntry(populate)) return populate;
    return Object.fromEntries(
      Object.entries(populate).map(([key, value]) => {
        const next = nextOf(uid, key);
        if (next === undefined || !isEntry(value)) return [key, value];
        const asked = narrow(next, value, readable);
        const filters = { $and: [asked.filters ?? {}, readable] };
        return [key, next === ARTICLE ? { ...asked, filters } : asked];
      })
    );
  };

  /** Ways through the schema that a sort goes, such as `targetArticle.headline`. */
  const pathsOf = (sort: unknown): string[] => {
    if (typeof sort === 'string')
      return sort.split(',').map((one) => one.split(':')[0]?.trim() ?? '');
    if (Array.isArray(sort)) return sort.flatMap(pathsOf);
    if (!isEntry(sort)) return [];
    return Object.entries(sort).flatMap(([key, value]) =>
      isEntry(value) ? pathsOf(value).map((rest) => `${key}.${rest}`) : [key]
    );
  };

  const assertSort = (uid: string, sort: unknown): void => {
    for (const path of pathsOf(sort)) {
      let at: string | undefined = uid;
      for (const key of path.split('.').slice(0, -1)) {
        at = at && nextOf(at, key);
        if (at !== ARTICLE) continue;
        throw new errors.ValidationError(
          `sort: "${path}" is what another story says; your role is limited to some stories`
        );
      }
    }
  };

  const narrow = <Params extends object>(uid: string, params: Params, readable: object): Params => {
    const { filters, populate, sort } = params as Entry;
    assertSort(uid, sort);
    return {
      ...params,
      ...(filters === undefined ? {} : { filters: narrowFilters(uid, filters, readable) }),
      ...(populate === undefined ? {} : { populate: narrowPopulate(uid, populate, readable) }),
    };
  };

  return {
    /** Document ids of the stories that entries of a content type show. */
    idsIn(uid: string, entries: readonly Entry[]): string[] {
      const ids = new Set<string>();
      for (const entry of entries) {
        mapStories(uid, entry, (story) => {
          ids.add(String(story.documentId));
          return story;
        });
      }
      return [...ids];
    },

    /** An entry without the stories that are not seen. */
    leave: (uid: string, entry: Entry, sees: Sight): Entry =>
      mapStories(uid, entry, (story) => {
        const locale = typeof story.locale === 'string' ? story.locale : null;
        return sees(String(story.documentId), locale) ? story : null;
      }),

    /**
     * Parameters of a read that ask about readable stories only, where they ask about other documents'.
     *
     * @param readable - filter that holds for the stories that may be read
     * @throws ValidationError (400) for a sort by what another story says: its order would tell
     */
    narrow,
  };
};

export type StoriesShown = ReturnType<typeof createStoriesShown>;
