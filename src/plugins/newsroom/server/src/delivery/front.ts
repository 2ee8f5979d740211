import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import {
  isAnswersOwn,
  isPlainRequest,
  MAX_ORIGINS,
  originOf,
  type PlainOptions,
} from './plain-request';
import type { PlainRoutes } from './plain-routes';
import type { Sent } from './representation';
import type { Serve } from './serve';
import { createWholeMessages } from './whole-message';

/** In Node since 15.4, in its types for requests only: header names as they were written. */
type Named = ServerResponse & { getRawHeaderNames(): string[] };

/**
 * Answers plain public requests at the HTTP server's request event, in front of Koa: from memory, and
 * stories and lists also from their editions. Hands everything else on untouched. The headers that
 * Strapi's middlewares would set are learnt from an answer that went through them, one for each origin.
 *
 * @returns a function that takes it away again
 */
export const openFront = ({
  server,
  serve,
  routes,
  ...options
}: PlainOptions & { server: Server; serve: Serve; routes: PlainRoutes }): (() => void) => {
  const patterns = new LRUCache<string, string[]>({ max: MAX_ORIGINS });
  const listeners = server.listeners('request') as RequestListener[];
  const sendWhole = createWholeMessages(server);

  const write = (
    request: IncomingMessage,
    response: ServerResponse,
    pattern: string[],
    sent: Sent
  ): void => {
    response.writeHead(sent.status, [...pattern, ...sent.headers]);
    response.end(request.method === 'HEAD' ? undefined : sent.body);
  };

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
    if (!pattern) {
      response.once('finish', () => learn(origin, response));
      return handOn(request, response);
    }
    const { url = '', headers } = request;
    const sent = serve.fromMemory(url, headers);
    if (sent) {
      // Likely to be sent again, so that keeping its head pays.
      if (sendWhole(request, response, pattern, sent)) return;
      return write(request, response, pattern, sent);
    }
    const work = routes(url);
    if (!work) return handOn(request, response);
    // Whatever comes of it but an answer, errors included, is Strapi's to say.
    serve.build(url, headers, work).then(
      (made) => (made ? write(request, response, pattern, made) : handOn(request, response)),
      () => handOn(request, response)
    );
  };

  server.removeAllListeners('request');
  server.on('request', listener);

  return () => {
    server.off('request', listener);
    for (const original of listeners) server.on('request', original);
  };
};
