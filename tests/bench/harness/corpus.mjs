/**
 * Databases with content, made once and kept: their names carry a fingerprint of what they are made of.
 * One that has become of another form is made anew, and the old one dropped.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SHAPES } from '../settings.mjs';
import { engines } from './databases.mjs';
import { root, workspace } from './environment.mjs';

const BENCH = 'tests/bench';
/** Every corpus begins with these; what else one is made by, its maker names. */
const MADE_BY = ['corpus/story.cjs', 'corpus/vocabulary.cjs', 'child/commands/fill.cjs'];

const filesBelow = (place) => {
  const absolute = path.join(root, place);
  if (path.extname(absolute) !== '') return [absolute];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
};

const fingerprint = (madeBy) => {
  const hash = createHash('sha256');
  const bench = [...MADE_BY, ...madeBy].map((file) => path.join(BENCH, file));
  for (const file of [...SHAPES, ...bench].flatMap(filesBelow)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
};

const notesOf = (database) => path.join(workspace, 'corpora', `${database}.json`);

/**
 * The database `name` on an engine, filled by `make` unless an earlier run has done so.
 *
 * @param options.madeBy files of the bench that decide what is in it
 * @param make is given the name of an empty database and returns what has to be known of its content
 * @returns `{ database, notes }`
 */
export const prepareCorpus = async ({ engine, name, madeBy = [] }, make) => {
  const database = `${name}-${fingerprint(madeBy)}`;
  const notes = notesOf(`${engine}-${database}`);
  if (existsSync(notes) && (await engines[engine].exists(database))) {
    return { database, notes: JSON.parse(readFileSync(notes, 'utf8')) };
  }
  console.log(`  … making ${name} on ${engine}`);
  const started = Date.now();
  for (const old of await engines[engine].named(`${name}-`)) await engines[engine].drop(old);
  await engines[engine].create(database);
  const made = await make(database);
  mkdirSync(path.dirname(notes), { recursive: true });
  writeFileSync(notes, JSON.stringify(made));
  console.log(`  ✓ ${name} on ${engine} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return { database, notes: made };
};
