import type { IncomingMessage } from 'node:http';

/** What both places that answer from memory agree on. */
export interface PlainOptions {
  /** Paths below it are ours, e.g. `/api/newsroom/`. */
  prefix: string;
  /** Name of the header with the surrogate keys, in lower case. */
  surrogateHeader: string;
  /** Whether an origin is always answered in the same way. */
  hasSteadyCors: boolean;
  isTrusted: () => boolean;
}

/** Origins whose headers are remembered; each costs some hundred bytes. */
export const MAX_ORIGINS = 500;
const MAX_ORIGIN_LENGTH = 255;
const NO_ORIGIN = '';

export const originOf = ({ headers }: IncomingMessage): string => headers.origin ?? NO_ORIGIN;

/** Without a body and credentials, and asking for nothing that memory alone cannot answer. */
export const isPlainRequest = (
  request: IncomingMessage,
  { prefix, hasSteadyCors, isTrusted }: PlainOptions
): boolean => {
  const { method, url, headers } = request;
  const origin = originOf(request);
  return (
    (method === 'GET' || method === 'HEAD') &&
    url !== undefined &&
    url.startsWith(prefix) &&
    headers.authorization === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.cookie === undefined &&
    headers['min-seq'] === undefined &&
    (origin === NO_ORIGIN || (hasSteadyCors && origin.length <= MAX_ORIGIN_LENGTH)) &&
    isTrusted()
  );
};

/** Set by the answer itself; everything else on a response is what middlewares put there. */
const ANSWERS_OWN = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'etag',
  'cache-control',
  'cache-status',
  'x-newsroom-seq',
]);

/** @param name in lower case */
export const isAnswersOwn = (
  name: string,
  { surrogateHeader }: Pick<PlainOptions, 'surrogateHeader'>
): boolean => ANSWERS_OWN.has(name) || name === surrogateHeader;
