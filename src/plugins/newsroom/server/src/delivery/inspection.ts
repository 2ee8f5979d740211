import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import type { ChangeLog, NewChange } from '../publication/change-log';
import { createLogInspection, type LastWord } from '../publication/log-inspection';
import { getNow } from '../settings';
import { inWriteTransaction } from '../transaction';
import { decideChanges } from './decide-change';
import type { Batch, EditionRecord, EditionStore } from './edition-store';
import type { MentionStore } from './mention-store';
import { faceOf, keyOf, type Refresh } from './refresh';
import type { SearchPort } from './search/port';
import type { Committed } from './unit-of-work';

const LIVE = ['publish', 'update', 'redirect'];

/** Whether readers of the log believe that they can get it. */
export const saysLive = (word: Pick<LastWord, 'action'> | undefined): boolean =>
  word !== undefined && LIVE.includes(word.action);

/** What `doctor` needs of the read model: to look into all of it, and to mend it so that the log tells. */
export const createInspection = ({
  strapi,
  database,
  changeLog,
  store,
  mentions,
  refresh,
  search,
  committed,
}: {
  strapi: Core.Strapi;
  database: Database;
  changeLog: ChangeLog;
  store: EditionStore;
  mentions: MentionStore;
  refresh: Refresh;
  search: SearchPort;
  committed: Committed;
}) => {
  const log = createLogInspection({ database });

  /** Works with the change log locked, in a transaction; the changes given to `tell` go into the log. */
  const locked = <Result>(
    work: (head: number, tell: (changes: readonly NewChange[]) => void) => Promise<Result>
  ): Promise<Result> =>
    inWriteTransaction({ strapi }, async ({ onCommit }) => {
      const head = await changeLog.lock();
      const changes: NewChange[] = [];
      const result = await work(head, (told) => changes.push(...told));
      await changeLog.append(head, changes, getNow(strapi));
      onCommit(() => committed(head, changes));
      return result;
    });

  const correctionOf = (edition: EditionRecord | undefined, word: LastWord): NewChange[] => {
    const { documentId, locale, path, tags } = word;
    if (edition) {
      const face = faceOf(edition);
      return decideChanges(edition, { ...face, isLive: saysLive(word) }, face);
    }
    if (!saysLive(word)) return [];
    return [{ action: 'unpublish', entity: 'article', id: documentId, locale, path, tags }];
  };

  /** Tells the log of what it says otherwise, or nothing, of these articles. */
  const retell = (documentIds: readonly string[]): Promise<void> =>
    locked(async (head, tell) => {
      const editions = new Map(
        (await store.ofDocuments(documentIds)).map((record) => [keyOf(record), record])
      );
      const words = new Map((await log.lastWords(documentIds)).map((word) => [keyOf(word), word]));
      let seq = head;
      for (const key of [...new Set([...editions.keys(), ...words.keys()])].sort()) {
        const edition = editions.get(key);
        const word = words.get(key);
        const face = edition && { ...faceOf(edition) };
        const changes = word
          ? correctionOf(edition, word)
          : edition && face
            ? decideChanges(edition, null, face)
            : [];
        if (changes.length === 0) continue;
        tell(changes);
        seq += changes.length;
        if (edition) await store.turn({ ...edition, seq });
      }
    });

  return {
    log,
    locked,
    compare: refresh.compare,
    mentions: mentions.ofDocuments,
    search: search.inspect,

    /** Articles that content, read model, log or index know of, in the order of their ids. */
    async documents(page: Batch): Promise<string[]> {
      const known = await Promise.all([
        store.everyDocument(page),
        log.articles(page),
        search.inspect?.documents(page) ?? [],
      ]);
      return [...new Set(known.flat())].sort().slice(0, page.limit);
    },

    /** Makes the editions, lists and words of these articles anew and sets the log right about them. */
    async mend(documentIds: readonly string[]): Promise<void> {
      await locked(async (head, tell) => {
        const stray = (await search.inspect?.ofDocuments(documentIds)) ?? [];
        tell(await refresh.refresh(documentIds, head, { isRebuild: true }));
        const kept = new Set((await store.ofDocuments(documentIds)).map(keyOf));
        const gone = stray.filter((key) => !kept.has(keyOf(key)));
        if (gone.length > 0) await search.remove(gone);
      });
      await retell(documentIds);
    },
  };
};

export type Inspection = ReturnType<typeof createInspection>;
