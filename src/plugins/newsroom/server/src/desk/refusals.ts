import { errors } from '@strapi/utils';
import { ERROR_NAMES } from '../contracts/errors';
import type { EditLock } from '../contracts/editorial-article';
import { RefusedError } from '../refusal';
import type { SaveConflict } from './merge-save';

/** 412: the draft has moved on, and what is sent clashes with what others did meanwhile. */
export const staleSave = (
  revision: number,
  { base, conflicts }: { base: number | null; conflicts: readonly SaveConflict[] }
): RefusedError =>
  new RefusedError(
    412,
    ERROR_NAMES[412],
    conflicts.length > 0
      ? `The draft is at revision ${revision}; others have changed ${conflicts.map(({ field }) => field).join(', ')} since`
      : `The draft is at revision ${revision}, not at ${base ?? 'the one that was read'}`,
    { code: conflicts.length > 0 ? 'stale-save' : 'unknown-revision', revision, conflicts }
  );

/** 428: a save that does not say what it was written from could overwrite anything. */
export const missingCondition = (): RefusedError =>
  new RefusedError(
    428,
    ERROR_NAMES[428],
    'Say with If-Match which revision the change was made from, such as If-Match: "3"',
    { code: 'if-match-missing' }
  );

/** 423: somebody else is editing. */
export const lockedByOther = (lock: EditLock): RefusedError =>
  new RefusedError(423, ERROR_NAMES[423], `${lock.holder.name} is editing this version`, {
    code: 'locked',
    lock,
  });

/** 404, with what exactly is not there. */
export const notThere = (message: string, code: string): Error =>
  new errors.NotFoundError(message, { code });
