/**
 * `npm test`: installs and builds what is missing, then runs Jest with the arguments given.
 * `--postgres` runs the API stories on PostgreSQL instead of SQLite: on the server of DATABASE_URL, or
 * the local one, in databases of their own that are made anew.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildPlugin, checkNode, compileHost, installPackages, root } from './prepare.mjs';

const POSTGRES = '--postgres';
const args = process.argv.slice(2);
const isPostgres = args.includes(POSTGRES);

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
    ...(isPostgres ? ['--selectProjects', 'api'] : []),
    ...args.filter((arg) => arg !== POSTGRES),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(isPostgres ? { TEST_DATABASE_CLIENT: 'postgres' } : {}) },
  }
);
process.exit(status ?? 1);
