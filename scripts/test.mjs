/**
 * `npm test`: installs and builds what is missing, then runs Jest with the arguments given.
 * `--postgres` and `--mysql` run the API stories on such a server instead of SQLite: on that of
 * DATABASE_URL (PostgreSQL) or DATABASE_HOST (MySQL), or the local one, in databases of their own that
 * are made anew.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildPlugin, checkNode, compileHost, installPackages, root } from './prepare.mjs';

const SERVERS = { '--postgres': 'postgres', '--mysql': 'mysql' };
const args = process.argv.slice(2);
const server = args.map((arg) => SERVERS[arg]).find(Boolean);

checkNode();
await installPackages();
await buildPlugin();
await compileHost();

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = path.join(root, 'tests', 'jest.config.mjs');
const { status } = spawnSync(
  process.execPath,
  [
    jest,
    '--config',
    config,
    ...args.filter((arg) => !(arg in SERVERS)),
    ...(server ? ['--selectProjects', 'api'] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(server ? { TEST_DATABASE_CLIENT: server } : {}) },
  }
);
process.exit(status ?? 1);
