import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_SEED_MS, NodeProcess } from './node-process';
import { demoOfRun, makeDatabase } from './test-database.cjs';
import { until } from './until';

type Environment = Record<string, string>;

const ROOT = path.resolve(__dirname, '..', '..');
const WORKER = process.env.JEST_WORKER_ID ?? '1';

const fileOf = ({ DATABASE_FILENAME = '' }: Environment): string =>
  path.join(ROOT, DATABASE_FILENAME);

/** Fills an empty database with the demo, and keeps a copy of it for all others of this run. */
const plant = async (database: Environment, settings: Environment): Promise<void> => {
  // Nobody is told of the planting: whoever is told later on would stand in all others' settings.
  const node = await NodeProcess.start({ ...database, ...settings, NEWSROOM_READER_URL: '' });
  try {
    await node.ask('seed', { folder: 'database/demo' }, LONGEST_SEED_MS);
    // Only a database that nobody has open is whole in its file.
    await node.end();
  } catch (error) {
    await node.kill();
    throw error;
  }
  // Others wait for it: it is there as a whole, or not at all.
  const unfinished = `${demoOfRun()}.part`;
  copyFileSync(fileOf(database), unfinished);
  renameSync(unfinished, demoOfRun());
};

const LOCK = `${demoOfRun()}.lock`;

/** Whether nobody in this run plants the demo yet; nobody else will from now on. */
const isFirst = (): boolean => {
  try {
    writeFileSync(LOCK, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

/**
 * A database of its own with the demo newsroom in it. The demo is planted once in a run of the tests and
 * copied from then on: that is many hundred saves less for each file of stories.
 *
 * @param settings - the environment that the newsroom is to run with
 * @returns the environment that names the database
 */
export const makeDemoDatabase = async (
  name: string,
  settings: Environment
): Promise<Environment> => {
  const database = await makeDatabase('sqlite', `${name}-${WORKER}`);
  if (isFirst()) {
    try {
      await plant(database, settings);
    } catch (error) {
      rmSync(LOCK, { force: true });
      throw error;
    }
    return database;
  }
  await until(() => existsSync(demoOfRun()), LONGEST_SEED_MS, 100);
  copyFileSync(demoOfRun(), fileOf(database));
  return database;
};
