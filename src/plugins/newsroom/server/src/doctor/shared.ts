import type { Core } from '@strapi/strapi';
import { RELATED_PROMO, SECTION, SHARED_TYPES, SOURCE, type SharedType } from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import type { Everywhere } from '../translation/everywhere';
import { changesText, pickTexts } from '../translation/texts';
import { documentsOf } from './batches';
import type { Check, Drift } from './drift';
import { inTransaction } from './in-transaction';

const NOUNS: Record<SharedType, string> = {
  [SECTION]: 'section',
  [SOURCE]: 'source',
  [RELATED_PROMO]: 'promo',
};

type Row = Record<string, unknown> & {
  documentId: string;
  locale: string;
  copiedFrom?: string | null;
};

/** What is wrong with the versions of one section, source or promo. Pure. */
export const findSharedDrifts = (
  uid: SharedType,
  rows: readonly Row[],
  codes: readonly string[]
): Drift[] => {
  const documentId = rows[0]?.documentId ?? null;
  const noun = NOUNS[uid];
  const absent = codes.filter((code) => !rows.some(({ locale }) => locale === code));
  const missing = absent.map((locale): Drift => ({
    kind: 'version missing',
    documentId,
    locale,
    problem: `the ${noun} does not exist in this locale`,
    remedy: 'makes it from the version it borrows its text from',
  }));

  const copies = rows.flatMap((copy): Drift[] => {
    const { locale, copiedFrom } = copy;
    if (!copiedFrom) return [];
    const original = rows.find((row) => row.locale === copiedFrom && row.locale !== locale);
    const isWritten = original && !original.copiedFrom;
    if (isWritten && !changesText(uid, pickTexts(uid, original), copy)) return [];
    const [kind, problem] = !original
      ? [
          'copy of nothing',
          `the ${noun} is a copy of its version in ${copiedFrom}, which is not there`,
        ]
      : !isWritten
        ? ['copy of nothing', `the ${noun} is a copy of ${copiedFrom}, which nobody wrote`]
        : ['copy differs', `the ${noun} says something else than ${copiedFrom}, which it copies`];
    return [{ kind, documentId, locale, problem, remedy: 'takes over the text that was written' }];
  });
  return [...missing, ...copies];
};

/** Sections, sources and promos exist in every locale, and copies say what was written. */
export const createSharedCheck = ({
  strapi,
  database,
  locales,
  everywhere,
}: {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  everywhere: Everywhere;
}): Check => ({
  name: 'sections, sources and promos',
  async *look() {
    const codes = await locales.codes();
    for (const uid of SHARED_TYPES) {
      for await (const ids of documentsOf({ database }, uid)) {
        const rows = await strapi.db
          .queryBuilder(uid)
          .init({ where: { documentId: { $in: ids } }, orderBy: { id: 'asc' } })
          .execute<Row[]>();
        for (const id of ids) {
          const own = rows.filter(({ documentId }) => documentId === id);
          const drifts = findSharedDrifts(uid, own, codes);
          const mend = (): Promise<void> =>
            inTransaction({ strapi }, () => everywhere.mend(uid, id));
          if (drifts.length > 0) yield { drifts, mend };
        }
      }
    }
  },
});
