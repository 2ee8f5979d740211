import type { Modules } from '@strapi/strapi';
import { ARTICLE, isEditorialType, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import { refuse, type Problem } from '../problems';
import { storableText } from '../text/map-texts';
import { findArticleProblems, normaliseArticle } from './article/input';
import { findPromoProblems, normalisePromo } from './related-promo/input';
import { findSectionProblems, normaliseSection } from './section/input';
import { findSourceProblems, normaliseSource } from './source/input';

type Data = Record<string, unknown>;

const RULES: Record<
  string,
  {
    findProblems: (data: Data, options: { isNew: boolean }) => Problem[];
    normalise: (data: Data) => Data;
  }
> = {
  [ARTICLE]: { findProblems: findArticleProblems, normalise: normaliseArticle },
  [SECTION]: { findProblems: findSectionProblems, normalise: normaliseSection },
  [SOURCE]: { findProblems: findSourceProblems, normalise: normaliseSource },
  [RELATED_PROMO]: { findProblems: findPromoProblems, normalise: normalisePromo },
};

/** A lone surrogate or a NUL in a text makes PostgreSQL fail where SQLite does not. */
const storable = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).map(([field, value]) => [
      field,
      typeof value === 'string' ? storableText(value) : value,
    ])
  );

/**
 * Refuses what does not fit before Strapi's own validator sees it: that one asks nothing of drafts
 * and throws a TypeError (500) at blocks such as `[null]`.
 */
export const createInputGuard =
  (): Modules.Documents.Middleware.Middleware => async (context, next) => {
    const rules = RULES[context.uid];
    if (!isEditorialType(context.uid) || !rules) return next();
    if (!['create', 'update', 'clone'].includes(context.action)) return next();

    const data = (context.params as { data?: Data }).data ?? {};
    const options = { isNew: context.action === 'create' };
    refuse(rules.findProblems(data, options));
    const normalised = rules.normalise(storable(data));
    // Once more: normal form can be longer than what was sent, or empty.
    refuse(rules.findProblems(normalised, options));
    (context.params as { data?: Data }).data = normalised;

    return next();
  };
