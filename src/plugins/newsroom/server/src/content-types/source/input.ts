import { normaliseMultiline, normaliseText } from '../../text/normalise';
import { problem, type Problem } from '../../problems';
import { normaliseTexts, requiredTextProblem, textProblems, urlProblem } from '../field-rules';
import schema from './schema.json';

const CODE = /^[A-Z0-9][A-Z0-9._-]{0,39}$/;

/** Codes are written in capitals, however they were typed: "ap" and "AP" are one source. */
const normaliseCode = (code: string): string => normaliseText(code).toUpperCase();

const codeProblem = (data: Record<string, unknown>, isNew: boolean): Problem | null => {
  if (!('code' in data) && !isNew) return null;
  return typeof data.code === 'string' && CODE.test(normaliseCode(data.code))
    ? null
    : problem('code', 'must be 1 to 40 letters, digits, dots, hyphens or underscores, such as AP');
};

export const findSourceProblems = (
  data: Record<string, unknown>,
  { isNew }: { isNew: boolean }
): Problem[] =>
  [
    requiredTextProblem(data, 'name', isNew),
    codeProblem(data, isNew),
    ...textProblems(data, ['name', 'creditLine', 'usageTerms'], schema.attributes),
    urlProblem(data, 'url'),
  ].filter((found) => found !== null);

export const normaliseSource = (data: Record<string, unknown>): Record<string, unknown> =>
  normaliseTexts(
    normaliseTexts(
      normaliseTexts(data, ['name', 'creditLine'], normaliseText),
      ['usageTerms'],
      normaliseMultiline
    ),
    ['code'],
    normaliseCode
  );
