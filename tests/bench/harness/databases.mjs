/**
 * Databases of the bench's own: files below its workspace, or databases named `newsroom_bench_…` on the
 * PostgreSQL of DATABASE_URL (else the local one). Each is named by its environment for Strapi.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { workspace } from './environment.mjs';

const SUFFIXES = ['', '-journal', '-wal', '-shm'];
const SERVER = process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';

const fileOf = (name) => path.join(workspace, 'databases', `${name}.db`);
const nameOf = (name) => `newsroom_bench_${name.replaceAll('-', '_')}`;

const urlOf = (name) => {
  const url = new URL(SERVER);
  url.pathname = `/${nameOf(name)}`;
  return url.href;
};

/** One statement on the server itself, outside of the bench's databases. */
const onServer = async (statement) => {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
};

const sqlite = {
  environment: (name) => ({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: fileOf(name) }),
  exists: async (name) => existsSync(fileOf(name)),
  async named(prefix) {
    const folder = path.dirname(fileOf(prefix));
    const files = existsSync(folder) ? readdirSync(folder) : [];
    return files
      .filter((file) => file.startsWith(prefix) && file.endsWith('.db'))
      .map((file) => path.basename(file, '.db'));
  },
  async drop(name) {
    for (const suffix of SUFFIXES) rmSync(fileOf(name) + suffix, { force: true });
  },
  async create(name) {
    mkdirSync(path.dirname(fileOf(name)), { recursive: true });
    await this.drop(name);
  },
  /** Nobody may have `from` open. */
  async copy(from, to) {
    await this.create(to);
    cpSync(fileOf(from), fileOf(to));
  },
};

const postgres = {
  environment: (name) => ({ DATABASE_CLIENT: 'postgres', DATABASE_URL: urlOf(name) }),
  async exists(name) {
    const found = await onServer(`SELECT 1 FROM pg_database WHERE datname = '${nameOf(name)}'`);
    return found.rowCount > 0;
  },
  async named(prefix) {
    const { rows } = await onServer('SELECT datname AS name FROM pg_database');
    const start = nameOf(prefix);
    return rows
      .filter(({ name }) => name.startsWith(start))
      .map(({ name }) => name.slice(nameOf('').length));
  },
  async drop(name) {
    await onServer(`DROP DATABASE IF EXISTS ${nameOf(name)} WITH (FORCE)`);
  },
  async create(name) {
    await this.drop(name);
    await onServer(`CREATE DATABASE ${nameOf(name)}`);
  },
  async copy(from, to) {
    await this.drop(to);
    await onServer(`CREATE DATABASE ${nameOf(to)} TEMPLATE ${nameOf(from)}`);
  },
};

export const engines = { sqlite, postgres };

/** The engines that can be measured here: SQLite always, PostgreSQL where one answers. */
export const availableEngines = async () => {
  try {
    await onServer('SELECT 1');
    return ['sqlite', 'postgres'];
  } catch {
    return ['sqlite'];
  }
};
