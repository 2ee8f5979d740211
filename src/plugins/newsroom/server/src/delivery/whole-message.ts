import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { oncePerTurn } from './once-per-turn';
import type { Sent } from './representation';

/** What Node notes on a response about its head: on-headers, morgan and others go by the same fields. */
type Noted = ServerResponse & { _header: string | null; _headerSent: boolean };

interface Message {
  head: string;
  bytes: Buffer;
  /** What it was made of; it serves as long as these stay the same. */
  headers: readonly string[];
  second: number;
}

/** Messages kept ready; the least recently sent go first. */
const READY_BYTES = 8 * 1024 * 1024;
/** A longer body costs more to copy than a second write does. */
const LONGEST_COPIED = 64 * 1024;

const secondNow = oncePerTurn(() => Math.floor(Date.now() / 1000));

/** Whether nothing about the connection asks for more than Node's usual head. */
const isUsual = (request: IncomingMessage, response: Noted, server: Server): boolean =>
  request.httpVersion === '1.1' &&
  response.shouldKeepAlive &&
  response.sendDate &&
  response.socket !== null &&
  response._header === null &&
  response._headerSent === false &&
  response.getHeaderNames().length === 0 &&
  !server.maxRequestsPerSocket;

/**
 * Sends an answer as one piece of bytes, which is kept ready for as long as it stays the same: making the
 * head anew and writing it beside the body is a third of what a bare Node server does for an answer.
 *
 * @returns a function that sends, or returns false when that is for `writeHead` and `end` to do
 */
export const createWholeMessages = (server: Server) => {
  const ready = new LRUCache<Sent, Message>({
    maxSize: READY_BYTES,
    sizeCalculation: ({ head, bytes }) => head.length + bytes.length,
  });

  const headOf = ({ status }: Sent, headers: readonly string[], second: number): string => {
    const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`];
    for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
    lines.push(`Date: ${new Date(second * 1000).toUTCString()}`, 'Connection: keep-alive');
    const idle = Math.floor(server.keepAliveTimeout / 1000);
    if (server.keepAliveTimeout > 0) lines.push(`Keep-Alive: timeout=${idle}`);
    return `${lines.join('\r\n')}\r\n\r\n`;
  };

  const messageOf = (sent: Sent, headers: readonly string[], second: number): Message => {
    const known = ready.get(sent);
    if (known?.second === second && known.headers === headers) return known;
    const head = headOf(sent, headers, second);
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), sent.body ?? Buffer.alloc(0)]);
    const message = { head, bytes, headers, second };
    ready.set(sent, message);
    return message;
  };

  return (
    request: IncomingMessage,
    response: ServerResponse,
    sent: Sent,
    headers: readonly string[]
  ): boolean => {
    const noted = response as Noted;
    if (!isUsual(request, noted, server)) return false;
    if (sent.body !== null && (request.method === 'HEAD' || sent.body.length > LONGEST_COPIED)) {
      return false;
    }
    const { head, bytes } = messageOf(sent, headers, secondNow());
    response.statusCode = sent.status;
    response.socket?.write(bytes);
    noted._header = head;
    noted._headerSent = true;
    response.end();
    return true;
  };
};
