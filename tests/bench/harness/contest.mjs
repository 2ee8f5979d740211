/** Two servers that give the same answers, loaded in turn. */
import { interleave } from './rounds.mjs';

/** What wrk counts of an answer: status line, headers, those of the connection, and the body. */
const OF_THE_CONNECTION = 'Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nConnection: keep-alive\r\n'
  .length;
const bytesOf = ({ status, headers, body }) =>
  `HTTP/1.1 ${status} ${status === 304 ? 'Not Modified' : 'OK'}\r\n\r\n`.length +
  headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0) +
  OF_THE_CONNECTION +
  Buffer.from(body, 'base64').length;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Requests for these addresses: plain ones, or such as the ETag answers with 304. */
export const requestsFor = (paths, recorded, isConditional) =>
  paths.map((path) => ({ path, ...(isConditional ? { etag: recorded[path].etag } : {}) }));

export const expectedBytes = (paths, recorded, isConditional) =>
  mean(paths.map((path) => bytesOf(recorded[path][isConditional ? 'notModified' : 'full'])));

/**
 * @param contestants servers by name, all answering `recorded`
 * @returns medians by name, or null where 304 is asked for and there is none
 */
export const contest = async (
  { loader, timing },
  contestants,
  recorded,
  { paths, isConditional = false, connections = 50 }
) => {
  if (isConditional && paths.some((path) => !recorded[path].notModified)) return null;
  const requests = requestsFor(paths, recorded, isConditional);
  const bytes = expectedBytes(paths, recorded, isConditional);
  const entries = Object.entries(contestants);
  return interleave(
    loader,
    Object.fromEntries(entries.map(([name, server]) => [name, { server, requests, bytes }])),
    { connections, ...timing }
  );
};
