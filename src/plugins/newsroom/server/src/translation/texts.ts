import { RELATED_PROMO, SECTION, SOURCE, type SharedType } from '../constants';

/** The texts of a section, source or promo: what a translator writes. */
export const TEXTS: Record<SharedType, readonly string[]> = {
  [SECTION]: ['name', 'description', 'seoTitle', 'seoDescription'],
  [SOURCE]: ['name', 'creditLine', 'usageTerms'],
  [RELATED_PROMO]: ['title', 'text', 'ctaLabel', 'url', 'enabled', 'startsAt', 'endsAt'],
};

type Data = Readonly<Record<string, unknown>>;

const INSTANTS = ['startsAt', 'endsAt'];

const comparable = (field: string, value: unknown): unknown => {
  if (value === undefined || value === null || value === '') return null;
  return INSTANTS.includes(field) ? new Date(value as string | Date).getTime() : value;
};

/** Whether a save changes a text of the row it is about; what it does not mention, it keeps. */
export const changesText = (uid: SharedType, data: Data, row: Data): boolean =>
  TEXTS[uid].some(
    (field) =>
      data[field] !== undefined && comparable(field, data[field]) !== comparable(field, row[field])
  );

export const pickTexts = (uid: SharedType, row: Data): Record<string, unknown> =>
  Object.fromEntries(TEXTS[uid].map((field) => [field, row[field] ?? null]));
