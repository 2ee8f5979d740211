import { ARTICLE, RELATED_PROMO, SECTION, SOURCE, type EditorialType } from '../constants';

export interface RelationField {
  field: string;
  target: EditorialType;
  isMany: boolean;
}

const one = (field: string, target: EditorialType): RelationField => ({
  field,
  target,
  isMany: false,
});
const many = (field: string, target: EditorialType): RelationField => ({
  field,
  target,
  isMany: true,
});

/** The relations among our types that must not vanish. */
export const RELATION_FIELDS: Record<EditorialType, readonly RelationField[]> = {
  [ARTICLE]: [
    one('section', SECTION),
    many('sources', SOURCE),
    many('relatedPromos', RELATED_PROMO),
    many('relatedArticles', ARTICLE),
  ],
  [SECTION]: [one('parent', SECTION)],
  [SOURCE]: [],
  [RELATED_PROMO]: [
    one('targetArticle', ARTICLE),
    one('targetSection', SECTION),
    many('sections', SECTION),
  ],
};

/**
 * What a version relates to, as document ids in order. Kept on the row itself (attribute `links`),
 * because Strapi's own relation rows vanish when their target is unpublished, republished or has no
 * version in the locale.
 */
export type Links = Readonly<Record<string, readonly string[]>>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The stored links of a row; empty when it has none. */
export const readLinks = (value: unknown): Links => {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
  return Object.fromEntries(
    Object.entries(parsed).map(([field, ids]) => [
      field,
      Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [],
    ])
  );
};
