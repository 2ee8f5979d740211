import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Serve } from './serve';

/** Set by the answer itself; everything else on a response is what Strapi's middlewares put there. */
const ANSWERS_OWN = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'etag',
  'cache-control',
  'cache-status',
  'x-newsroom-seq',
]);

/** In Node since 15.4, in its types for requests only: header names as they were written. */
type Named = ServerResponse & { getRawHeaderNames(): string[] };

/** Origins whose headers are remembered; each costs some hundred bytes. */
const MAX_ORIGINS = 500;
const NO_ORIGIN = '';

export interface FrontOptions {
  server: Server;
  serve: Serve;
  /** Paths below it are ours, e.g. `/api/newsroom/`. */
  prefix: string;
  /** Name of the header with the surrogate keys, in lower case. */
  surrogateHeader: string;
  hasSteadyCors: boolean;
  isTrusted: () => boolean;
}

/**
 * Answers plain public requests from memory at the HTTP server's request event, in front of Koa, and
 * hands everything else on untouched. The headers that Strapi's middlewares would set are learnt from
 * an answer that went through them, one for each origin.
 *
 * @returns a function that takes it away again
 */
export const openFront = (options: FrontOptions): (() => void) => {
  const { server, serve, prefix } = options;
  const patterns = new LRUCache<string, string[]>({ max: MAX_ORIGINS });
  const listeners = server.listeners('request') as RequestListener[];

  const handOn = (request: IncomingMessage, response: ServerResponse): void => {
    for (const listener of listeners) void listener.call(server, request, response);
  };

  const learn = (origin: string, response: ServerResponse): void => {
    if (!serve.served.has(response)) return;
    const pattern = (response as Named).getRawHeaderNames().flatMap((name) => {
      const lower = name.toLowerCase();
      const value = response.getHeader(name);
      if (ANSWERS_OWN.has(lower) || lower === options.surrogateHeader) return [];
      return value === undefined ? [] : [value].flat().flatMap((one) => [name, String(one)]);
    });
    patterns.set(origin, pattern);
  };

  /** Without credentials, and asking for nothing that memory alone cannot answer. */
  const isPlain = ({ method, url, headers }: IncomingMessage): boolean =>
    (method === 'GET' || method === 'HEAD') &&
    url !== undefined &&
    url.startsWith(prefix) &&
    headers.authorization === undefined &&
    headers.cookie === undefined &&
    headers['min-seq'] === undefined;

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (!isPlain(request) || !options.isTrusted()) return handOn(request, response);
    const { origin = NO_ORIGIN } = request.headers;
    if (origin !== NO_ORIGIN && !options.hasSteadyCors) return handOn(request, response);

    const pattern = patterns.get(origin);
    const sent = pattern ? serve.fromMemory(request.url ?? '', request.headers) : null;
    if (!pattern || !sent) {
      if (!pattern) response.once('finish', () => learn(origin, response));
      return handOn(request, response);
    }
    response.writeHead(sent.status, [...pattern, ...sent.headers]);
    response.end(request.method === 'HEAD' ? undefined : sent.body);
  };

  server.removeAllListeners('request');
  server.on('request', listener);

  return () => {
    server.off('request', listener);
    for (const original of listeners) server.on('request', original);
  };
};
