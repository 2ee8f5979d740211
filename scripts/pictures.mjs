/**
 * `node scripts/pictures.mjs`: makes the pictures of the admin that the README shows, by running the story
 * that opens every screen and having it keep what it sees. Puts them into `docs/images/admin-*.png`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {
  buildAdmin,
  buildPlugin,
  checkNode,
  compileHost,
  installPackages,
  root,
} from './prepare.mjs';

/** Of all that is seen, what a reader of the README needs to see. */
const SHOWN = [
  ...['overview-light', 'calendar-light', 'promos-dark', 'settings-light', 'queue-arabic'],
  ...['board-light', 'translate-light', 'form-light'],
];
/** What Strapi announces of itself at the top. */
const BANNER = 50;
/** Flat screens: few colours keep them small, and without dots between two of them they stay flat. */
const PALETTE = { palette: true, colours: 256, dither: 0, effort: 10 };

checkNode();
await installPackages();
await buildPlugin();
await compileHost();
await buildAdmin();

const seen = mkdtempSync(path.join(tmpdir(), 'newsroom-pictures-'));
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = path.join(root, 'tests', 'jest.config.mjs');
const { status } = spawnSync(
  process.execPath,
  [jest, '--config', config, '--selectProjects', 'e2e', '--testPathPatterns', 'e2e/admin-screens'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NEWSROOM_PICTURES: seen } }
);
for (const name of SHOWN) {
  const file = `admin-${name}.png`;
  if (!readdirSync(seen).includes(file)) continue;
  await sharp(path.join(seen, file))
    .extract({ left: 0, top: BANNER, width: 1280, height: 860 - BANNER })
    .png(PALETTE)
    .toFile(path.join(root, 'docs', 'images', file));
}
rmSync(seen, { recursive: true, force: true });
process.exit(status ?? 1);
