import { decideStates, sourceLocaleOf, type StateChanges } from './decide-states';
import type { Notices, Version } from './document-facts';
import { groupBy } from './group-by';
import type { TranslationState } from './translation-state';
import type { TranslationStateStore } from './translation-state-store';

/** What a version that was never saved here says becomes this one before its first save. */
const FIRST_REVISION = 1;

export interface Follow {
  /** Whether versions that are new are noted. */
  isNoted: boolean;
  /** Languages that were published just now. */
  published: readonly string[];
}

/** A story that is not taken down, with what is known of its versions after a write. */
export interface NoticedStory extends Notices {
  documentId: string;
  versions: readonly Version[];
  sourceLocale: string;
  decided: StateChanges;
}

/** Keeps the states of stories as their versions are. Everything runs in the caller's transaction. */
export const createStoryNotices = ({ states }: { states: TranslationStateStore }) => {
  /** Translations that are published are done: their readers have them. */
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

  /**
   * What is known of the versions of stories, noted where it is new; of those that are not taken down.
   *
   * @param before what was noted of their versions until now
   * @param notices what else has been said of them
   */
  return async (
    stories: ReadonlyMap<string, readonly Version[]>,
    before: ReadonlyMap<string, readonly TranslationState[]>,
    notices: ReadonlyMap<string, Notices>,
    { isNoted, published }: Follow
  ): Promise<NoticedStory[]> => {
    const found = [...stories].map(([documentId, versions]) => {
      const known = before.get(documentId) ?? [];
      return { documentId, versions, known, sourceLocale: sourceLocaleOf(versions, known) };
    });
    const standing = found.flatMap(({ documentId, ...story }) => {
      const said = notices.get(documentId);
      return said && !said.isKilled ? [{ ...story, ...said, documentId }] : [];
    });
    const known = groupBy(
      await finish(
        standing.flatMap((story) => story.known),
        published
      ),
      ({ documentId }) => documentId
    );
    const noticed = standing.map((story) => ({
      ...story,
      decided: decideStates(
        story.documentId,
        story.versions,
        known.get(story.documentId) ?? [],
        story.latest.get(story.sourceLocale)?.number ?? FIRST_REVISION
      ),
    }));
    if (isNoted) {
      await states.apply(new Map(noticed.map(({ documentId, decided }) => [documentId, decided])));
    }
    return noticed;
  };
};
