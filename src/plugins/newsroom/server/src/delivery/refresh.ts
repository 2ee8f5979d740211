import type { Core } from '@strapi/strapi';
import { concurrently } from '../concurrently';
import { NEVER_MS, type Database } from '../database';
import type { Locales } from '../locales/locales';
import type { NewChange } from '../publication/change-log';
import type { Notes } from '../publication/notes';
import { getNow } from '../settings';
import { decideChanges, isLiveAt, nextTurn, tagsOf, type Face } from './decide-change';
import { readDocument, type Edition } from './edition';
import type { EditionKey, EditionRecord, EditionStore, FinishedEdition } from './edition-store';
import type { DocumentFacts, ProjectionSettings } from './facts';
import type { Gather } from './gather';
import type { MentionStore, StoredMention } from './mention-store';
import { isIndexed, projectEdition } from './project';
import type { SearchIndex } from './search-index';

export const keyOf = ({ documentId, locale }: EditionKey): string => `${documentId} ${locale}`;

const inOrder = <Key extends EditionKey>(keys: Iterable<Key>): Key[] =>
  [...keys].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** One that is torn says little, but it is in nobody's way: it is written anew. */
export const faceOf = (
  { document, isLive, path }: Pick<EditionRecord, 'document' | 'isLive' | 'path'>,
  edition: Edition | null = readDocument(document)
): Face => ({
  isLive,
  document,
  path: edition?.summary.path ?? path,
  listed: edition?.mentions.listed ?? [],
});

/** What was there before has mostly the same document, which nobody has to parse then. */
const changesBetween = (old: EditionRecord | undefined, next: FinishedEdition): NewChange[] => {
  const before = old && faceOf(old, old.document === next.document ? next.edition : undefined);
  return decideChanges(next, before ?? null, faceOf(next, next.edition));
};

/** What is stored of some articles, and what their content would be projected to now; by `keyOf`. */
export interface Comparison {
  stored: Map<string, EditionRecord>;
  projected: Map<string, FinishedEdition>;
  /** Those of the articles that are taken down: nothing is projected of them, whatever is there. */
  killed: ReadonlySet<string>;
}

/** What there is of some articles, and what there should be: what is written comes from it. */
export interface Reading extends Comparison {
  mentioned: StoredMention[];
}

/** What was read of some articles and of others. */
export const mergeReadings = (one: Reading, other: Reading): Reading => ({
  stored: new Map([...one.stored, ...other.stored]),
  projected: new Map([...one.projected, ...other.projected]),
  killed: new Set([...one.killed, ...other.killed]),
  mentioned: [...one.mentioned, ...other.mentioned],
});

interface RefreshOptions {
  isRebuild?: boolean;
  /** Done while editions are written, with the changes that tell of them. */
  meanwhile?: (changes: readonly NewChange[]) => Promise<unknown>;
}

/**
 * Projects articles again and writes what came out different, with the change that tells of it. Called
 * with the change log locked: what it reads is then as of the log's head, and nobody writes an edition
 * from older facts after it.
 */
