import type { Core } from '@strapi/strapi';
import { createAsyncContext } from '../async-context';
import { SECTION, SHARED_TYPES, type SharedType } from '../constants';
import type { Locales } from '../locales/locales';
import { RELATION_FIELDS } from '../relations/fields';
import type { LinksService } from '../relations/links';
import { readNamedTargets } from '../relations/named-targets';
import { changesText, pickTexts } from './texts';

/** Set while a copy is written, so that its write makes no further copies. */
const ownWrites = createAsyncContext<true>();

/** True inside a write of a copy; everybody else's `copiedFrom` is not taken. */
export const isWritingCopy = (): boolean => ownWrites.getStore() === true;

type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };

/**
 * Sections, sources and promos exist in every locale, so that an article in any locale can relate to
 * them: where nobody has translated one yet, it is a copy that names its original in `copiedFrom` and
 * follows it until somebody writes over it.
 */
export const createEverywhere = ({
  strapi,
  locales,
  links,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  links: LinksService;
}) => {
  const versions = (uid: SharedType, documentId: string): Promise<Row[]> =>
    strapi.db.query(uid).findMany({ where: { documentId }, orderBy: { id: 'asc' } });

  /** The written version whose text a locale borrows: the first of its fallback chain that has one. */
  const originalFor = async (rows: readonly Row[], locale: string): Promise<Row | undefined> => {
    const written = rows.filter((row) => !row.copiedFrom && row.locale !== locale);
    for (const code of await locales.chain(locale)) {
      const row = written.find((candidate) => candidate.locale === code);
      if (row) return row;
    }
    return written[0];
  };

  const write = async (uid: SharedType, documentId: string, locale: string, data: object) => {
    await ownWrites.run(true, () =>
      strapi.documents(uid).update({ documentId, locale, data } as never)
    );
  };

  /** Makes the versions that are missing in some locale. */
  const ensure = async (uid: SharedType, documentId: string): Promise<void> => {
    const rows = await versions(uid, documentId);
    if (rows.length === 0) return;
    await ensureWritten(uid, rows);

    for (const locale of await locales.codes()) {
      if (rows.some((row) => row.locale === locale)) continue;
      const original = await originalFor(rows, locale);
      if (!original) continue;
      await write(uid, documentId, locale, {
        ...pickTexts(uid, original),
        copiedFrom: original.locale,
      });
    }
  };

  /** When the last written version was deleted, a copy of it becomes the original. */
  const ensureWritten = async (uid: SharedType, rows: Row[]): Promise<void> => {
    const [heir] = rows;
    if (!heir || rows.some((row) => !row.copiedFrom)) return;
    await strapi.db.queryBuilder(uid).where({ id: heir.id }).update({ copiedFrom: null }).execute();
    heir.copiedFrom = null;
  };

  /** Copies of a version take over its new text. */
  const follow = async (uid: SharedType, documentId: string, from: string): Promise<void> => {
    const rows = await versions(uid, documentId);
    const original = rows.find((row) => row.locale === from);
    if (!original || original.copiedFrom) return;

    for (const copy of rows.filter((row) => row.locale !== from && row.copiedFrom)) {
      const source = await originalFor(rows, copy.locale);
      const texts = source && pickTexts(uid, source);
      if (!texts || (copy.copiedFrom === source.locale && !changesText(uid, texts, copy))) continue;
      await write(uid, documentId, copy.locale, { ...texts, copiedFrom: source.locale });
    }
  };

  /** A parent, a target and the targeted sections hold for all locales: a relation has no language. */
  const spreadRelations = async (
    uid: SharedType,
    documentId: string,
    from: string,
    data: Readonly<Record<string, unknown>>
  ): Promise<void> => {
    const changed = RELATION_FIELDS[uid].filter(
      ({ field }) => readNamedTargets(data[field]).isChange
    );
    if (changed.length === 0) return;
    const source = await links.findVersion(uid, documentId, from);
    if (!source) return;

    const all = links.linksOf(uid, source);
    for (const row of await versions(uid, documentId)) {
      if (row.locale === from) continue;
      const input = await links.asInput(uid, all, row.locale);
      await write(uid, documentId, row.locale, { ...input, copiedFrom: row.copiedFrom ?? null });
    }
  };

  /** Every section, source and promo in every locale; for a locale that was just added. */
  const ensureAll = async (): Promise<void> => {
    for (const uid of SHARED_TYPES) {
      for (const documentId of await parentsFirst(uid)) await ensure(uid, documentId);
    }
  };

  /** Puts right whatever is wrong with a document's versions: missing ones, and copies of nothing. */
  const mend = async (uid: SharedType, documentId: string): Promise<void> => {
    await ensure(uid, documentId);
    const written = (await versions(uid, documentId)).find((row) => !row.copiedFrom);
    if (written) await follow(uid, documentId, written.locale);
  };

  const parentsFirst = async (uid: SharedType): Promise<string[]> => {
    const rows: Row[] = await strapi.db.query(uid).findMany({
      orderBy: { id: 'asc' },
      ...(uid === SECTION ? { populate: { parent: { select: ['id', 'documentId'] } } } : {}),
    });
    const parentOf = new Map(
      rows.map((row) => [row.documentId, (row.parent as Row | null | undefined)?.documentId])
    );
    const depth = (id: string | undefined, seen: readonly string[] = []): number =>
      id === undefined || seen.includes(id) ? 0 : 1 + depth(parentOf.get(id), [...seen, id]);
    return [...parentOf.keys()].sort((a, b) => depth(a) - depth(b));
  };

  return { versions, ensure, follow, spreadRelations, ensureAll, mend };
};

export type Everywhere = ReturnType<typeof createEverywhere>;
