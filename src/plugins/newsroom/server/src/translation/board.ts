import { ARTICLE, BOARD_CELL, SECTION, SOURCE, type EditorialType } from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import type { BoardStore } from './board-store';
import {
  decideCells,
  shelfOfType,
  type BoardEntity,
  type Cell,
  type DocumentFacts,
} from './decide-cells';
import type { DocumentFactsReader, Version } from './document-facts';
import { findOutdated } from './find-outdated';
import { createStoryNotices, type Follow } from './notice-stories';
import { pickSource } from './pick-source';
import type { SourceRevisions } from './source-revisions';
import type { TranslationStateStore } from './translation-state-store';

/** A story that is in no section. */
export const NO_SECTION = 'none';

export const entityOf = (uid: EditorialType): BoardEntity => {
  if (uid === ARTICLE) return 'article';
  if (uid === SECTION) return 'section';
  return uid === SOURCE ? 'source' : 'promo';
};

/** Keeps the board as the documents are. Everything runs in the caller's transaction. */
export const createBoard = ({
  database,
  locales,
  facts,
  store,
  states,
  revisions,
}: {
  database: Database;
  locales: Locales;
  facts: DocumentFactsReader;
  store: BoardStore;
  states: TranslationStateStore;
  revisions: SourceRevisions;
}) => {
  const noticeStories = createStoryNotices({ facts, states });

  /** The newsroom's languages, and whom readers of each are served. */
  const readNewsroom = async (): Promise<Pick<DocumentFacts, 'locales' | 'chainOf'>> => {
    const codes = await locales.codes();
    const chains = new Map<string, string[]>();
    for (const code of codes) chains.set(code, await locales.chain(code));
    return { locales: codes, chainOf: (locale) => chains.get(locale) ?? [] };
  };

  const articleCells = async (
    stories: ReadonlyMap<string, readonly Version[]>,
    follow: Follow
  ): Promise<Map<string, Cell[]>> => {
    const newsroom = await readNewsroom();
    const noticed = await noticeStories(stories, follow);
    const outdated = await findOutdated(
      revisions,
      noticed.map(({ documentId, decided, latest }) => ({
        documentId,
        states: decided.all,
        latest,
      }))
    );
    return new Map(
      noticed.map(({ documentId, versions, sourceLocale, latest, owing, decided }) => {
        const source = versions.find(({ locale }) => locale === sourceLocale);
        const cells = decideCells({
          ...newsroom,
          entity: 'article',
          shelf: source?.section ?? NO_SECTION,
          urgency: source?.urgency === 'breaking' ? 'breaking' : 'normal',
          changedMs: latest.get(sourceLocale)?.atMs ?? source?.updatedMs ?? 0,
          sourceLocale,
          versions: new Map(
            versions.map((version) => [
              version.locale,
              { ...version, shelf: version.section ?? NO_SECTION },
            ])
          ),
          states: new Map(decided.all.map((state) => [state.locale, state])),
          outdated: outdated.get(documentId) ?? new Set(),
          owing,
        });
        return [documentId, cells];
      })
    );
  };

  const sharedCells = async (
    uid: EditorialType,
    things: ReadonlyMap<string, readonly Version[]>
  ): Promise<Map<string, Cell[]>> => {
    const newsroom = await readNewsroom();
    const entity = entityOf(uid);
    return new Map(
      [...things].map(([documentId, versions]) => {
        const written = versions.filter(({ isCopy }) => !isCopy);
        const sourceLocale = pickSource(written) ?? '';
        const cells = decideCells({
          ...newsroom,
          entity,
          shelf: shelfOfType(entity),
          urgency: 'normal',
          changedMs: written.find(({ locale }) => locale === sourceLocale)?.updatedMs ?? 0,
          sourceLocale,
          versions: new Map(versions.map((version) => [version.locale, version])),
          states: new Map(),
          outdated: new Set(),
          owing: new Set(),
        });
        return [documentId, cells];
      })
    );
  };

  /** The cells of each of these documents; of one that is gone or taken down, none. */
  const decide = async (
    uid: EditorialType,
    documentIds: readonly string[],
    follow: Follow
  ): Promise<{ cells: Map<string, Cell[]>; gone: string[] }> => {
    const versions = await facts.versionsOf(uid, documentIds);
    const decided =
      versions.size === 0
        ? new Map<string, Cell[]>()
        : uid === ARTICLE
          ? await articleCells(versions, follow)
          : await sharedCells(uid, versions);
    return {
      cells: new Map(documentIds.map((id) => [id, decided.get(id) ?? []])),
      gone: documentIds.filter((id) => !versions.has(id)),
    };
  };

  const follow = async (
    uid: EditorialType,
    documentIds: readonly string[],
    published: readonly string[]
  ): Promise<void> => {
    const { cells, gone } = await decide(uid, documentIds, { isNoted: true, published });
    if (uid === ARTICLE && gone.length > 0) {
      const killed = await facts.killedOf(gone);
      await states.remove(gone.filter((id) => !killed.has(id)));
    }
    await store.put(cells);
  };

  return {
    /** What the board should say of documents. Writes nothing. */
    async decide(
      uid: EditorialType,
      documentIds: readonly string[]
    ): Promise<ReadonlyMap<string, Cell[]>> {
      return (await decide(uid, documentIds, { isNoted: false, published: [] })).cells;
    },

    /**
     * Has the board show a document as it is now, and notes its versions that are new.
     *
     * @param published - languages of an article that were published just now
     */
    follow: (
      uid: EditorialType,
      documentId: string,
      published: readonly string[] = []
    ): Promise<void> => follow(uid, [documentId], published),

    /**
     * The same of many documents of one type, of which nothing was published just now. The number of
     * statements does not grow with them, but for INSERTs of many rows.
     */
    followAll: (uid: EditorialType, documentIds: readonly string[]): Promise<void> =>
      follow(uid, documentIds, []),

    /** Whether there is nothing on the board: nobody has made it yet. */
    async isEmpty(): Promise<boolean> {
      const { query } = await database.table(BOARD_CELL);
      return (await query.first('id')) === undefined;
    },
  };
};

export type Board = ReturnType<typeof createBoard>;
