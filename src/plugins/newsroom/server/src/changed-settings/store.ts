import type { Core } from '@strapi/strapi';
import type { Group } from '../config/groups';
import { COUNTER, PLUGIN_ID } from '../constants';
import type { Database } from '../database';

/** A group as somebody left it. */
export interface StoredGroup {
  /** The number of the change that made it so; they count over all groups. */
  version: number;
  /** Null: back to what the file says. */
  value: unknown;
  /** ISO 8601. */
  at: string;
  by: string;
}

export interface Stored {
  /** The number of the last change; 0: there was none. */
  version: number;
  groups: Partial<Record<Group, StoredGroup>>;
}

const SETTINGS = 'settings';
/** A connection that is silent for longer is given up: nobody waits for what a dead one would say. */
const LONGEST_SILENCE_MS = 3_000;

/** What was changed, in Strapi's own store; a counter beside it says cheaply whether anything is new. */
export const createSettingsStore = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  const groups = () => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: SETTINGS });
  const board = () => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'board-is-owed' });
  const counter = async () => {
    const { query } = await database.table(COUNTER);
    return { query: query.where({ name: SETTINGS }) };
  };

  const version = async (): Promise<number> => {
    const { query } = await counter();
    const row: { value: number } | undefined = await query
      .first('value')
      .timeout(LONGEST_SILENCE_MS);
    return row?.value ?? 0;
  };

  /** @returns how many counters there are: none before the first change */
  const count = async (): Promise<number> => (await counter()).query.increment('value', 1);

  const read = async (): Promise<Stored['groups']> =>
    ((await groups().get()) as Stored['groups'] | null) ?? {};

  return {
    version,

    /** The counter is read first: what is committed in between is read again, and never missed. */
    async load(): Promise<Stored> {
      const known = await version();
      return { version: known, groups: await read() };
    },

    /**
     * Counts a change. Whoever makes another one, on any node, waits until the transaction it is called
     * in ends; what is read after it is what the change is made to.
     */
    async begin(): Promise<Stored> {
      if ((await count()) === 0) {
        const { query } = await database.table(COUNTER);
        await query.insert({ name: SETTINGS, value: 0 }).onConflict('name').ignore();
        await count();
      }
      return { version: await version(), groups: await read() };
    },

    /** Only after `begin`, in its transaction. */
    async write(stored: Stored['groups']): Promise<void> {
      await groups().set({ value: stored });
    },

    /** The translation board is to be made anew for this change, by whoever finds this after a crash. */
    async oweBoard(change: number): Promise<void> {
      await board().set({ value: change });
    },

    /** The change for which the board is to be made anew; null: it is as it should be. */
    owedBoard: async (): Promise<number | null> => (await board().get()) as number | null,

    /** The board was made for this change; it may be owed again for a later one. */
    async boardIsMade(change: number): Promise<void> {
      if ((await board().get()) === change) await board().delete({});
    },
  };
};

export type SettingsStore = ReturnType<typeof createSettingsStore>;
