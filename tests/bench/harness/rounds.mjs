import { median } from './median.mjs';
import { processorSeconds } from './processor.mjs';

const mediansOf = (runs) => ({
  requestsPerSecond: median(runs.map((run) => run.requestsPerSecond)),
  latency: Object.fromEntries(
    ['mean', 'p50', 'p90', 'p99'].map((name) => [
      name,
      median(runs.map((run) => run.latency[name])),
    ])
  ),
  processorMicroseconds: median(runs.map((run) => run.processorMicroseconds)),
});

/** Longer addresses and labels that turn meanwhile may change an answer by this much, not more. */
const TOLERATED_SHARE = 0.03;
const TOLERATED_BYTES = 60;

/** A server must have answered what was asked, all of it: other bytes would be another answer. */
const assertAnswered = (name, { errors, requests, bytesPerRequest }, expectedBytes) => {
  if (requests === 0) throw new Error(`${name} answered nothing`);
  if (errors > 0) throw new Error(`${name}: ${errors} of ${requests} requests failed`);
  if (expectedBytes === undefined) return;
  const tolerated = TOLERATED_BYTES + TOLERATED_SHARE * expectedBytes;
  if (Math.abs(bytesPerRequest - expectedBytes) > tolerated) {
    throw new Error(`${name}: ${bytesPerRequest} bytes an answer instead of ${expectedBytes}`);
  }
};

/** One run, with the processor time that the server needed for each request. */
const run = async (loader, { server, requests }, options) => {
  const before = processorSeconds(server.pid);
  const measured = await loader.load(server.origin, requests, options);
  const seconds = before === null ? null : processorSeconds(server.pid) - before;
  const processorMicroseconds = seconds === null ? null : (seconds * 1e6) / measured.requests;
  return { ...measured, processorMicroseconds };
};

/**
 * Loads contestants in turn (A, B, C, A, B, C …), so that whatever else the machine does meets all of
 * them, after a short warm-up of each.
 *
 * @param contestants by name: `{ server, requests, bytes? }`, with the mean size of an answer on the wire
 * @returns by name: medians over the rounds, and the rounds themselves
 */
export const interleave = async (loader, contestants, { connections, seconds, warmUp, rounds }) => {
  const entries = Object.entries(contestants);
  const runs = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (const [, contestant] of entries) {
    await run(loader, contestant, { connections, seconds: warmUp });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contestant] of entries) {
      const measured = await run(loader, contestant, { connections, seconds });
      assertAnswered(name, measured, contestant.bytes);
      runs[name].push(measured);
    }
  }
  return Object.fromEntries(
    entries.map(([name]) => [name, { ...mediansOf(runs[name]), rounds: runs[name] }])
  );
};
