import type { Settings } from '../../config';
import { plainText } from '../../text/unit-parts';
import type { DecidedUnit } from './decide-machine';
import { writeMarkup, type Marked } from './markup';
import { packBatches } from './pack-batches';
import type { ProviderLimits } from './port';
import { createTermFinder } from './protect-terms';

type Glossary = Settings['translation']['machine']['glossaries'][number];

/** A unit on its way to the provider; `copied` says the same in every language and stays at home. */
export interface Prepared extends DecidedUnit {
  marked: Marked;
  fate: 'sent' | 'copied' | 'too-long';
  /** Without markup, in code points: what providers bill. */
  characters: number;
}

const LETTER = /\p{L}/u;

/**
 * Units as they are sent. Pure.
 *
 * @param protects whether terms are protected here; else the provider has its own glossary
 */
export const prepareUnits = (
  units: readonly DecidedUnit[],
  {
    glossary,
    protects,
    limits,
    maxCharacters,
  }: {
    glossary: Glossary | null;
    protects: boolean;
    limits: ProviderLimits;
    maxCharacters: number;
  }
): Prepared[] => {
  const findTerms = createTermFinder(protects && glossary ? glossary.entries : []);
  const marked = units.map(({ unit }) => writeMarkup(unit.parts, findTerms));
  const { tooLong } = packBatches(
    marked.map(({ text }) => text),
    { ...limits, maxCharacters }
  );
  return units.map((decided, index): Prepared => {
    const text = plainText(decided.unit.parts).trim();
    const fate = !LETTER.test(text) ? 'copied' : tooLong.includes(index) ? 'too-long' : 'sent';
    return {
      ...decided,
      marked: marked[index] ?? writeMarkup(decided.unit.parts, findTerms),
      fate,
      characters: fate === 'sent' ? [...text].length : 0,
    };
  });
};
