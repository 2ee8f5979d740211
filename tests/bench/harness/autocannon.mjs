/** Where there is no wrk. A loader in Node is itself a limit: what it says of fast servers is too low. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const find = () => {
  try {
    return require('autocannon');
  } catch {
    return null;
  }
};

export const hasAutocannon = () => find() !== null;

const run = async (origin, requests, { connections, seconds }) => {
  const result = await find()({ url: origin, connections, duration: seconds, requests });
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    bytesPerRequest: result.throughput.total / result.requests.total,
    latency: {
      mean: result.latency.mean,
      p50: result.latency.p50,
      p90: result.latency.p90,
      p99: result.latency.p99,
    },
    errors: result.errors + result.timeouts + result['4xx'] + result['5xx'],
  };
};

/** Takes the addresses in turn on each connection, not at random. */
export const autocannon = {
  name: 'autocannon, a loader in Node: fast servers are faster than it says',

  load: (origin, requests, options) =>
    run(
      origin,
      requests.map(({ path, etag }) => ({
        path,
        headers: etag ? { 'If-None-Match': etag } : {},
      })),
      options
    ),

  scan(origin, { path, from, count }, options) {
    let number = from;
    const setupRequest = (request) => {
      const next = path.replaceAll('%d', String(Math.min(number, count)));
      number += 1;
      return { ...request, path: next };
    };
    return run(origin, [{ setupRequest }], options);
  },
};
