import type { Core } from '@strapi/strapi';
import { seenAtGate } from '../publication/remarks';
import { getNow, getSettings } from '../settings';
import type { ActingService } from './actor';
import { changedFields, SHARED_FIELDS } from './article-state';
import type { Draft, DraftReader } from './draft-reader';
import type { NewRevision, RevisionStore } from './revision-store';

/** Which revision a version is at after an action, and what the action changed. */
export interface Recorded {
  locale: string;
  number: number;
  fields: readonly string[];
  /** The revision that was brought back. */
  restored: number | null;
}

const DAY_MS = 86_400_000;
/** Old revisions are looked for at each so-manieth save of a version. */
const PRUNE_EVERY = 10;

const isShared = (field: string): boolean => (SHARED_FIELDS as readonly string[]).includes(field);

/**
 * Numbers and keeps what an article said after each save of substance, by document and locale. Gapless,
 * since writes to one document follow each other (see `transaction.ts`).
 */
export const createRevisions = ({
  strapi,
  acting,
  drafts,
  store,
}: {
  strapi: Core.Strapi;
  acting: ActingService;
  drafts: DraftReader;
  store: RevisionStore;
}) => {
  const next = (
    draft: Draft,
    { action, isPublication }: { action: string; isPublication: boolean }
  ): NewRevision | null => {
    const { documentId, locale, state, last, updatedMs } = draft;
    const fields = changedFields(last?.state ?? null, state);
    if (last && fields.length === 0) return null;
    const { actor, saving } = acting.current();
    const isAsked = saving?.documentId === documentId && saving.locale === locale;
    const atMs = getNow(strapi).getTime();
    return {
      documentId,
      locale,
      state,
      fields,
      number: (last?.number ?? 0) + 1,
      atMs,
      savedMs: updatedMs,
      actor,
      action: isAsked && saving.restored !== null ? 'restore' : action,
      base: isAsked ? saving.base : (last?.number ?? null),
      restored: isAsked ? saving.restored : null,
      publishedMs: isPublication ? atMs : null,
    };
  };

  const prune = async ({ documentId, locale, number }: NewRevision): Promise<void> => {
    if (number % PRUNE_EVERY !== 0) return;
    const { keep, days } = getSettings(strapi).desk.revisions;
    await store.prune(
      { documentId, locale },
      { upTo: number - keep, beforeMs: getNow(strapi).getTime() - days * DAY_MS }
    );
  };

  const write = async (read: readonly Draft[], action: string): Promise<Recorded[]> => {
    const isPublication = action === 'publish';
    const written = read.map((draft) => ({ draft, made: next(draft, { action, isPublication }) }));
    const made = written.flatMap((one) => one.made ?? []);
    await store.insert(made);
    if (isPublication) {
      const asTheyWere = written.flatMap(({ draft, made }) =>
        made || !draft.last ? [] : [draft.last.id]
      );
      await store.markPublished(asTheyWere, getNow(strapi).getTime());
    }
    for (const revision of made) await prune(revision);
    return written.map(({ draft, made }) => ({
      locale: draft.locale,
      number: made?.number ?? draft.last?.number ?? 0,
      fields: made?.fields ?? [],
      restored: made?.restored ?? null,
    }));
  };

  /**
   * A publication leaves its drafts as the gate has read them, but for the readers' clock, and most of them
   * have a revision already. Null: they have to be looked at.
   */
  const recordAsSeen = async (
    documentId: string,
    locales: readonly string[]
  ): Promise<Recorded[] | null> => {
    const seen = seenAtGate(documentId);
    const recorded: Recorded[] = [];
    for (const draft of seen?.drafts.filter(({ locale }) => locales.includes(locale)) ?? []) {
      const { locale } = draft;
      const state = drafts.stateOf(draft, seen?.pictures.get(locale) ?? null);
      const atMs = getNow(strapi).getTime();
      const number = await store.markPublishedIfSame({ documentId, locale }, state, atMs);
      if (number === null) return null;
      recorded.push({ locale, number, fields: [], restored: null });
    }
    return recorded.length === locales.length ? recorded : null;
  };

  return {
    /**
     * Keeps what a version says before its first change here: one that was made before there were
     * revisions, or past the document service, has none yet.
     */
    async adopt(documentId: string, locale: string): Promise<void> {
      if (!(await store.isEmpty({ documentId, locale }))) return;
      await write(await drafts.read(documentId, [locale]), 'adopt');
    },

    /**
     * Writes down what an article says after an action, in the action's transaction. A state that says
     * the same as the last one makes no revision. What all locales share makes one in each.
     *
     * @param locales null: every locale
     * @returns what became of these locales, and of the others where they share what was changed
     */
    async record(
      documentId: string,
      locales: readonly string[] | null,
      action: string
    ): Promise<Recorded[]> {
      if (action === 'publish' && locales !== null) {
        const asSeen = await recordAsSeen(documentId, locales);
        if (asSeen) return asSeen;
      }
      const recorded = await write(await drafts.read(documentId, locales), action);
      const isForAll = action === 'update' && recorded.some(({ fields }) => fields.some(isShared));
      if (!isForAll || locales === null) return recorded;
      const all = await drafts.read(documentId, null);
      const others = all.filter(({ locale }) => !locales.includes(locale));
      return [...recorded, ...(await write(others, 'sync'))];
    },
  };
};

export type Revisions = ReturnType<typeof createRevisions>;
