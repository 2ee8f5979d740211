import { ERROR_NAMES } from '../../contracts/errors';
import { RefusedError } from '../../refusal';
import { ProviderFailure, type FailureKind } from './failure';

const ANSWERS: Record<FailureKind, { status: 502 | 503; code: string; message: string }> = {
  unavailable: {
    ...{ status: 503, code: 'provider-unavailable' },
    message: 'The translation service does not answer; try again later',
  },
  quota: {
    ...{ status: 503, code: 'provider-quota' },
    message: "The translation service's account is used up",
  },
  denied: {
    ...{ status: 502, code: 'provider-denied' },
    message: 'The translation service does not take the key that is configured',
  },
  refused: {
    ...{ status: 502, code: 'provider-refused' },
    message: 'The translation service refuses what it was asked',
  },
  nonsense: {
    ...{ status: 502, code: 'provider-nonsense' },
    message: 'The translation service gave an answer that cannot be read',
  },
};

/** 502 or 503: a provider has failed, and nothing was changed. */
export const providerFailed = ({ kind, message, retryAfterMs }: ProviderFailure): RefusedError => {
  const { status, code, message: text } = ANSWERS[kind];
  return new RefusedError(status, ERROR_NAMES[status], `${text} (${message})`, {
    code,
    retryAfterSeconds: retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000),
  });
};

/** Runs what asks a provider; its failure becomes an answer. */
export const answeringFailures = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ProviderFailure ? providerFailed(error) : error;
  }
};

/** 503: the month's characters do not reach. */
export const monthUsedUp = (wanted: number, left: number, now: Date): RefusedError =>
  new RefusedError(
    503,
    ERROR_NAMES[503],
    `This needs ${wanted} characters; ${left} are left of this month`,
    { code: 'month-used-up', wanted, left, retryAfterSeconds: secondsToNextMonth(now) }
  );

const secondsToNextMonth = (now: Date): number =>
  Math.ceil((Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / 1000);
