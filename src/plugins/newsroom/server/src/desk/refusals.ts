import { errors } from '@strapi/utils';
import { ERROR_NAMES } from '../contracts/errors';
import type { EditLock } from '../contracts/editorial-article';
import type { Finding } from '../contracts/editorial-check';
import type { VersionStage } from '../contracts/editorial-workflow';
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

/** 412: somebody else has moved the story since whoever asks has seen it. */
export const stageMoved = (current: VersionStage): RefusedError =>
  new RefusedError(
    412,
    ERROR_NAMES[412],
    `The story is in "${current.stage}" since ${current.changedAt ?? 'it was made'}`,
    { code: 'stage-moved', current }
  );

/** 403: the settings let others make this move. */
export const moveNotAllowed = (message: string, moves: readonly string[]): RefusedError =>
  new RefusedError(403, ERROR_NAMES[403], message, { code: 'move-not-allowed', moves });

/**
 * Refuses a publication, or a plan of one, for what a flight check found.
 *
 * @param blocking - at least one finding
 * @throws ValidationError (400) `stage-demanded` when that is among them, else `flight-check`
 */
export const refuseFlight = (blocking: readonly Finding[]): never => {
  const code = blocking.some((one) => one.code === 'stage-demanded')
    ? 'stage-demanded'
    : 'flight-check';
  throw new errors.ValidationError(
    blocking.map(({ locale, field, message }) => `${locale}, ${field}: ${message}`).join(' '),
    {
      code,
      findings: blocking,
      errors: blocking.map(({ field, message }) => ({
        path: [field],
        message: `${field}: ${message}`,
        name: 'ValidationError',
      })),
    }
  );
};
/** 403: what is asked for reaches further than the role of whoever asks is limited to. */
export const beyondLimit = (): RefusedError =>
  new RefusedError(
    403,
    ERROR_NAMES[403],
    'What you may do is limited to some sections or languages, and this reaches further',
    { code: 'beyond-limit' }
  );
