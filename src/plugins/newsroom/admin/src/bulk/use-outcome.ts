import { useCallback } from 'react';
import { useAPIErrorHandler } from '@strapi/strapi/admin';
import type { Outcome } from './run-each';

type Answer = { data: unknown } | { error: unknown };
type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** What came of a request, with a refusal in the server's own words. */
export const useOutcome = (): ((deed: Promise<Answer>) => Promise<Outcome>) => {
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  return useCallback(
    async (deed) => {
      const answer = await deed;
      return 'error' in answer
        ? { ok: false, message: formatError(answer.error as ApiError) }
        : { ok: true };
    },
    [formatError]
  );
};
