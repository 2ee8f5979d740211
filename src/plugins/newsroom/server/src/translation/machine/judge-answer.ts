import type { TranslationUnit } from '../../text/translation-units';
import { plainText, type UnitPart, type UnitParts } from '../../text/unit-parts';
import { readMarkup } from './markup';
import type { Prepared } from './prepare';

/** Why a unit has no translation although it was asked for. */
export type LeftOutReason = 'too-long' | 'empty-answer' | 'longer-than-allowed';

export interface JudgedUnit {
  unit: TranslationUnit;
  current: UnitParts | null;
  /** null: there is none, for this reason. */
  parts: UnitPart[] | null;
  reason: LeftOutReason | null;
  /** Codes and terms that were dropped: `link`, `bold`, `term`, … */
  lost: string[];
}

/** What an answer of a provider is worth for one unit. Pure. @param answer null: it was not sent */
export const judgeAnswer = (
  { unit, current, marked, fate }: Prepared,
  answer: string | null
): JudgedUnit => {
  const leftOut = (reason: LeftOutReason): JudgedUnit => ({
    ...{ unit, current, reason },
    ...{ parts: null, lost: [] },
  });
  if (fate === 'copied') return { unit, current, parts: [...unit.parts], reason: null, lost: [] };
  if (fate === 'too-long' || answer === null) return leftOut('too-long');
  const { parts, lost } = readMarkup(answer, marked);
  const text = plainText(parts);
  if (text.trim() === '') return leftOut('empty-answer');
  if (unit.maxLength !== null && text.length > unit.maxLength) {
    return leftOut('longer-than-allowed');
  }
  return { unit, current, parts, reason: null, lost };
};
