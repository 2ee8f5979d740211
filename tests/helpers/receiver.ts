import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  json: Record<string, unknown>;
}

/** How a receiver answers; what never ends the response hangs. */
export type Answer = (request: Received, response: ServerResponse) => void;

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end();
export const hang: Answer = () => {};
export const closeConnection: Answer = (_, response) => response.destroy();

const parse = (body: string): Record<string, unknown> => {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** A real receiver on a port of its own. It notes what arrives, then answers as it is told to. */
export const openReceiver = async (answer: Answer = status(204)) => {
  const received: Received[] = [];
  const state = { answer };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { url = '', headers } = request;
    const noted = { path: url, headers, body, json: parse(body) };
    received.push(noted);
    state.answer(noted, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next: Answer): void => {
      state.answer = next;
    },
    async close(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
