/**
 * `npm test`: installs and builds what is missing, then runs Jest with the arguments given.
 * `--postgres` and `--mysql` run the API stories on such a server instead of SQLite: on that of
 * DATABASE_URL (PostgreSQL) or DATABASE_HOST (MySQL), or the local one, in databases of their own that
 * are made anew. `--nodes` runs the stories of several nodes on one PostgreSQL, one after another;
 * `--e2e` those of readers and editors, in a real Chromium: on the reader site and in the admin.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import {
  buildAdmin,
  buildPlugin,
  buildReader,
  checkNode,
  compileHost,
  installPackages,
  root,
} from './prepare.mjs';

/** Projects and databases that an option of ours stands for; without one, all that needs no server. */
const RUNS = {
  '--postgres': { projects: ['api'], database: 'postgres' },
  '--mysql': { projects: ['api'], database: 'mysql' },
  '--e2e': { projects: ['e2e'] },
  '--nodes': { projects: ['nodes'], args: ['--runInBand'] },
};
const asked = process.argv.slice(2);
const run = asked.map((arg) => RUNS[arg]).find(Boolean) ?? { projects: ['unit', 'api'] };
const args = asked.filter((arg) => !(arg in RUNS));
const projects = args.includes('--selectProjects') ? [] : ['--selectProjects', ...run.projects];

checkNode();
await installPackages();
await buildPlugin();
await compileHost();
if (run.projects.includes('e2e')) {
  await buildReader();
  await buildAdmin();
}

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = path.join(root, 'tests', 'jest.config.mjs');
const { status } = spawnSync(
  process.execPath,
  [jest, '--config', config, ...args, ...(run.args ?? []), ...projects],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(run.database ? { TEST_DATABASE_CLIENT: run.database } : {}) },
  }
);
process.exit(status ?? 1);
