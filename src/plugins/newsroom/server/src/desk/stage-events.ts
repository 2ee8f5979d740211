import type { Workflow } from '../config/workflow';
import { stageAfter, stageOf } from './decide-move';
import type { Cleared } from './flight-check';
import type { StagedVersion, StageReader } from './stage-reader';
import type { StageStore } from './stage-store';
import type { StageWriter } from './stage-writer';

/** How the stages of a story follow what is done to it. Each in the transaction of what is done. */
export const createStageEvents = ({
  workflow,
  reader,
  store,
  writer,
}: {
  workflow: () => Workflow;
  reader: StageReader;
  store: StageStore;
  writer: StageWriter;
}) => {
  const follow = async (
    event: 'unpublish' | 'edit',
    before: readonly StagedVersion[]
  ): Promise<void> => {
    for (const version of before) {
      const { stage, record, isPublished } = version;
      const to = stageAfter(workflow(), stage, event);
      const unmoved = stageOf(workflow(), {
        recorded: null,
        isPublished: isPublished && event !== 'unpublish',
      });
      // Where it stands without a record, it needs none.
      if (to === null || (record === null && to === unmoved)) continue;
      await writer.write(version, { stage: to }, event);
    }
  };

  return {
    /**
     * Publication puts a version where the settings say, and what was due is done. One that was never
     * moved needs no record for that: it is published, and so stands there.
     */
    async published(documentId: string, cleared: readonly Cleared[] | null): Promise<void> {
      const locales = (cleared ?? [])
        .filter(({ recordedStage }) => recordedStage !== null)
        .map(({ locale }) => locale);
      if (cleared !== null && locales.length === 0) return;
      for (const version of await reader.of(workflow(), documentId, cleared ? locales : null)) {
        const to = stageAfter(workflow(), version.stage, 'publish');
        if (!version.record || !version.isPublished || to === null) continue;
        await writer.write(version, { stage: to, dueAt: null }, 'publish');
      }
    },

    /** Versions as they stand, before something is done to them. @param locales - null: every language */
    before: (documentId: string, locales: readonly string[] | null): Promise<StagedVersion[]> =>
      reader.of(workflow(), documentId, locales),

    unpublished: (before: readonly StagedVersion[]): Promise<void> =>
      follow(
        'unpublish',
        before.filter(({ isPublished }) => isPublished)
      ),

    /** The text of these languages was changed. */
    async edited(documentId: string, locales: readonly string[]): Promise<void> {
      if (workflow().onEdit === null || locales.length === 0) return;
      await follow('edit', await reader.of(workflow(), documentId, locales));
    },

    /** Records of stages that the settings do not have: they count as none. */
    unknown: (page: { after: number; limit: number }) =>
      store.unknown(
        workflow().stages.map(({ code }) => code),
        page
      ),

    /** Writes down where a version stands whose stage the settings do not have. */
    async settle({
      documentId,
      locale,
    }: Pick<StagedVersion, 'documentId' | 'locale'>): Promise<void> {
      const [version] = await reader.of(workflow(), documentId, [locale]);
      if (!version) return store.remove(documentId, [locale]);
      await writer.write(version, { stage: version.stage }, 'doctor');
    },

    /** Forgets a language that the newsroom no longer has. */
    forgetLanguage: (locale: string): Promise<void> => store.removeLanguage(locale),

    /** Forgets the languages that a story no longer has. */
    async forgetGone(documentId: string): Promise<void> {
      const left = (await reader.of(workflow(), documentId, null)).map(({ locale }) => locale);
      const gone = (await store.of(documentId, null)).filter(
        ({ locale }) => !left.includes(locale)
      );
      if (gone.length > 0) {
        await store.remove(
          documentId,
          gone.map(({ locale }) => locale)
        );
      }
    },
  };
};

export type StageEvents = ReturnType<typeof createStageEvents>;
