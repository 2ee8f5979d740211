/** `npm run build`: plugin, host and admin, each only if its sources changed. */
import { buildAdmin, buildPlugin, checkNode, compileHost, installPackages } from './prepare.mjs';

checkNode();
await installPackages();
await buildPlugin();
await buildAdmin();
await compileHost();
