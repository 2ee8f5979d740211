import {
  ARTICLE,
  BOARD_CELL,
  RELATED_PROMO,
  SECTION,
  SOURCE,
  type EditorialType,
} from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import { refuseAs } from '../problems';
import { readLinks } from '../relations/fields';
import type { BoardFilter } from './board-filter';
import type { BoardCell, BoardPlace, BoardQuery } from './board-query';
import type { BoardSums } from './board-sums';
import { shelfOfType, type BoardEntity } from './decide-cells';

/** A cell with the names by which people know it. */
export interface BoardEntry extends BoardCell {
  sourceLocale: string;
  sourceTitle: string | null;
  /** In its own language; null: there is none. */
  title: string | null;
}

/** Where each type keeps its name. */
const TITLES: Record<BoardEntity, { uid: EditorialType; column: string }> = {
  article: { uid: ARTICLE, column: 'headline' },
  section: { uid: SECTION, column: 'name' },
  source: { uid: SOURCE, column: 'name' },
  promo: { uid: RELATED_PROMO, column: 'title' },
};

/** What whoever asks may read of stories. */
export interface BoardReach {
  /** By language and section; null: everything. */
  readable(): Promise<
    readonly { locales: readonly string[] | null; sections: readonly string[] | null }[] | null
  >;
  sight(documentIds: readonly string[]): Promise<(documentId: string, locale: string) => boolean>;
}

const TYPE_SHELVES = (['section', 'source', 'promo'] as const).map(shelfOfType);

/** Pages of the board as people read them, each of what they may read. */
export const createBoardPages = ({
  database,
  locales,
  query: board,
  sums,
  reach,
}: {
  database: Database;
  locales: Locales;
  query: BoardQuery;
  sums: BoardSums;
  reach: BoardReach;
}) => {
  /** Sections limit stories; what all stories share is for all. */
  const within = async (filter: BoardFilter): Promise<BoardFilter> => {
    const limits = await reach.readable();
    return {
      ...filter,
      reach:
        limits?.map(({ locales: codes, sections }) => ({
          locales: codes,
          shelves: sections && [...sections, ...TYPE_SHELVES],
        })) ?? null,
    };
  };

  const sourcesOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
    const { query } = await database.table(BOARD_CELL);
    const rows: { document_id: string; locale: string }[] = await query
      .whereIn('document_id', [...ids])
      .where({ state: 'source' })
      .select('document_id', 'locale');
    return new Map(rows.map((row) => [row.document_id, row.locale]));
  };

  const titlesOf = async (
    entity: BoardEntity,
    ids: readonly string[],
    codes: readonly string[]
  ): Promise<Map<string, string | null>> => {
    const { uid, column } = TITLES[entity];
    const { query } = await database.table(uid);
    void query.whereIn('document_id', [...ids]).whereIn('locale', [...codes]);
    if (uid === ARTICLE) void query.whereNull('published_at');
    const rows: { document_id: string; locale: string; title: string | null }[] =
      await query.select('document_id', 'locale', `${column} as title`);
    return new Map(rows.map((row) => [`${row.document_id} ${row.locale}`, row.title]));
  };

  const named = async (cells: readonly BoardCell[]): Promise<BoardEntry[]> => {
    if (cells.length === 0) return [];
    const sources = await sourcesOf([...new Set(cells.map(({ documentId }) => documentId))]);
    const titles = new Map<string, string | null>();
    for (const entity of new Set(cells.map((cell) => cell.entity))) {
      const own = cells.filter((cell) => cell.entity === entity);
      const ids = [...new Set(own.map(({ documentId }) => documentId))];
      const codes = new Set([...own.map(({ locale }) => locale), ...sources.values()]);
      for (const [key, title] of await titlesOf(entity, ids, [...codes])) titles.set(key, title);
    }
    const stories = cells.filter(({ entity }) => entity === 'article');
    const sees = await reach.sight([...new Set(stories.map(({ documentId }) => documentId))]);
    return cells.map((cell) => {
      const sourceLocale = sources.get(cell.documentId) ?? '';
      const isHidden = cell.entity === 'article' && !sees(cell.documentId, sourceLocale);
      return {
        ...cell,
        sourceLocale,
        sourceTitle: isHidden ? null : (titles.get(`${cell.documentId} ${sourceLocale}`) ?? null),
        title: titles.get(`${cell.documentId} ${cell.locale}`) ?? null,
      };
    });
  };

  return {
    /** @returns the page, and where the next one begins; null: there is none */
    async page(
      filter: BoardFilter,
      { limit, after }: { limit: number; after: BoardPlace | null }
    ): Promise<{ entries: BoardEntry[]; next: BoardPlace | null }> {
      const found = await board.page(await within(filter), limit + 1, after);
      const cells = found.slice(0, limit);
      const last = found.length > limit ? cells.at(-1) : undefined;
      return {
        entries: await named(cells),
        next: last ? { changedMs: last.changedMs, id: last.id } : null,
      };
    },

    counts: async (filter: BoardFilter) => sums.counts(await within(filter)),

    /**
     * The shelves of a section and of all below it. Relations hold in every language.
     *
     * @throws ValidationError (400) for what is no section
     */
    async shelvesOf(section: string): Promise<string[]> {
      const { query } = await database.table(SECTION);
      const rows: { document_id: string; links: unknown }[] = await query
        .where({ locale: await locales.default() })
        .select('document_id', 'links');
      const parents = new Map(
        rows.map((row) => [row.document_id, readLinks(row.links).parent?.[0]])
      );
      if (!parents.has(section)) {
        refuseAs('unknown-section', 'section', 'must be the document id of a section');
      }
      const shelves = [section];
      for (const shelf of shelves) {
        for (const [id, parent] of parents) {
          if (parent === shelf && !shelves.includes(id)) shelves.push(id);
        }
      }
      return shelves;
    },
  };
};

export type BoardPages = ReturnType<typeof createBoardPages>;
