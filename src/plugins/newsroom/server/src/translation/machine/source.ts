import { loadTranslation, type LoadParts } from './load';
import type { Version } from './desk';

/** The source of a translation as it stands, whether there is a translation or not. */
export const createTranslationSource = (parts: LoadParts) => ({
  /**
   * @param asked a language; null: the one that the story was written in first
   * @throws NotFoundError (404) for an article that there is not
   */
  async find(version: Version, asked: string | null) {
    const { source } = await loadTranslation(parts, version, asked);
    return source;
  },
});
