import type { MachineDesk } from '../machine/desk';
import type { TranslationState } from '../translation-state';
import type { Memory } from './memory';

/**
 * Keeps what a person has confirmed: what the translation says now for each unit of the source at the
 * revision it was confirmed against. In the caller's transaction.
 */
export const createLearning =
  ({
    desk,
    memory,
  }: {
    desk: Pick<MachineDesk, 'versions' | 'revision'>;
    memory: Pick<Memory, 'learn'>;
  }) =>
  async (state: TranslationState): Promise<void> => {
    const { documentId, locale, sourceLocale, sourceRevision, confirmedBy } = state;
    const versions = await desk.versions(documentId);
    const [source, target] = [versions.get(sourceLocale), versions.get(locale)];
    if (!source || !target || sourceLocale === locale) return;
    const isNow = sourceRevision === null || sourceRevision === source.revision;
    const said = isNow
      ? source.state
      : await desk.revision({ documentId, locale: sourceLocale }, sourceRevision);
    if (!said) return;
    const confirmed = { documentId, sourceLocale, targetLocale: locale, by: confirmedBy };
    await memory.learn(confirmed, said, target.state);
  };
