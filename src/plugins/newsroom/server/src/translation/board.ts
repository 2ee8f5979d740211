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
import { decideStates, sourceLocaleOf } from './decide-states';
import type { DocumentFactsReader, Version } from './document-facts';
import { findOutdated } from './find-outdated';
import { pickSource } from './pick-source';
import type { SourceRevisions } from './source-revisions';
import type { TranslationState } from './translation-state';
import type { TranslationStateStore } from './translation-state-store';

/** What a version that was never saved here says becomes this one before its first save. */
const FIRST_REVISION = 1;

interface Follow {
  /** Whether versions that are new are noted. */
  isNoted: boolean;
  /** Languages that were published just now. */
  published: readonly string[];
}

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
  const chains = async (
    codes: readonly string[]
  ): Promise<(locale: string) => readonly string[]> => {
    const found = new Map<string, string[]>();
    for (const code of codes) found.set(code, await locales.chain(code));
    return (locale) => found.get(locale) ?? [];
  };

  /** A translation that is published is done: its readers have it. */
  const finish = async (
    known: readonly TranslationState[],
    published: readonly string[]
  ): Promise<TranslationState[]> => {
    const isOpen = ({ locale, progress }: TranslationState): boolean =>
      progress !== 'done' && published.includes(locale);
    const done = (state: TranslationState): TranslationState => ({ ...state, progress: 'done' });
    await states.save(known.filter(isOpen).map(done));
    return known.map((state) => (isOpen(state) ? done(state) : state));
  };

  const articleCells = async (
    documentId: string,
    versions: readonly Version[],
    { isNoted, published }: Follow
  ): Promise<Cell[]> => {
    const before = await states.ofDocument(documentId);
    const sourceLocale = sourceLocaleOf(versions, before);
    const { isKilled, owing, latest } = await facts.noticesOf(documentId, sourceLocale);
    if (isKilled) return [];
    const known = await finish(before, published);
    const source = versions.find(({ locale }) => locale === sourceLocale);
    const decided = decideStates(documentId, versions, known, latest?.number ?? FIRST_REVISION);
    if (isNoted) await states.apply(documentId, decided);
    const { all } = decided;
    return cellsOf({
      entity: 'article',
      shelf: source?.section ?? NO_SECTION,
      urgency: source?.urgency === 'breaking' ? 'breaking' : 'normal',
      changedMs: latest?.atMs ?? source?.updatedMs ?? 0,
      sourceLocale,
      versions: new Map(
        versions.map((version) => [
          version.locale,
          { ...version, shelf: version.section ?? NO_SECTION },
        ])
      ),
      states: new Map(all.map((state) => [state.locale, state])),
      outdated: await findOutdated(revisions, documentId, all, {
        locale: sourceLocale,
        number: latest?.number ?? null,
      }),
      owing,
    });
  };

  const sharedCells = async (uid: EditorialType, versions: readonly Version[]): Promise<Cell[]> => {
    const written = versions.filter(({ isCopy }) => !isCopy);
    const sourceLocale = pickSource(written) ?? '';
    const entity = entityOf(uid);
    return cellsOf({
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
  };

  const cellsOf = async (known: Omit<DocumentFacts, 'locales' | 'chainOf'>): Promise<Cell[]> => {
    const codes = await locales.codes();
    return decideCells({ ...known, locales: codes, chainOf: await chains(codes) });
  };

  const decide = async (
    uid: EditorialType,
    documentId: string,
    follow: Follow
  ): Promise<Cell[]> => {
    const versions = await facts.versionsOf(uid, documentId);
    if (versions.length === 0) return [];
    return uid === ARTICLE
      ? articleCells(documentId, versions, follow)
      : sharedCells(uid, versions);
  };

  return {
    /** What the board should say of a document. Writes nothing. */
    decide: (uid: EditorialType, documentId: string): Promise<Cell[]> =>
      decide(uid, documentId, { isNoted: false, published: [] }),

    /**
     * Has the board show a document as it is now, and notes its versions that are new.
     *
     * @param published - languages of an article that were published just now
     */
    async follow(
      uid: EditorialType,
      documentId: string,
      published: readonly string[] = []
    ): Promise<void> {
      const cells = await decide(uid, documentId, { isNoted: true, published });
      if (
        cells.length === 0 &&
        uid === ARTICLE &&
        !(await facts.noticesOf(documentId, '')).isKilled
      ) {
        await states.remove(documentId, null);
      }
      await store.put(documentId, cells);
    },

    /** Whether there is nothing on the board: nobody has made it yet. */
    async isEmpty(): Promise<boolean> {
      const { query } = await database.table(BOARD_CELL);
      return (await query.first('id')) === undefined;
    },
  };
};

export type Board = ReturnType<typeof createBoard>;
