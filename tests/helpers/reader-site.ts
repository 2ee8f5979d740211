import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { makeDemoDatabase } from './demo-database';
import { LONGEST_SEED_MS, NodeProcess, killAllNodes } from './node-process';

const ROOT = path.resolve(__dirname, '..', '..');
const SITE = path.join(ROOT, 'examples', 'reader');
const NEXT = path.join(SITE, 'node_modules', 'next', 'dist', 'bin', 'next');
/** What the CMS and the site share. */
export const SECRET = 'a-secret-of-the-tests-alone';
const LONGEST_START_MS = 60_000;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Asks again and again until something holds, or fails when it has taken too long. */
export const until = async <Value>(
  what: string,
  look: () => Promise<Value | null>,
  longestMs = 20_000
): Promise<Value> => {
  const deadline = Date.now() + longestMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${longestMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** A CMS with the demo newsroom, and the built reader site beside it, as `npm run reader` wires them. */
export interface ReaderSite {
  cms: NodeProcess;
  url: string;
  /** A page by its path, as a program gets it: no redirect is followed. */
  fetch(path: string, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

const startSite = async (url: string, newsroomUrl: string): Promise<ChildProcess> => {
  if (!existsSync(path.join(SITE, '.next', 'BUILD_ID'))) {
    throw new Error('The reader site is not built: run the tests with `npm run test:e2e`');
  }
  const { hostname, port } = new URL(url);
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [NEXT, 'start', '--hostname', hostname, '--port', port], {
    cwd: SITE,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH, HOME },
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEWSROOM_URL: newsroomUrl,
      NEWSROOM_SECRET: SECRET,
      SITE_URL: url,
      SITE_NAME: 'The Meridian',
      SITE_TIME_ZONE: 'UTC',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  await until(
    'the reader site starts',
    async () => {
      if (child.exitCode !== null) throw new Error(`The reader site ended\n${output}`);
      return fetch(`${url}/robots.txt`).then(
        ({ ok }) => (ok ? true : null),
        () => null
      );
    },
    LONGEST_START_MS
  );
  return child;
};

/** Nothing is left that would keep the run from ending when it fails. */
const startBeside = async (cms: NodeProcess, url: string): Promise<ChildProcess> => {
  try {
    // The demo may have been planted for another address.
    await cms.ask('rebuild', {}, LONGEST_SEED_MS);
    return await startSite(url, `${cms.url}/api/newsroom`);
  } catch (error) {
    await killAllNodes();
    throw error;
  }
};

export const openReaderSite = async (): Promise<ReaderSite> => {
  const url = `http://127.0.0.1:${await freePort()}`;
  const settings = {
    NEWSROOM_READER_URL: url,
    NEWSROOM_READER_SECRET: SECRET,
    NEWSROOM_PUBLIC_URL: url,
    NEWSROOM_SITE_NAME: 'The Meridian',
  };
  const database = await makeDemoDatabase('reader', settings);
  const cms = await NodeProcess.start({ ...database, ...settings });
  const site = await startBeside(cms, url);

  return {
    cms,
    url,
    fetch: (place, headers = {}) => fetch(`${url}${place}`, { headers, redirect: 'manual' }),
    async stop() {
      const ended = new Promise((resolve) => site.once('exit', resolve));
      site.kill('SIGTERM');
      await Promise.all([ended, killAllNodes()]);
      rmSync(path.join(ROOT, database.DATABASE_FILENAME ?? ''), { force: true });
    },
  };
};
