import type { Core } from '@strapi/strapi';
import { ARTICLE, EDITORIAL_TYPES } from '../../constants';
import { isBlocks } from '../../text/blocks';
import { getNow, getSettings, getTimeZone } from '../../settings';
import { computeLength, labelAge } from './computed';
import { normaliseArticle, type ArticleInput } from './input';
import { createLabelMemory } from './label-memory';

/** The part of Strapi's lifecycle event that these hooks use. */
interface LifecycleEvent {
  model: { uid: string; attributes: Record<string, { type: string; target?: string }> };
  params: {
    data?: ArticleInput;
    where?: Record<string, unknown>;
    select?: unknown;
    populate?: unknown;
  };
  state: Record<string, unknown>;
  result?: unknown;
}

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Computed here, whatever a client sent. */
const COMPUTED = [
  'relativeTime',
  'wordCount',
  'characterCount',
  'readTimeMinutes',
  'readTimeSeconds',
  'readTimeEvidence',
];
/** Written by `publication/` alone: Strapi would let an update reset them to null. */
const CLOCK = ['firstPublishedAt', 'contentUpdatedAt', 'lastSeenVersion'];
const NEEDED_FOR_AGE = ['firstPublishedAt', 'locale'];

const without = (data: ArticleInput, keys: readonly string[]): ArticleInput =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));

/**
 * The lifecycle hooks of articles. They run at the database layer, so they see every path into and
 * out of it: admin, REST, GraphQL, document service, `strapi.db.query`.
 */
export const createArticleLifecycles = ({
  strapi,
  defaultLocale,
}: {
  strapi: Core.Strapi;
  defaultLocale: () => Promise<string>;
}) => {
  const labelOf = createLabelMemory();
  const relations = new Map<string, { field: string; target: string }[]>();

  /** Fields in which rows of a type have others. */
  const relationsOf = (uid: string): readonly { field: string; target: string }[] => {
    const known = relations.get(uid);
    if (known) return known;
    const { attributes = {} } = strapi.getModel(uid as typeof ARTICLE) ?? {};
    const found = Object.entries(attributes).flatMap(([field, attribute]) =>
      attribute.type === 'relation' && 'target' in attribute
        ? [{ field, target: String(attribute.target) }]
        : []
    );
    relations.set(uid, found);
    return found;
  };

  const localeOfRow = async (where: Record<string, unknown> | undefined): Promise<string> => {
    const row = await strapi.db
      .queryBuilder(ARTICLE)
      .select(['locale'])
      .where(where ?? {})
      .first()
      .execute<{ locale?: string } | null>();
    return row?.locale ?? (await defaultLocale());
  };

  const withLength = (data: ArticleInput, locale: string): ArticleInput => {
    const rates = getSettings(strapi).readingRates;
    return { ...data, ...computeLength(isBlocks(data.body) ? data.body : null, { locale, rates }) };
  };

  /** One query at most, and only for an update that brings a body but not its locale. */
  const prepareUpdate = async ({ params }: LifecycleEvent): Promise<void> => {
    const data = normaliseArticle(without(params.data ?? {}, [...COMPUTED, ...CLOCK]));
    if (!('body' in data)) {
      params.data = data;
      return;
    }
    const locale = typeof data.locale === 'string' ? data.locale : await localeOfRow(params.where);
    params.data = withLength(data, locale);
  };

  const prepareCreate = async (data: ArticleInput): Promise<ArticleInput> => {
    const locale = typeof data.locale === 'string' ? data.locale : await defaultLocale();
    return withLength(normaliseArticle(without(data, COMPUTED)), locale);
  };

  return {
    models: [...EDITORIAL_TYPES],

    async beforeCreate({ model, params }: LifecycleEvent) {
      if (model.uid === ARTICLE) params.data = await prepareCreate(params.data ?? {});
    },

    async beforeCreateMany({ model, params }: LifecycleEvent) {
      if (model.uid !== ARTICLE || !Array.isArray(params.data)) return;
      params.data = (await Promise.all(params.data.map(prepareCreate))) as unknown as ArticleInput;
    },

    async beforeUpdate(event: LifecycleEvent) {
      if (event.model.uid === ARTICLE) await prepareUpdate(event);
    },

    beforeFindOne: askForAge,
    beforeFindMany: askForAge,

    async afterFindOne(event: LifecycleEvent) {
      if (isRow(event.result)) labelRows(event, [event.result], await defaultLocale());
    },

    async afterFindMany(event: LifecycleEvent) {
      if (Array.isArray(event.result)) labelRows(event, event.result, await defaultLocale());
    },
  };

  /** A query that selects the label also needs the instant it is made from. */
  function askForAge({ model, params, state }: LifecycleEvent): void {
    askInPopulated(params.populate);
    if (model.uid !== ARTICLE || !Array.isArray(params.select)) return;
    const selected: unknown[] = params.select;
    if (!selected.includes('relativeTime')) return;

    const added = NEEDED_FOR_AGE.filter((field) => !selected.includes(field));
    params.select = [...selected, ...added];
    state.addedForAge = added;
  }

  /** The same for populated stories; what is added stays in the answer there. */
  function askInPopulated(populate: unknown): void {
    if (!isRow(populate)) return;
    for (const nested of Object.values(populate)) {
      if (!isRow(nested)) continue;
      if (Array.isArray(nested.select) && nested.select.includes('relativeTime')) {
        nested.select = [...new Set([...nested.select, ...NEEDED_FOR_AGE])];
      }
      askInPopulated(nested.populate);
    }
  }

  function labelRows({ model, state }: LifecycleEvent, rows: unknown[], fallback: string): void {
    const now = getNow(strapi);
    const isAsked = (row: Row): boolean => 'firstPublishedAt' in row;

    const label = (row: Row): void => {
      if (!isAsked(row)) return;
      const locale = typeof row.locale === 'string' ? row.locale : fallback;
      const how = { now, timeZone: getTimeZone(strapi, locale), fallbackLocale: fallback };
      row.relativeTime = labelAge(row, how, labelOf);
    };

    const visit = (row: unknown, uid: string): void => {
      if (!isRow(row)) return;
      if (uid === ARTICLE) label(row);
      for (const { field, target } of relationsOf(uid)) {
        const value = row[field];
        for (const nested of Array.isArray(value) ? value : [value]) visit(nested, target);
      }
    };

    for (const row of rows) visit(row, model.uid);
    const added = Array.isArray(state.addedForAge) ? state.addedForAge : [];
    for (const row of rows) if (isRow(row)) for (const field of added) delete row[field];
  }
};
