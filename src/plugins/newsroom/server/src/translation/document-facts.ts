import { CORRECTION, isSharedType, KILLED_STORY, REVISION, type EditorialType } from '../constants';
import type { Database } from '../database';
import { readLinks } from '../relations/fields';

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
  locale: string;
  number: number | string;
  at_ms: number | string;
}

export interface Notices {
  isKilled: boolean;
  /** Languages that owe their readers a correction. */
  owing: Set<string>;
  /** The newest revision of the source; null: nobody ever saved it here. */
  latest: { number: number; atMs: number } | null;
}

const toMs = (value: string | number | Date): number => new Date(value).getTime();

/** What the board is decided from, read from the tables. Everything runs in the caller's transaction. */
export const createDocumentFacts = ({ database }: { database: Database }) => ({
  /** The versions that editors edit, one for each language. */
  async versionsOf(uid: EditorialType, documentId: string): Promise<Version[]> {
    const own = isSharedType(uid) ? ['copied_from'] : ['urgency', 'links'];
    const { query } = await database.table(uid);
    const rows: Raw[] = await query
      .where({ document_id: documentId })
      .select('id', 'locale', 'published_at', 'created_at', 'updated_at', ...own)
      .orderBy('id');
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
  },

  /** What has been said of a story besides its versions, with one statement. */
  async noticesOf(documentId: string, sourceLocale: string): Promise<Notices> {
    const knex = await database.knex();
    const select = (uid: string, kind: string, locale: string, ...numbers: readonly string[]) =>
      knex(database.nameOf(uid))
        .select(knex.raw(`'${kind}' as kind`), `${locale} as locale`)
        .select(numbers.map((number) => knex.raw(number)))
        .where({ document_id: documentId });
    const none = ['0 as number', '0 as at_ms'];
    const latest = select(REVISION, 'latest', 'locale', 'number', 'at_ms')
      .where({ locale: sourceLocale })
      .orderBy('number', 'desc')
      .limit(1);
    const rows: Notice[] = await knex
      .select('*')
      .from(latest.as('latest'))
      .unionAll([
        select(KILLED_STORY, 'killed', 'document_id', ...none),
        select(CORRECTION, 'owed', 'locale', ...none).where({ state: 'owed' }),
      ]);
    const of = (wanted: Notice['kind']): Notice[] => rows.filter(({ kind }) => kind === wanted);
    const [last] = of('latest');
    return {
      isKilled: of('killed').length > 0,
      owing: new Set(of('owed').map(({ locale }) => locale)),
      latest: last ? { number: Number(last.number), atMs: Number(last.at_ms) } : null,
    };
  },
});

export type DocumentFactsReader = ReturnType<typeof createDocumentFacts>;
