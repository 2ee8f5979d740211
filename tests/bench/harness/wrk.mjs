import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, workspace } from './environment.mjs';

const lua = (name) => path.join(root, 'tests', 'bench', 'lua', `${name}.lua`);

export const hasWrk = () => spawnSync('wrk', ['-v']).error === undefined;

const run = (url, { connections, seconds, script, env }) =>
  new Promise((resolve, reject) => {
    const args = [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '10s',
      '-s',
      lua(script),
    ];
    const child = spawn('wrk', [...args, url], {
      env: { ...process.env, ...env, BENCH_REPORT: lua('report') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', () => {
      const report = /^BENCH (.*)$/m.exec(output)?.[1];
      if (report === undefined) reject(new Error(`wrk did not report:\n${output}`));
      else resolve(measured(JSON.parse(report)));
    });
  });

const milliseconds = (microseconds) => microseconds / 1000;

const measured = ({ requests, duration, bytes, mean, p50, p90, p99, errors }) => ({
  requests,
  requestsPerSecond: requests / (duration / 1e6),
  bytesPerRequest: bytes / requests,
  latency: {
    mean: milliseconds(mean),
    p50: milliseconds(p50),
    p90: milliseconds(p90),
    p99: milliseconds(p99),
  },
  errors: Object.values(errors).reduce((sum, count) => sum + count, 0),
});

/** One thread, so that the server has a core of its own on a machine with two. */
export const wrk = {
  name: 'wrk, one thread',

  /** @param requests `{ path, etag? }`, of which one is taken at random each time */
  load(origin, requests, { connections, seconds }) {
    const file = path.join(workspace, 'requests.txt');
    mkdirSync(workspace, { recursive: true });
    writeFileSync(file, requests.map(({ path: p, etag }) => `${p}\t${etag ?? ''}`).join('\n'));
    return run(origin, { connections, seconds, script: 'requests', env: { BENCH_REQUESTS: file } });
  },

  /** Addresses made of `path` with %d replaced by the numbers from `from` to `count`; that one goes on. */
  scan(origin, { path: pattern, from, count }, { connections, seconds }) {
    return run(origin, {
      connections,
      seconds,
      script: 'scan',
      env: {
        BENCH_SCAN_PATH: pattern,
        BENCH_SCAN_FROM: String(from),
        BENCH_SCAN_COUNT: String(count),
      },
    });
  },
};
