import { errors } from '@strapi/utils';
import { ERROR_NAMES } from '../contracts/errors';
import { RefusedError } from '../refusal';

/** 409: somebody has made it, perhaps a moment ago. */
export const alreadyTranslated = (locale: string): RefusedError =>
  new RefusedError(409, ERROR_NAMES[409], `The story exists in "${locale}" already`, {
    code: 'translation-exists',
  });

/** 412: the source has moved on since the translator read it. */
export const staleConfirmation = (revision: number, seen: number): RefusedError =>
  new RefusedError(
    412,
    ERROR_NAMES[412],
    `The source is at revision ${revision}, not at ${seen}; look at what changed, then confirm`,
    { code: 'stale-confirmation', revision, conflicts: [] }
  );

/** 404, with what exactly is not there. */
export const notTranslated = (locale: string): Error =>
  new errors.NotFoundError(`The story does not exist in "${locale}"`, { code: 'unknown-version' });

export const unknownStory = (): Error =>
  new errors.NotFoundError('There is no such story', { code: 'unknown-article' });
