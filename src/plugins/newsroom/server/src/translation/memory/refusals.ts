import { errors } from '@strapi/utils';
import type { TmxProblem } from './tmx-reader';

/** 404: a segment that was never there, or is not any more. */
export const noSuchSegment = (): Error =>
  new errors.NotFoundError('The memory has no such segment', { code: 'unknown-segment' });

/** 400: a file that is no TMX, with the place. Nothing of it was kept. */
export const brokenFile = ({ line, reason }: TmxProblem): Error =>
  new errors.ValidationError(`The file cannot be read: line ${line}: ${reason}`, {
    code: 'broken-tmx',
    line,
    reason,
  });
