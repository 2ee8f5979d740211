import { errors } from '@strapi/utils';
import { refuseAs } from '../../problems';
import type { UnitState } from '../../text/translation-units';
import type { TranslationState } from '../translation-state';
import { decideMachine, type DecidedUnit } from './decide-machine';
import type { MachineDesk, Version, VersionNow } from './desk';

/** A translation with its source, as both stand now. */
export interface Loaded {
  source: VersionNow & { locale: string };
  target: VersionNow | null;
  /** What the source said when the translation was made; null: nobody knows. */
  madeFrom: UnitState | null;
  decided: DecidedUnit[];
}

export interface LoadParts {
  desk: MachineDesk;
  /** What is known of a version as a translation; null: nothing. */
  stateOf: (documentId: string, locale: string) => Promise<TranslationState | null>;
}

const pickSource = (
  asked: string | null,
  { known, target, locales }: { known: string | null; target: string; locales: readonly string[] }
): string => {
  if (asked === target) refuseAs('same-language', 'source', 'must be another language');
  if (asked !== null) {
    if (!locales.includes(asked)) {
      refuseAs('unknown-version', 'source', `the article has no version in "${asked}"`);
    }
    return asked;
  }
  const others = locales.filter((locale) => locale !== target);
  const found = others.find((locale) => locale === known) ?? others[0];
  return found ?? refuseAs('unknown-version', 'source', 'there is nothing to translate from');
};

/**
 * Reads a translation and its source, and decides which units a machine may write.
 *
 * @param asked the language to translate from; null: the one that it was made from, or the first written
 * @throws NotFoundError (404) for an article that there is not
 */
export const loadTranslation = async (
  { desk, stateOf }: LoadParts,
  { documentId, locale }: Version,
  asked: string | null
): Promise<Loaded> => {
  const versions = await desk.versions(documentId);
  if (versions.size === 0) {
    throw new errors.NotFoundError('There is no such article', { code: 'unknown-article' });
  }
  const state = await stateOf(documentId, locale);
  const sourceLocale = pickSource(asked, {
    known: state?.sourceLocale ?? null,
    target: locale,
    locales: [...versions.keys()],
  });
  const source = versions.get(sourceLocale);
  if (!source)
    throw new errors.NotFoundError('There is no such article', { code: 'unknown-article' });
  const target = versions.get(locale) ?? null;
  const isMadeFromIt = state?.sourceLocale === sourceLocale && state.sourceRevision !== null;
  const madeFrom: UnitState | null =
    target && isMadeFromIt && state.sourceRevision !== null
      ? await desk.revision({ documentId, locale: sourceLocale }, state.sourceRevision)
      : null;
  const origins = state?.origins ?? {};
  const isConfirmed = state !== null && state.confirmedAt !== null;
  const texts = { source: source.state, target: target?.state ?? null, madeFrom };
  return {
    source: { ...source, locale: sourceLocale },
    target,
    madeFrom,
    decided: decideMachine({ ...texts, origins, isConfirmed }),
  };
};
