/**
 * Databases with content, made once per build of the plugin and kept: their names carry a fingerprint of
 * the build and of what makes them.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { engines } from './databases.mjs';
import { root, workspace } from './environment.mjs';

const MADE_FROM = [
  'dist/config',
  'src/plugins/newsroom/dist/server/index.js',
  'tests/bench/corpus',
  'tests/bench/child',
];

const filesBelow = (place) => {
  const absolute = path.join(root, place);
  if (path.extname(absolute) !== '') return [absolute];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of MADE_FROM.flatMap(filesBelow)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
};

const notesOf = (database) => path.join(workspace, 'corpora', `${database}.json`);

/**
 * The database `name` on an engine, filled by `make` unless an earlier run has done so.
 *
 * @param make is given the name of an empty database and returns what has to be known of its content
 * @returns `{ database, notes }`
 */
export const prepareCorpus = async (engine, name, make) => {
  const database = `${name}-${fingerprint()}`;
  const notes = notesOf(`${engine}-${database}`);
  if (existsSync(notes) && (await engines[engine].exists(database))) {
    return { database, notes: JSON.parse(readFileSync(notes, 'utf8')) };
  }
  console.log(`  … making ${name} on ${engine}`);
  const started = Date.now();
  await engines[engine].create(database);
  const made = await make(database);
  mkdirSync(path.dirname(notes), { recursive: true });
  writeFileSync(notes, JSON.stringify(made));
  console.log(`  ✓ ${name} on ${engine} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return { database, notes: made };
};