export const createRefresh = ({
  strapi,
  database,
  locales,
  gather,
  store,
  mentions,
  searchIndex,
  projection,
  notesOf,
  forget,
}: {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  gather: Gather;
  store: EditionStore;
  mentions: MentionStore;
  searchIndex: SearchIndex;
  projection: () => ProjectionSettings;
  notesOf: (documentIds: readonly string[]) => Promise<Notes>;
  /** Drops answers with these keys from this node's memory. */
  forget: (keys: readonly string[]) => void;
}) => {
  const project = (facts: DocumentFacts, nowMs: number): FinishedEdition => {
    const edition = projectEdition(facts, projection());
    const { id, servedLocale, slug, kind, path, firstPublishedAt, updatedAt } = edition.summary;
    const window = {
      fromMs: edition.window.from ?? 0,
      untilMs: edition.window.until ?? NEVER_MS,
    };
    return {
      documentId: id,
      locale: servedLocale,
      slug,
      kind,
      document: JSON.stringify(edition),
      edition,
      path,
      publishedMs: Date.parse(firstPublishedAt),
      modifiedMs: Date.parse(updatedAt),
      isIndexed: isIndexed(edition),
      ...window,
      turnMs: nextTurn(window, nowMs),
      isLive: isLiveAt(window, nowMs),
      seq: 0,
    };
  };

  /** Every locale of these articles. Writes nothing. */
  const compare = async (documentIds: readonly string[]): Promise<Comparison> => {
    const configured = new Set(await locales.codes());
    const [rows, notes, stored] = await concurrently(
      gather.published(documentIds),
      notesOf(documentIds),
      store.ofDocuments(documentIds)
    );
    const shown = rows.filter(
      ({ locale, documentId }) => configured.has(locale) && !notes.killed.has(documentId)
    );
    const facts = await gather.documents(shown, notes, shown);
    const nowMs = getNow(strapi).getTime();
    return {
      stored: new Map(stored.map((record) => [keyOf(record), record])),
      projected: new Map(
        facts.map((article) => {
          const record = project(article, nowMs);
          return [keyOf(record), record];
        })
      ),
      killed: notes.killed,
    };
  };

  const storeEditions = async (
    written: readonly FinishedEdition[],
    removed: readonly EditionKey[]
  ): Promise<void> => {
    await store.write(written);
    await store.remove(removed);
  };

  const storeMentions = async (
    mentioned: readonly StoredMention[],
    written: readonly FinishedEdition[],
    removed: readonly EditionKey[]
  ): Promise<void> => {
    await mentions.write(mentioned, written);
    await mentions.remove(removed);
  };

  /** Every locale of these articles. Writes nothing. */
  const read = async (documentIds: readonly string[]): Promise<Reading> => {
    const ids = [...new Set(documentIds)].sort();
    if (ids.length === 0) {
      return { stored: new Map(), projected: new Map(), killed: new Set(), mentioned: [] };
    }
    const [comparison, mentioned] = await concurrently(compare(ids), mentions.ofDocuments(ids));
    return { ...comparison, mentioned };
  };

  return {
    compare,
    read,

    /**
     * Writes what comes out different. `head` is the newest change in the log; the changes returned are to
     * be appended behind it, in this order. A rebuild also looks after the lists and words of what came out
     * the same, whatever may have become of them.
     */
    async write(
      { stored, projected, killed, mentioned }: Reading,
      head: number,
      { isRebuild = false, meanwhile = async () => {} }: RefreshOptions = {}
    ): Promise<NewChange[]> {
      const changes: NewChange[] = [];
      const written: FinishedEdition[] = [];
      const unchanged: FinishedEdition[] = [];
      /** What readers do not see yet has no place in the log, but answers now change at its hour. */
      const untold: string[] = [];
      for (const record of inOrder(projected.values())) {
        const old = stored.get(keyOf(record));
        if (old && isSame(old, record)) {
          unchanged.push(record);
          continue;
        }
        const told = changesBetween(old, record);
        changes.push(...told);
        const seq = told.length > 0 ? head + changes.length : (old?.seq ?? 0);
        written.push({ ...record, seq });
        if (told.length === 0) untold.push(...tagsOf(record, [faceOf(record)]));
      }
      const removed = inOrder(stored.values()).filter((old) => !projected.has(keyOf(old)));
      for (const old of removed) {
        const isKilled = killed.has(old.documentId);
        changes.push(...decideChanges(old, faceOf(old), null, { isKilled }));
      }

      const lookedAfter = isRebuild ? [...written, ...unchanged] : written;
      await database.writeEach(
        () => storeEditions(written, removed),
        // A rebuild also removes mentions of what has no edition.
        () =>
          isRebuild
            ? mentions.writeAll(mentioned, lookedAfter)
            : storeMentions(mentioned, written, removed),
        () => searchIndex.follow(lookedAfter, removed),
        () => meanwhile(changes)
      );
      await strapi.db.transaction(({ onCommit }) => onCommit(() => forget(untold)));
      return changes;
    },

    /** Reads and writes every locale of these articles. */
    async refresh(
      documentIds: readonly string[],
      head: number,
      options?: RefreshOptions
    ): Promise<NewChange[]> {
      return this.write(await read(documentIds), head, options);
    },

    /** Tells the log of editions whose hour has come: an embargo lifted, an expiry reached. */
    async turn(limit: number, head: number): Promise<{ turned: number; changes: NewChange[] }> {
      const nowMs = getNow(strapi).getTime();
      const due = await store.due(nowMs, limit);
      const changes: NewChange[] = [];
      for (const record of due) {
        const face = faceOf(record);
        const isLive = isLiveAt(record, nowMs);
        const told = decideChanges(record, face, { ...face, isLive });
        changes.push(...told);
        await store.turn({
          ...record,
          isLive,
          turnMs: nextTurn(record, nowMs),
          seq: told.length > 0 ? head + changes.length : record.seq,
        });
      }
      return { turned: due.length, changes };
    },
  };
};

/** The next turn counts too: an edition that would miss its hour is not the same. */
export const isSame = (old: EditionRecord, next: EditionRecord): boolean =>
  old.document === next.document &&
  old.slug === next.slug &&
  old.kind === next.kind &&
  old.path === next.path &&
  old.publishedMs === next.publishedMs &&
  old.modifiedMs === next.modifiedMs &&
  old.isIndexed === next.isIndexed &&
  old.fromMs === next.fromMs &&
  old.untilMs === next.untilMs &&
  old.turnMs === next.turnMs &&
  old.isLive === next.isLive;

export type Refresh = ReturnType<typeof createRefresh>;
