/**
 * `npm run reader`: the reader site of `examples/reader` beside the CMS, from a fresh clone on. Starts
 * the CMS as `npm run quickstart` does unless it runs already, and tells each where the other is: the
 * CMS calls the site when something changes, with a secret that is made at each start.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import {
  buildPlugin,
  buildReader,
  checkNode,
  installPackages,
  root,
  writeEnvironment,
} from './prepare.mjs';

const LONGEST_START_MS = 10 * 60_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The environment, and what `.env` says of it besides. */
const readEnvironment = () => {
  const file = path.join(root, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
};

const answers = async (url) => {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return status === 200;
  } catch {
    return false;
  }
};

const children = new Set();
let isStopping = false;

/** Both end together, whichever ends first. */
const stop = (code) => {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
};

const start = (args, options) => {
  const child = spawn(process.execPath, args, { stdio: 'inherit', ...options });
  children.add(child);
  child.once('exit', (code) => {
    children.delete(child);
    stop(code ?? 1);
  });
};

/** Waits until something answers at an address, or whoever should has ended. */
const opened = async (url) => {
  const until = Date.now() + LONGEST_START_MS;
  while (!isStopping && !(await answers(url))) {
    if (Date.now() > until) throw new Error(`nothing answers at ${url}`);
    await pause(300);
  }
};

const run = async () => {
  checkNode();
  console.log('Newsroom and its reader site\n');
  await installPackages();
  writeEnvironment();
  await buildPlugin();
  await buildReader();

  const env = readEnvironment();
  const newsroomUrl = `http://127.0.0.1:${env.PORT || 1337}/api/newsroom`;
  const port = env.READER_PORT || '3000';
  const siteUrl = env.NEWSROOM_READER_URL || `http://127.0.0.1:${port}`;
  const secret = env.NEWSROOM_READER_SECRET || randomBytes(24).toString('base64url');
  const siteName = env.NEWSROOM_SITE_NAME || 'The Meridian';

  const isTaken = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).catch(
    () => null
  );
  if (isTaken) throw new Error(`Port ${port} is taken; READER_PORT=… chooses another`);

  if (await answers(`${newsroomUrl}/health`)) {
    console.log(`  ✓ the CMS runs already at ${newsroomUrl}`);
    if (!env.NEWSROOM_READER_SECRET) {
      console.log('    It was not started by this command and does not know of the site:');
      console.log('    changes appear within 15 minutes. Stop it and start again for at once.');
    }
  } else {
    start([path.join(root, 'scripts', 'quickstart.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        NEWSROOM_READER_URL: siteUrl,
        NEWSROOM_READER_SECRET: secret,
        NEWSROOM_PUBLIC_URL: env.NEWSROOM_PUBLIC_URL || siteUrl,
        NEWSROOM_SITE_NAME: siteName,
      },
    });
    await opened(`${newsroomUrl}/health`);
  }
  if (isStopping) return;

  const site = path.join(root, 'examples', 'reader');
  const { PATH, HOME, LANG, SystemRoot } = process.env;
  const next = path.join(site, 'node_modules', 'next', 'dist', 'bin', 'next');
  start([next, 'start', '--hostname', '127.0.0.1', '--port', port], {
    cwd: site,
    // Not the whole environment: the secrets of the CMS are none of the site's business.
    env: {
      ...{ PATH, HOME, LANG, SystemRoot },
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEWSROOM_URL: newsroomUrl,
      NEWSROOM_SECRET: secret,
      SITE_URL: env.NEWSROOM_PUBLIC_URL || siteUrl,
      SITE_NAME: siteName,
      SITE_TIME_ZONE: env.NEWSROOM_TIME_ZONE || 'UTC',
    },
  });
  await opened(`http://127.0.0.1:${port}/robots.txt`);
  if (!isStopping)
    console.log(`\n  Reader    http://127.0.0.1:${port}   (stop both with Ctrl+C)\n`);
};

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
try {
  await run();
} catch (error) {
  console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}`);
  stop(1);
}
