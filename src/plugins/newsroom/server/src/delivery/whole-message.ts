import {
  STATUS_CODES,
  validateHeaderValue,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { oncePerTurn } from './once-per-turn';
import type { Sent } from './representation';

/** What Node notes on a response about its head: on-headers, morgan and others go by the same fields. */
type Noted = ServerResponse & { _header: string | null; _headerSent: boolean };

/** An answer's head as it goes onto the wire. */
interface Head {
  text: string;
  /** What stands around the value of `Date`. */
  before: string;
  after: string;
  /** The second that it names. */
  second: number;
  /** What middlewares put there; it serves as long as this stays the same. */
  pattern: readonly string[];
}

const secondNow = oncePerTurn(() => Math.floor(Date.now() / 1000));
const dateOf = (second: number): string => new Date(second * 1000).toUTCString();

/** Whether nothing about the connection asks for more than Node's usual head. */
const isUsual = (request: IncomingMessage, response: Noted, server: Server): boolean =>
  request.httpVersion === '1.1' &&
  response.shouldKeepAlive &&
  response.sendDate &&
  response._header === null &&
  response._headerSent === false &&
  response.getHeaderNames().length === 0 &&
  !server.maxRequestsPerSocket;

interface Message {
  request: IncomingMessage;
  response: Noted;
  head: string;
  body: Buffer | null;
}

const send = ({ request, response, head, body }: Message): void => {
  const { socket } = response;
  if (socket && !socket.destroyed && body !== null && request.method !== 'HEAD') {
    socket.cork();
    socket.write(head, 'latin1');
    socket.write(body);
    socket.uncork();
    response._headerSent = true;
  }
  // Nobody reads a request that has no body: this says so, and spares Node the reading of it to its
  // end, three of a request's seven ticks.
  request.read(0);
  response.end();
};

/**
 * Sends an answer with a head that is kept for as long as the answer stays the same: putting a head
 * together and checking each of its headers is a third of what a bare Node server does for an answer.
 * Answers of one turn of the event loop leave together at its end, see `endOfTurn`.
 *
 * @param pattern - headers that middlewares put there, names and values in turn; they come first
 * @returns a function that sends, or returns false when that is for `writeHead` and `end` to do
 */
export const createWholeMessages = (server: Server) => {
  const heads = new WeakMap<Sent, Head>();

  const compose = (sent: Sent, pattern: readonly string[], second: number): Head => {
    const lines = [`HTTP/1.1 ${sent.status} ${STATUS_CODES[sent.status] ?? ''}`];
    for (const headers of [pattern, sent.headers]) {
      for (let i = 0; i < headers.length; i += 2) {
        const [name = '', value = ''] = [headers[i], headers[i + 1]];
        // As `writeHead` does: in one byte a letter beyond Latin-1 could end the line.
        validateHeaderValue(name, value);
        lines.push(`${name}: ${value}`);
      }
    }
    const before = `${lines.join('\r\n')}\r\nDate: `;
    const idle = Math.floor(server.keepAliveTimeout / 1000);
    const keepAlive = server.keepAliveTimeout > 0 ? `Keep-Alive: timeout=${idle}\r\n` : '';
    const after = `\r\nConnection: keep-alive\r\n${keepAlive}\r\n`;
    return { text: before + dateOf(second) + after, before, after, second, pattern };
  };

  const headOf = (sent: Sent, pattern: readonly string[]): string => {
    const second = secondNow();
    const known = heads.get(sent);
    if (known?.pattern === pattern) {
      if (known.second === second) return known.text;
      // From one second to the next nothing changes but the date.
      known.text = known.before + dateOf(second) + known.after;
      known.second = second;
      return known.text;
    }
    const head = compose(sent, pattern, second);
    heads.set(sent, head);
    return head.text;
  };

  let waiting: Message[] = [];
  const sendAll = (): void => {
    const messages = waiting;
    waiting = [];
    for (const message of messages) send(message);
  };

  return (
    request: IncomingMessage,
    response: ServerResponse,
    pattern: readonly string[],
    sent: Sent
  ): boolean => {
    const noted = response as Noted;
    if (!noted.socket || !isUsual(request, noted, server)) return false;
    const head = headOf(sent, pattern);
    noted._header = head;
    response.statusCode = sent.status;
    if (waiting.length === 0) setImmediate(sendAll);
    waiting.push({ request, response: noted, head, body: sent.body });
    return true;
  };
};
