import { findArticleProblems, normaliseArticle } from 'newsroom/content-types/article/input';
import { findPromoProblems, normalisePromo } from 'newsroom/content-types/related-promo/input';
import { findSectionProblems, normaliseSection } from 'newsroom/content-types/section/input';
import { findSourceProblems, normaliseSource } from 'newsroom/content-types/source/input';

export type Data = Record<string, unknown>;
type FindProblems = typeof findArticleProblems;

export const TYPES = {
  article: {
    find: findArticleProblems,
    normalise: normaliseArticle,
    least: { headline: 'Ferries at night' },
  },
  section: { find: findSectionProblems, normalise: normaliseSection, least: { name: 'World' } },
  source: {
    find: findSourceProblems,
    normalise: normaliseSource,
    least: { name: 'Associated Press', code: 'AP' },
  },
  promo: { find: findPromoProblems, normalise: normalisePromo, least: { title: 'Write to us' } },
} satisfies Record<string, { find: FindProblems; normalise: (data: Data) => Data; least: Data }>;

export type Type = keyof typeof TYPES;

/** The fields with a problem when this is all that an update says. */
export const wrongIn = (type: Type, data: Data): string[] =>
  TYPES[type].find(data, { isNew: false }).map(({ path }) => path.join('.'));

export const isFine = (type: Type, data: Data): void => expect(wrongIn(type, data)).toEqual([]);
