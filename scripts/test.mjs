/** `npm test`: installs and builds what is missing, then runs Jest with the arguments given. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildPlugin, checkNode, compileHost, installPackages, root } from './prepare.mjs';

checkNode();
await installPackages();
await buildPlugin();
await compileHost();

const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = path.join(root, 'tests', 'jest.config.mjs');
const { status } = spawnSync(
  process.execPath,
  [jest, '--config', config, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' }
);
process.exit(status ?? 1);
