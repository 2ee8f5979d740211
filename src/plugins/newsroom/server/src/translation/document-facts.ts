import {
  ARTICLE,
  CORRECTION,
  isSharedType,
  KILLED_STORY,
  REVISION,
  type EditorialType,
} from '../constants';
import type { Database } from '../database';
import type { CheckedDraft } from '../publication/flight-check-source';
import type { SeenAtGate } from '../publication/remarks';
import { readLinks } from '../relations/fields';
import { groupBy } from './group-by';

/** A version of a document as the board needs it. */
export interface Version {
  locale: string;
  isPublished: boolean;
  isCopy: boolean;
  urgency: string | null;
  section: string | null;
  createdMs: number;
  updatedMs: number;
}

interface Raw {
  id: number;
  document_id: string;
  locale: string;
  published_at: unknown;
  copied_from?: string | null;
  urgency?: string | null;
  links?: unknown;
  created_at: string | number | Date;
  updated_at: string | number | Date;
}

interface Notice {
  kind: 'latest' | 'killed' | 'owed';
  document_id: string;
  locale: string;
  number: number | string;
  at_ms: number | string;
}

/** A revision that says what its version says now. */
export interface Latest {
  number: number;
  atMs: number;
}

export interface Notices {
  isKilled: boolean;
  /** Languages that owe their readers a correction. */
  owing: Set<string>;
  /** The newest revision of each version, by language; those never saved here are left out. */
  latest: Map<string, Latest>;
}

const toMs = (value: string | number | Date): number => new Date(value).getTime();

const toVersions = (uid: EditorialType, rows: readonly Raw[]): Version[] => {
  const isLive = (row: Raw): boolean => isSharedType(uid) || row.published_at !== null;
  const edited = rows.filter((row) => isSharedType(uid) || row.published_at === null);
  return edited.map((row) => ({
    locale: row.locale,
    isPublished: rows.some((other) => other.locale === row.locale && isLive(other)),
    isCopy: Boolean(row.copied_from),
    urgency: row.urgency ?? null,
    section: readLinks(row.links).section?.[0] ?? null,
    createdMs: toMs(row.created_at),
    updatedMs: toMs(row.updated_at),
  }));
};

const asRaw = (row: CheckedDraft): Raw => ({
  id: Number(row.id),
  document_id: row.documentId,
  locale: row.locale,
  published_at: row.publishedAt ?? null,
  urgency: row.urgency as string | null,
  links: row.links,
  created_at: row.createdAt as string,
  updated_at: row.updatedAt as string,
});

/** The versions of a story of which the gate saw these rows before some languages were published. */
export const versionsOnceLive = (
  { drafts, published }: SeenAtGate,
  locales: readonly string[]
): Version[] => {
  const isNowLive = ({ locale }: CheckedDraft) => locales.includes(locale);
  const nowLive = drafts.filter(isNowLive).map((row) => ({ ...asRaw(row), published_at: true }));
  const rows = [...drafts, ...published].map(asRaw).sort((a, b) => a.id - b.id);
  return toVersions(ARTICLE, [...rows, ...nowLive]);
};

const toNotices = (rows: readonly Notice[]): Notices => {
  const of = (wanted: Notice['kind']): Notice[] => rows.filter(({ kind }) => kind === wanted);
  return {
    isKilled: of('killed').length > 0,
    owing: new Set(of('owed').map(({ locale }) => locale)),
    latest: new Map(
      of('latest').map((row) => [
        row.locale,
        { number: Number(row.number), atMs: Number(row.at_ms) },
      ])
    ),
  };
};

/**
 * What the board is decided from, read from the tables: of any number of documents with as many statements
 * as of one. Everything runs in the caller's transaction.
 */
export const createDocumentFacts = ({ database }: { database: Database }) => ({
  /**
   * The versions that editors edit, one for each language, by document; a document that has none is left
   * out.
   */
  async versionsOf(
    uid: EditorialType,
    documentIds: readonly string[]
  ): Promise<Map<string, Version[]>> {
    const own = isSharedType(uid) ? ['copied_from'] : ['urgency', 'links'];
    const { query } = await database.table(uid);
    const rows: Raw[] = await query
      .whereIn('document_id', [...documentIds])
      .select('id', 'document_id', 'locale', 'published_at', 'created_at', 'updated_at', ...own)
      .orderBy('id');
    const found = new Map<string, Version[]>();
    for (const [documentId, ofOne] of groupBy(rows, ({ document_id: id }) => id)) {
      const versions = toVersions(uid, ofOne);
      if (versions.length > 0) found.set(documentId, versions);
    }
    return found;
  },

  /** Those of these stories that are taken down. */
  async killedOf(documentIds: readonly string[]): Promise<Set<string>> {
    const { query } = await database.table(KILLED_STORY);
    const rows: Pick<Raw, 'document_id'>[] = await query
      .whereIn('document_id', [...documentIds])
      .select('document_id');
    return new Set(rows.map(({ document_id: id }) => id));
  },

  /** What has been said of stories besides their versions, with one statement. */
  async noticesOf(documentIds: readonly string[]): Promise<Map<string, Notices>> {
    const knex = await database.knex();
    // Numbers and instants grow together.
    const latest = knex(database.nameOf(REVISION))
      .select(knex.raw("'latest' as kind"), 'document_id', 'locale')
      .max('number as number')
      .max('at_ms as at_ms')
      .whereIn('document_id', [...documentIds])
      .groupBy('document_id', 'locale');
    const select = (uid: string, kind: string, locale: string) =>
      knex(database.nameOf(uid))
        .select(knex.raw(`'${kind}' as kind`), 'document_id', `${locale} as locale`)
        .select(knex.raw('0 as number'), knex.raw('0 as at_ms'))
        .whereIn('document_id', [...documentIds]);
    // The one that is grouped comes last: knex would group them all.
    const rows: Notice[] = await select(KILLED_STORY, 'killed', 'document_id').unionAll([
      select(CORRECTION, 'owed', 'locale').where({ state: 'owed' }),
      latest,
    ]);

    const said = groupBy(rows, ({ document_id: id }) => id);
    return new Map(documentIds.map((id) => [id, toNotices(said.get(id) ?? [])]));
  },
});

export type DocumentFactsReader = ReturnType<typeof createDocumentFacts>;
