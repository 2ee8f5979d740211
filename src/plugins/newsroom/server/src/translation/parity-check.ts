import type { Core } from '@strapi/strapi';
import type { CheckedDraft, FlightCheckSource } from '../publication/flight-check-source';
import { getSettings } from '../settings';
import { parityFacts } from './parity-facts';
import { checkParity, PARITY_RULES } from './parity-rules';
import type { TranslationStates } from './translation-states';
import type { Admits } from './within-limits';

const madeAt = ({ createdAt, id }: CheckedDraft): [number, number] => [
  new Date(String(createdAt)).getTime(),
  Number(id),
];

/** The version that was made first. */
const firstOf = (versions: readonly CheckedDraft[]): CheckedDraft | undefined =>
  [...versions].sort((a, b) => {
    const [[aMs, aId], [bMs, bId]] = [madeAt(a), madeAt(b)];
    return aMs - bMs || aId - bId;
  })[0];

/**
 * Compares a translation with its source as both stand, before it is published. The source is the version
 * it was made from, or else the first that was written; that one is compared with nothing.
 */
export const createParityCheck = ({
  strapi,
  states,
  admits,
}: {
  strapi: Core.Strapi;
  states: Pick<TranslationStates, 'read'>;
  admits: Admits;
}): FlightCheckSource => {
  const sourceOf = async (
    { documentId, locale }: CheckedDraft,
    versions: readonly CheckedDraft[]
  ): Promise<CheckedDraft | null> => {
    // Most stories have one language, and nothing is asked for them.
    if (versions.every((version) => version.locale === locale)) return null;
    const known = (await states.read(documentId, locale))?.sourceLocale;
    const source = versions.find((version) => version.locale === known) ?? firstOf(versions);
    return source && source.locale !== locale ? source : null;
  };

  return {
    rules: PARITY_RULES.map(({ code }) => ({ code, severity: 'warns' })),

    async check(draft, _at, versions) {
      const source = await sourceOf(draft, versions);
      if (!source) return [];
      // What differs is told in figures and names: it is not for those who may not read the source.
      const locales = [source.locale];
      if (!(await admits(draft.documentId, { locales, purpose: 'read' }))) return [];
      const { readingRates } = getSettings(strapi);
      const findings = checkParity({
        source: parityFacts(source, readingRates),
        translation: parityFacts(draft, readingRates),
      });
      return findings.map(({ block, ...finding }) => ({
        ...finding,
        ...(block === null ? {} : { block }),
        severity: 'warns' as const,
        locale: draft.locale,
      }));
    },
  };
};
