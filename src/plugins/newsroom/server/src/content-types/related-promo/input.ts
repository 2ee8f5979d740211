import { normaliseMultiline, normaliseText } from '../../text/normalise';
import { problem, type Problem } from '../../problems';
import {
  instantProblems,
  integerProblem,
  isBefore,
  normaliseTexts,
  requiredTextProblem,
  textProblems,
  urlProblem,
} from '../field-rules';
import schema from './schema.json';

const windowProblem = ({ startsAt, endsAt }: Record<string, unknown>): Problem | null =>
  isBefore(endsAt, startsAt) ? problem('endsAt', 'must be after startsAt') : null;

export const findPromoProblems = (
  data: Record<string, unknown>,
  { isNew }: { isNew: boolean }
): Problem[] =>
  [
    requiredTextProblem(data, 'title', isNew),
    ...textProblems(data, ['title', 'text', 'ctaLabel'], schema.attributes),
    urlProblem(data, 'url'),
    ...instantProblems(data, ['startsAt', 'endsAt']),
    windowProblem(data),
    integerProblem(data, 'priority'),
  ].filter((found) => found !== null);

export const normalisePromo = (data: Record<string, unknown>): Record<string, unknown> =>
  normaliseTexts(
    normaliseTexts(data, ['title', 'ctaLabel'], normaliseText),
    ['text'],
    normaliseMultiline
  );
