import type { Memory } from '../memory/memory';
import type { Origin } from '../translation-state';
import type { TranslationStates } from '../translation-states';
import { unitDigest } from '../unit-digest';
import type { ImportDecision } from './decide-import';
import type { FileIdentity } from './file-identity';

/**
 * What a file calls final is a person's word for these units, however far the rest is: they go to the
 * memory, and what a machine wrote of them counts as confirmed. In the caller's transaction.
 *
 * @returns how many segments and origins are other than they were
 */
export const createKeepFinished =
  ({
    states,
    remember,
    who,
  }: {
    states: TranslationStates;
    remember: Memory['remember'];
    /** Who acts now, by name. */
    who: () => string;
  }) =>
  async (
    { documentId, sourceLocale, targetLocale: locale }: FileIdentity,
    { finished }: ImportDecision
  ): Promise<number> => {
    if (finished.size === 0) return 0;
    const pair = { sourceLocale, targetLocale: locale };
    const added = await remember({ ...pair, documentId, by: who(), pairs: [...finished.values()] });

    const origins = Object.entries((await states.read(documentId, locale))?.origins ?? {});
    const said = new Set([...finished.values()].map(({ target }) => unitDigest(target)));
    const confirmed = origins.flatMap(([unit, origin]): [string, Origin][] =>
      origin.by === 'machine' && said.has(origin.digest)
        ? [[unit, { ...origin, by: 'confirmed' }]]
        : []
    );
    if (confirmed.length > 0) {
      await states.noteOrigins({ documentId, locale }, Object.fromEntries(confirmed));
    }
    return added + confirmed.length;
  };
