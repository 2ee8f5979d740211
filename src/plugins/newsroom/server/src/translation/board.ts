import { ARTICLE, BOARD_CELL, SECTION, SOURCE, type EditorialType } from '../constants';
import { concurrently } from '../concurrently';
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
import type { DocumentFactsReader, Notices, Version } from './document-facts';
import { findOutdated } from './find-outdated';
import { createStoryNotices, type Follow } from './notice-stories';
import { pickSource } from './pick-source';
import type { SourceRevisions } from './source-revisions';
import type { TranslationState } from './translation-state';
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
  const noticeStories = createStoryNotices({ states });

  /** The newsroom's languages, and whom readers of each are served. */
  const readNewsroom = async (): Promise<Pick<DocumentFacts, 'locales' | 'chainOf'>> => {
    const codes = await locales.codes();
    const chains = new Map<string, string[]>();
    for (const code of codes) chains.set(code, await locales.chain(code));
    return { locales: codes, chainOf: (locale) => chains.get(locale) ?? [] };
  };

  const articleCells = async (
    stories: ReadonlyMap<string, readonly Version[]>,
    noted: ReadonlyMap<string, readonly TranslationState[]>,
    notices: ReadonlyMap<string, Notices>,
    follow: Follow
  ): Promise<Map<string, Cell[]>> => {
    const newsroom = await readNewsroom();
    const noticed = await noticeStories(stories, noted, notices, follow);
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

  /**
   * The cells of each of these documents; of one that is gone or taken down, none. And what the board says
   * of them.
   */
  const decide = async (
    uid: EditorialType,
    documentIds: readonly string[],
    follow: Follow,
    known?: ReadonlyMap<string, readonly Version[]>
  ): Promise<{ cells: Map<string, Cell[]>; said: Map<string, Cell[]>; gone: string[] }> => {
    const isStory = uid === ARTICLE;
    const [versions, said, noted, notices] = await concurrently(
      known ? Promise.resolve(known) : facts.versionsOf(uid, documentIds),
      store.ofDocuments(documentIds),
      isStory ? states.ofDocuments(documentIds) : Promise.resolve(new Map()),
      isStory ? facts.noticesOf(documentIds) : Promise.resolve(new Map())
    );
    const decided =
      versions.size === 0
        ? new Map<string, Cell[]>()
        : isStory
          ? await articleCells(versions, noted, notices, follow)
          : await sharedCells(uid, versions);
    return {
      cells: new Map(documentIds.map((id) => [id, decided.get(id) ?? []])),
      said,
      gone: documentIds.filter((id) => !versions.has(id)),
    };
  };

  const follow = async (
    uid: EditorialType,
    documentIds: readonly string[],
    published: readonly string[],
    known?: ReadonlyMap<string, readonly Version[]>
  ): Promise<void> => {
    const noted = { isNoted: true, published };
    const { cells, said, gone } = await decide(uid, documentIds, noted, known);
    if (uid === ARTICLE && gone.length > 0) {
      const killed = await facts.killedOf(gone);
      await states.remove(gone.filter((id) => !killed.has(id)));
    }
    await store.put(cells, said);
  };

  return {
    /** What the board should say of documents, and what it says. Writes nothing. */
    async compare(
      uid: EditorialType,
      documentIds: readonly string[]
    ): Promise<{ right: ReadonlyMap<string, Cell[]>; said: ReadonlyMap<string, Cell[]> }> {
      const nothingDone = { isNoted: false, published: [] };
      const { cells, said } = await decide(uid, documentIds, nothingDone);
      return { right: cells, said };
    },

    /**
     * Has the board show a document as it is now, and notes its versions that are new.
     *
     * @param published - languages of an article that were published just now
     * @param versions - those of the document, by a caller who knows them; null: they are read
     */
    follow: (
      uid: EditorialType,
      documentId: string,
      {
        published = [],
        versions = null,
      }: { published?: readonly string[]; versions?: readonly Version[] | null } = {}
    ): Promise<void> =>
      follow(
        uid,
        [documentId],
        published,
        versions ? new Map([[documentId, versions]]) : undefined
      ),

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
