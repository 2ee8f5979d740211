/**
 * Runs `npm run quickstart` on an empty database, as a newcomer would, opens what it prints, stops it
 * and runs it again: it must start faster and change no content. Exit code 0 when all of it holds.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LONGEST_START_MS = 15 * 60_000;

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the quickstart; resolves when it has said this. */
const start = (env, said) =>
  new Promise((resolve, reject) => {
    const started = Date.now();
    const child = spawn(process.execPath, ['scripts/quickstart.mjs'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not open after ${LONGEST_START_MS} ms:\n${output}`));
    }, LONGEST_START_MS);
    const read = (chunk) => {
      output += chunk;
      if (!said.test(output)) return;
      clearTimeout(timer);
      resolve({ child, output, seconds: (Date.now() - started) / 1000 });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with code ${code}:\n${output}`));
    });
  });

const stop = (child) =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', resolve);
    child.kill('SIGTERM');
  });

const addressOf = (output, name) => new RegExp(`${name} +(http\\S+)`).exec(output)?.[1];

const fetchJson = async (url) => {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, url);
  return answer.json();
};

/** All articles of some locales, without what depends on the hour. */
const contentOf = async (base) => {
  const pages = [];
  for (const locale of ['en', 'tr', 'ar', 'zh']) {
    const { data } = await fetchJson(`${base}?locale=${locale}&limit=100&relative=false`);
    pages.push(data);
  }
  return pages;
};

const folder = await mkdtemp(path.join(root, '.tmp-quickstart-'));
const env = {
  PORT: String(await freePort()),
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.join(path.basename(folder), 'newsroom.db'),
};
let running = null;
try {
  running = await start(env, /Password +\S+ .*\n/);
  const first = running;
  console.log(first.output);
  const articles = addressOf(first.output, 'Articles').replace(/\?.*/, '');
  assert.match(first.output, /4\d articles in 1\d locales/);
  assert.match(first.output, /Password +\S{12,}/);
  assert.match(await readFile(path.join(root, '.env'), 'utf8'), /^ADMIN_JWT_SECRET=\S{20,}$/m);

  const { data } = await fetchJson(addressOf(first.output, 'Article'));
  assert.ok(data.headline && data.section.name && data.sourceLine && data.readTime.label);
  assert.ok((await fetch(new URL(data.leadImage.url, articles))).ok, 'the picture is there');
  const feed = await fetchJson(addressOf(first.output, 'Feed'));
  assert.ok(feed.items.length >= 20);
  const admin = await fetch(addressOf(first.output, 'Admin'));
  assert.match(await admin.text(), /<div id="strapi">/);
  const before = await contentOf(articles);
  assert.ok(before.every((page) => page.length >= 9));
  await stop(first.child);

  running = await start(env, /Feed +http\S+\n/);
  console.log(running.output);
  assert.match(running.output, /nothing was changed/);
  assert.doesNotMatch(running.output, /Password/);
  assert.deepEqual(await contentOf(articles), before);
  console.log(`first start ${first.seconds} s, second ${running.seconds} s`);
} finally {
  if (running) await stop(running.child);
  await rm(folder, { recursive: true, force: true });
}
