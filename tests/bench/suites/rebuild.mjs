import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import Database from 'better-sqlite3';
import { prepareClones } from '../corpus/clones.mjs';
import { engines } from '../harness/databases.mjs';
import { productionEnvironment, root } from '../harness/environment.mjs';
import { median } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { watchResident } from '../harness/resident.mjs';
import { REBUILD, tables } from '../settings.mjs';

const MIB = 2 ** 20;
const BIN = path.join(root, 'src', 'plugins', 'newsroom', 'bin', 'newsroom.js');
const DATABASE = 'rebuild';
/** Samples, one a second, of which a quarter says something. */
const SHORTEST = 12;

/** The newsroom's command line on a database, with its memory watched. */
const runCommand = (args, environment) =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: root,
      env: { ...process.env, ...productionEnvironment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stopWatching = watchResident(child.pid);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', async (code) => {
      const samples = await stopWatching();
      resolve({ code, output, samples, seconds: (performance.now() - started) / 1000 });
    });
  });

const countEditions = (environment) => {
  const database = new Database(environment.DATABASE_FILENAME, { readonly: true });
  try {
    return database.prepare(`SELECT count(*) AS count FROM ${tables.editions}`).get().count;
  } finally {
    database.close();
  }
};

const emptyEditions = (environment) => {
  const database = new Database(environment.DATABASE_FILENAME);
  for (const table of [tables.editions, tables.mentions]) database.exec(`DELETE FROM ${table}`);
  database.close();
};

/** Once the process has its code loaded, its memory shall not grow with what it has done. */
const growth = (samples) => {
  const quarter = Math.floor(samples.length / 4);
  const bytes = samples.map((sample) => sample.bytes);
  return median(bytes.slice(-quarter)) / median(bytes.slice(quarter, 2 * quarter));
};

/** All editions made anew from content, by the newsroom's own command. */
export const measure = async ({ articles, results }) => {
  const { database, notes } = await prepareClones({ count: articles });
  await engines.sqlite.copy(database, DATABASE);
  const environment = engines.sqlite.environment(DATABASE);
  emptyEditions(environment);

  const start = await runCommand(['help'], environment);
  const { code, output, samples, seconds } = await runCommand(REBUILD, environment);
  if (code === 2) {
    results.skip('rebuild.rate', 'there is no such command yet');
    results.skip('rebuild.memory', 'there is no such command yet');
    return;
  }
  const made = countEditions(environment);
  if (code !== 0 || made < notes.count) {
    throw new Error(`rebuild made ${made} of ${notes.count} editions, code ${code}:\n${output}`);
  }
  const working = seconds - start.seconds;
  results.add('rebuild.rate', made / working, {
    note: `${made} editions in ${round(working)} s, and ${round(start.seconds)} s to start`,
    figures: { seconds, startSeconds: start.seconds, samples },
  });
  if (samples.length < SHORTEST) {
    results.skip('rebuild.memory', `${samples.length} s are too short to see memory grow`);
    return;
  }
  results.add('rebuild.memory', growth(samples), {
    note: `highest ${round(Math.max(...samples.map(({ bytes }) => bytes)) / MIB)} MiB`,
  });
};
