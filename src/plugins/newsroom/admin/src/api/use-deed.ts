import { useCallback } from 'react';
import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useWords, type Word } from '../words';

type Answer<Data> = { data: Data } | { error: unknown };
type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/**
 * Does something that the server may refuse, and says how it went, as Strapi does. The refusal itself is
 * told in the server's words: it knows what is wrong.
 *
 * @returns what came of it; null when it was refused
 */
export const useDeed = () => {
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: formatError } = useAPIErrorHandler();
  const { say } = useWords();

  return useCallback(
    async <Data>(deed: Promise<Answer<Data>>, done: Word): Promise<Data | null> => {
      const answer = await deed;
      if ('error' in answer) {
        toggleNotification({ type: 'danger', message: formatError(answer.error as ApiError) });
        return null;
      }
      toggleNotification({ type: 'success', message: say(done) });
      return answer.data;
    },
    [toggleNotification, formatError, say]
  );
};
