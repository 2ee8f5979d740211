import type { Core } from '@strapi/strapi';
import { createAsyncContext } from '../async-context';
import { concurrently } from '../concurrently';
import type { SharedType } from '../constants';
import type { ChangeLog, NewChange } from '../publication/change-log';
import { getNow } from '../settings';
import { inWriteTransaction } from '../transaction';
import { tagsOf } from './decide-change';
import type { EditionStore } from './edition-store';
import { mergeReadings, type Refresh } from './refresh';
import type { RefreshJobs } from './refresh-jobs';
import { decideSharedChanges, readSharedFaces, thingOf, type SharedReading } from './shared-faces';
import { articleThing } from './things';

/** A change that more articles show than this commits at once, and they follow in batches. */
const MAX_AT_ONCE = 50;

interface Touched {
  articles: Set<string>;
  /** Sections, sources and promos. */
  shared: Map<string, SharedReading>;
  /** Told although no edition tells of it. */
  told: NewChange[];
}

/** Told after a commit: where the change log ended before it, and what it wrote behind that. */
export type Committed = (head: number, changes: readonly NewChange[]) => void;

/**
 * All that one write touches is projected once, at its end and inside its transaction: the publication,
 * its editions and its rows in the change log commit together or not at all.
 */
export const createUnitOfWork = ({
  strapi,
  changeLog,
  store,
  refresh,
  jobs,
  committed,
}: {
  strapi: Core.Strapi;
  changeLog: ChangeLog;
  store: EditionStore;
  refresh: Refresh;
  jobs: RefreshJobs;
  committed: Committed;
}) => {
  const storage = createAsyncContext<Touched>();

  /** Articles that show a thing, or, when there are too many, a job that gets to them. */
  const dependents = async (thing: string, locale: string | null): Promise<string[]> => {
    const found = await store.mentioning(thing, locale, { after: '', limit: MAX_AT_ONCE + 1 });
    if (found.length <= MAX_AT_ONCE) return found;
    await jobs.add(thing, locale);
    return [];
  };

  const changesOfShared = async ({ shared }: Touched): Promise<[NewChange[], string[]]> => {
    const changes: NewChange[] = [];
    const articles: string[] = [];
    for (const { uid, documentId, before } of shared.values()) {
      const after = await readSharedFaces({ strapi }, uid, documentId);
      const found = decideSharedChanges(uid, documentId, before, after);
      changes.push(...found);
      // An address stands in other languages, too: of a translation, or where a promo falls back.
      const isMoved = found.some(({ action }) => action === 'redirect');
      for (const locale of isMoved ? [null] : new Set(found.map((change) => change.locale))) {
        articles.push(...(await dependents(thingOf(uid, documentId), locale)));
      }
    }
    return [changes, articles];
  };

  const dependentsOf = async (documentIds: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const id of documentIds) found.push(...(await dependents(articleThing(id), null)));
    return found;
  };

  const flush = async (touched: Touched): Promise<void> => {
    const { articles: own, shared, told } = touched;
    if (own.size === 0 && shared.size === 0 && told.length === 0) return;
    // As a rule each article of its own has one.
    const expected = own.size;
    const lock = await changeLog.beginLock(expected);
    let isAppended = false;
    const changes: NewChange[] = [];
    const append = async (ofArticles: readonly NewChange[]): Promise<void> => {
      isAppended = true;
      changes.push(...ofArticles);
      await changeLog.append(await lock.head(), changes, getNow(strapi), expected);
    };
    try {
      const [head, [ofShared, showing], related, reading] = await concurrently(
        lock.head(),
        changesOfShared(touched),
        dependentsOf([...own]),
        refresh.read([...own])
      );
      changes.push(...ofShared, ...told);
      const others = await refresh.read([...showing, ...related].filter((id) => !own.has(id)));
      await refresh.write(mergeReadings(reading, others), head + changes.length, {
        meanwhile: append,
      });
    } catch (error) {
      // Whoever shares the transaction may yet commit the rest of it: the counter goes back.
      if (!isAppended) {
        await lock
          .head()
          .then((head) => changeLog.append(head, [], getNow(strapi), expected))
          .catch(() => null);
      }
      throw error;
    }
    const head = await lock.head();
    await strapi.db.transaction(({ onCommit }) => onCommit(() => committed(head, changes)));
  };

  return {
    /** Runs a write in its transaction; what it touches is projected when the outermost one ends. */
    async run<Result>(write: () => Promise<Result>): Promise<Result> {
      if (storage.getStore()) return write();
      const touched: Touched = { articles: new Set(), shared: new Map(), told: [] };
      return storage.run(touched, async () => {
        const result = await write();
        await flush(touched);
        return result;
      });
    },

    /** What readers can get of an article may have changed. */
    touchArticle(documentId: string): void {
      storage.getStore()?.articles.add(documentId);
    },

    /** What the desk says of a story beside its text has changed: readers get it anew. */
    async followArticle(documentId: string): Promise<void> {
      await this.run(async () => this.touchArticle(documentId));
    },

    /**
     * A story that was gone may come back in these languages: whoever keeps answers that say so drops
     * them. Readers of the log hear that it is not live, which they know.
     */
    async announceRevival(documentId: string, locales: readonly string[]): Promise<void> {
      const changes = locales.map((locale): NewChange => ({
        action: 'unpublish',
        entity: 'article',
        id: documentId,
        locale,
        path: null,
        tags: tagsOf({ documentId, locale }, []),
      }));
      await this.run(async () => {
        storage.getStore()?.told.push(...changes);
      });
    },

    /**
     * Called before a write to a section, source or promo, where the first reading counts; and after
     * one is made, of which the writes of its copies within have read too much by then.
     */
    async touchShared(uid: SharedType, documentId: string, isNew = false): Promise<void> {
      const touched = storage.getStore();
      if (!touched || (touched.shared.has(documentId) && !isNew)) return;
      const before = isNew ? new Map() : await readSharedFaces({ strapi }, uid, documentId);
      touched.shared.set(documentId, { uid, documentId, before });
    },

    /** Something that sections, sources and promos show was written; `before` is what readers saw. */
    async followShared(shown: readonly SharedReading[]): Promise<void> {
      if (shown.length === 0) return;
      await inWriteTransaction({ strapi }, () =>
        this.run(async () => {
          for (const reading of shown) storage.getStore()?.shared.set(reading.documentId, reading);
        })
      );
    },
  };
};

export type UnitOfWork = ReturnType<typeof createUnitOfWork>;
