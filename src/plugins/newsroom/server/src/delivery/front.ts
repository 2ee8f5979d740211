import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import {
  isAnswersOwn,
  isPlainRequest,
  MAX_ORIGINS,
  originOf,
  type PlainOptions,
} from './plain-request';
import type { Serve } from './serve';

/** In Node since 15.4, in its types for requests only: header names as they were written. */
type Named = ServerResponse & { getRawHeaderNames(): string[] };

/**
 * Answers plain public requests from memory at the HTTP server's request event, in front of Koa, and
 * hands everything else on untouched. The headers that Strapi's middlewares would set are learnt from
 * an answer that went through them, one for each origin.
 *
 * @returns a function that takes it away again
 */
export const openFront = ({
  server,
  serve,
  ...options
}: PlainOptions & { server: Server; serve: Serve }): (() => void) => {
  const patterns = new LRUCache<string, string[]>({ max: MAX_ORIGINS });
  const listeners = server.listeners('request') as RequestListener[];

  const handOn = (request: IncomingMessage, response: ServerResponse): void => {
    for (const listener of listeners) void listener.call(server, request, response);
  };

  const learn = (origin: string, response: ServerResponse): void => {
    if (!serve.served.has(response)) return;
    const pattern = (response as Named).getRawHeaderNames().flatMap((name) => {
      const value = response.getHeader(name);
      if (value === undefined || isAnswersOwn(name.toLowerCase(), options)) return [];
      return [value].flat().flatMap((one) => [name, String(one)]);
    });
    patterns.set(origin, pattern);
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (!isPlainRequest(request, options)) return handOn(request, response);
    const origin = originOf(request);
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
