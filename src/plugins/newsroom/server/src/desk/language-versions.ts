import type { ArticleState } from './article-state';
import type { History } from './history';
import type { Logbook, NewLogbookEntry } from './logbook';
import type { ReachService } from './reach';

interface Version {
  documentId: string;
  locale: string;
}

/** What of the desk is offered to `translation`, which does not know it: drafts, revisions, saves. */
export const createLanguageVersions = ({
  history: { drafts, store, saves },
  logbook,
  sight,
}: {
  history: History;
  logbook: Logbook;
  sight: ReachService['sight'];
}) => ({
  /** Every language version of an article that whoever acts may read, as it stands, by locale. */
  async versions(documentId: string) {
    const sees = await sight([documentId]);
    const read = await drafts.read(documentId, null);
    return new Map(
      read
        .filter(({ locale }) => sees(documentId, locale))
        .map(({ locale, state, last }) => [locale, { state, revision: last?.number ?? 0 }])
    );
  },

  /** What a version said at a revision; null: that is not known any more. */
  async revision(version: Version, number: number): Promise<ArticleState | null> {
    return (await store.find(version, number))?.state ?? null;
  },

  /** @param base 0 makes the version @returns the revision that it is at now */
  async save(
    version: Version,
    base: number,
    data: Readonly<Record<string, unknown>>
  ): Promise<number> {
    const { draft } = await saves.update(version, base, data);
    return draft.last?.number ?? 0;
  },

  record: (entry: NewLogbookEntry): Promise<void> => logbook.record(entry),
});
