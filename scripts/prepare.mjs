/**
 * Brings the checkout to the state a command needs: packages installed, plugin built, host compiled,
 * admin built. Each step is skipped when what it was made from has not changed. Uses Node alone, since
 * it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamps = path.join(root, 'node_modules', '.cache', 'newsroom');
const PLUGIN = 'src/plugins/newsroom';
const MINIMUM_NODE = [20, 19];

export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  console.error(`Node ${MINIMUM_NODE.join('.')} or later is needed; this is ${process.version}.`);
  process.exit(1);
};

const filesBelow = (place) => {
  const absolute = path.join(root, place);
  if (!existsSync(absolute)) return [];
  const found = readdirSync(absolute, { recursive: true, withFileTypes: true });
  return found
    .filter(
      (entry) =>
        entry.isFile() && !/[/\\](node_modules|dist|\.cache)([/\\]|$)/.test(entry.parentPath)
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

const fingerprint = (places) => {
  const hash = createHash('sha256').update(process.version);
  for (const place of places) {
    const absolute = path.join(root, place);
    const isFile = existsSync(absolute) && path.extname(place) !== '';
    for (const file of isFile ? [absolute] : filesBelow(place)) {
      hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
};

/** Runs a command with its output kept back; shows how long it takes, and the output if it fails. */
const run = (label, command, args, { cwd = root, env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    const isTerminal = process.stdout.isTTY;
    if (!isTerminal) console.log(`  … ${label}`);
    const ticker = setInterval(
      () => {
        if (isTerminal) process.stdout.write(`\r  … ${label} ${seconds()} s `);
        else console.log(`  … ${label}, ${seconds()} s so far`);
      },
      isTerminal ? 200 : 15_000
    );
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(ticker);
      if (code === 0) {
        console.log(`${isTerminal ? '\r' : ''}  ✓ ${label} (${seconds()} s)`);
        resolve();
        return;
      }
      console.log(`${isTerminal ? '\r' : ''}  ✗ ${label}`);
      console.error(output);
      reject(new Error(`${label} failed with code ${code}`));
    });
  });

/** One step: done again only when its inputs changed or its output is missing. */
const step = async ({ name, label, from, output, work }) => {
  const stamp = path.join(stamps, name);
  const print = fingerprint(from);
  const isFresh =
    existsSync(path.join(root, output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === print;
  if (isFresh) return;

  await work(label);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, print);
};

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const PLUGIN_SOURCES = ['server', 'client', 'admin', 'package.json'].map(
  (part) => `${PLUGIN}/${part}`
);
/** What the admin is made of: its own part, and what it shares with the server. */
const ADMIN_SOURCES = ['admin', 'server/src/contracts', 'server/src/text'].map(
  (part) => `${PLUGIN}/${part}`
);
const LOCK = ['package.json', 'package-lock.json', `${PLUGIN}/package.json`];

/** npm writes its own lock after each install: an older one than ours means that ours has changed. */
const areInstalled = (folder) => {
  const hidden = path.join(folder, 'node_modules', '.package-lock.json');
  const lock = path.join(folder, 'package-lock.json');
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lock).mtimeMs;
};

const install = async (label, cwd) => {
  if (!areInstalled(cwd)) await run(label, 'npm', ['ci', '--no-audit', '--no-fund'], { cwd });
};

export const installPackages = () =>
  install('Installing packages (about three minutes the first time)', root);

export const buildPlugin = () =>
  step({
    name: 'plugin',
    label: 'Building the newsroom plugin',
    from: [...PLUGIN_SOURCES, ...LOCK],
    output: `${PLUGIN}/dist/server/index.js`,
    work: (label) =>
      run(label, bin('strapi-plugin'), ['build', '--silent'], { cwd: path.join(root, PLUGIN) }),
  });

export const compileHost = () =>
  step({
    name: 'host',
    label: 'Compiling the host',
    from: ['config', 'src/index.ts', 'database/migrations', 'tsconfig.json', ...LOCK],
    output: 'dist/config/server.js',
    work: (label) => run(label, bin('tsc'), ['-p', 'tsconfig.json', '--incremental', 'false']),
  });

export const buildAdmin = () =>
  step({
    name: 'admin',
    label: 'Building the admin (under a minute)',
    from: [...ADMIN_SOURCES, 'src/admin', 'config', ...LOCK],
    output: 'dist/build/index.html',
    work: (label) =>
      run(label, bin('strapi'), ['build', '--silent'], { env: { NODE_ENV: 'production' } }),
  });

const READER = 'examples/reader';
const READER_SOURCES = [
  ...['app', 'language', 'newsroom', 'parts', 'styles'],
  ...['next.config.ts', 'package-lock.json', 'package.json', 'proxy.ts', 'tsconfig.json'],
].map((name) => `${READER}/${name}`);

/** The reader site in `examples/reader`; it needs the plugin's client, so the plugin is built before. */
export const buildReader = async () => {
  const cwd = path.join(root, READER);
  await install('Installing the packages of the reader site', cwd);
  await step({
    name: 'reader',
    label: 'Building the reader site (under a minute)',
    from: [...READER_SOURCES, ...PLUGIN_SOURCES],
    output: `${READER}/.next/BUILD_ID`,
    work: (label) =>
      run(label, 'npm', ['run', 'build'], {
        cwd,
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      }),
  });
};

const secret = () => randomBytes(24).toString('base64');
const SECRETS = {
  APP_KEYS: () => `${secret()},${secret()}`,
  API_TOKEN_SALT: secret,
  ADMIN_JWT_SECRET: secret,
  TRANSFER_TOKEN_SALT: secret,
  JWT_SECRET: secret,
  ENCRYPTION_KEY: secret,
};

/** Writes a .env with fresh secrets where there is none; an existing one is never touched. */
export const writeEnvironment = () => {
  const file = path.join(root, '.env');
  if (existsSync(file)) return;
  const filled = readFileSync(path.join(root, '.env.example'), 'utf8').replace(
    /^([A-Z_]+)=$/gm,
    (line, name) => (name in SECRETS ? `${name}=${SECRETS[name]()}` : line)
  );
  writeFileSync(file, filled, { mode: 0o600 });
  console.log('  ✓ .env written with new secrets');
};
