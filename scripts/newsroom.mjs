/** `npm run newsroom -- COMMAND …`: prepares what is missing, then runs the plugin's command line. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import {
  buildPlugin,
  checkNode,
  compileHost,
  installPackages,
  root,
  writeEnvironment,
} from './prepare.mjs';

checkNode();
await installPackages();
writeEnvironment();
await buildPlugin();
await compileHost();

const bin = path.join(root, 'src', 'plugins', 'newsroom', 'bin', 'newsroom.js');
const { status } = spawnSync(process.execPath, [bin, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
