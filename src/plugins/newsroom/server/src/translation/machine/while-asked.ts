import type { Context } from 'koa';

/** Does something for as long as whoever asked for it is there to get the answer. */
export const whileAsked = async <Result>(
  { res }: Context,
  work: (signal: AbortSignal) => Promise<Result>
): Promise<Result> => {
  const ending = new AbortController();
  const end = (): void => {
    if (!res.writableEnded) ending.abort();
  };
  res.once('close', end);
  try {
    return await work(ending.signal);
  } finally {
    res.removeListener('close', end);
  }
};
