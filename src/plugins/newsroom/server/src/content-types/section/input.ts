import { normaliseMultiline, normaliseText } from '../../text/normalise';
import { problem, type Problem } from '../../problems';
import { integerProblem, normaliseTexts, requiredTextProblem, textProblems } from '../field-rules';
import schema from './schema.json';

export const findSectionProblems = (
  data: Record<string, unknown>,
  { isNew }: { isNew: boolean }
): Problem[] => {
  const { colour } = data;
  const isColour = typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour);
  return [
    requiredTextProblem(data, 'name', isNew),
    ...textProblems(data, ['name', 'description', 'seoTitle', 'seoDescription'], schema.attributes),
    colour === undefined || colour === null || colour === '' || isColour
      ? null
      : problem('colour', 'must look like #1f4e79'),
    integerProblem(data, 'position'),
  ].filter((found) => found !== null);
};

export const normaliseSection = (data: Record<string, unknown>): Record<string, unknown> =>
  normaliseTexts(
    normaliseTexts(data, ['name', 'seoTitle'], normaliseText),
    ['description', 'seoDescription'],
    normaliseMultiline
  );
