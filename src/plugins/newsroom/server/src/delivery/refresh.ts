import type { Core } from '@strapi/strapi';
import { NEVER_MS } from '../database';
import type { Locales } from '../locales/locales';
import type { NewChange } from '../publication/change-log';
import { getNow } from '../settings';
import { decideChanges, isLiveAt, nextTurn, type Face } from './decide-change';
import type { Edition } from './edition';
import type { EditionKey, EditionRecord, EditionStore } from './edition-store';
import type { DocumentFacts, ProjectionSettings } from './facts';
import type { Gather } from './gather';
import { projectEdition } from './project';
import type { SearchIndex } from './search-index';

const keyOf = ({ documentId, locale }: EditionKey): string => `${documentId} ${locale}`;

const faceOf = (record: Pick<EditionRecord, 'document' | 'isLive'>): Face => {
  const { summary, mentions } = JSON.parse(record.document) as Edition;
  const { document, isLive } = record;
  return { isLive, document, path: summary.path, listed: mentions.listed };
};

/**
 * Projects articles again and writes what came out different, with the change that tells of it. Called
 * with the change log locked: what it reads is then as of the log's head, and nobody writes an edition
 * from older facts after it.
 */
export const createRefresh = ({
  strapi,
  locales,
  gather,
  store,
  searchIndex,
  projection,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  gather: Gather;
  store: EditionStore;
  searchIndex: SearchIndex;
  projection: () => ProjectionSettings;
}) => {
  const project = (facts: DocumentFacts, nowMs: number): EditionRecord => {
    const edition = projectEdition(facts, projection());
    const { id, servedLocale, slug, kind, firstPublishedAt } = edition.summary;
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
      publishedMs: Date.parse(firstPublishedAt),
      ...window,
      turnMs: nextTurn(window, nowMs),
      isLive: isLiveAt(window, nowMs),
      seq: 0,
    };
  };

  return {
    /**
     * Every locale of these articles. `head` is the newest change in the log; the changes returned are
     * to be appended behind it, in this order. A rebuild also writes what came out the same, whatever
     * may have become of its lists and words.
     */
    async refresh(
      documentIds: readonly string[],
      head: number,
      { isRebuild = false } = {}
    ): Promise<NewChange[]> {
      const ids = [...new Set(documentIds)].sort();
      if (ids.length === 0) return [];
      const nowMs = getNow(strapi).getTime();
      const configured = new Set(await locales.codes());
      const rows = await gather.published({ documentId: { $in: ids } });
      const facts = await gather.documents(rows.filter(({ locale }) => configured.has(locale)));
      const before = new Map((await store.ofDocuments(ids)).map((old) => [keyOf(old), old]));
      const after = new Map<string, EditionRecord>();
      for (const article of facts) {
        const record = project(article, nowMs);
        after.set(keyOf(record), record);
      }

      const changes: NewChange[] = [];
      const written: EditionRecord[] = [];
      for (const record of [...after.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
        const old = before.get(keyOf(record));
        if (old && !isRebuild && isSame(old, record)) continue;
        const told = decideChanges(record, old ? faceOf(old) : null, faceOf(record));
        changes.push(...told);
        const seq = told.length > 0 ? head + changes.length : (old?.seq ?? 0);
        written.push({ ...record, seq });
      }
      const removed = [...before.values()].filter((old) => !after.has(keyOf(old)));
      for (const old of removed) changes.push(...decideChanges(old, faceOf(old), null));

      await store.write(written);
      await store.remove(removed);
      await searchIndex.follow(written, removed);
      return changes;
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

const isSame = (old: EditionRecord, next: EditionRecord): boolean =>
  old.document === next.document &&
  old.slug === next.slug &&
  old.kind === next.kind &&
  old.publishedMs === next.publishedMs &&
  old.fromMs === next.fromMs &&
  old.untilMs === next.untilMs &&
  old.isLive === next.isLive;

export type Refresh = ReturnType<typeof createRefresh>;
