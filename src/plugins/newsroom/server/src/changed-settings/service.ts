import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import { tellProblems, type SettingProblem } from '../config';
import {
  GROUPS,
  readChanges,
  readGroup,
  valuesOf,
  type Changes,
  type Group,
  type GroupValues,
} from '../config/groups';
import { ERROR_NAMES } from '../contracts/errors';
import { problem, refuse } from '../problems';
import { RefusedError } from '../refusal';
import { getFileSettings, getNow, getSettings, layOverFile } from '../settings';
import { inWriteTransaction } from '../transaction';
import type { FindMisfits } from './misfits';
import type { SettingsStore, Stored } from './store';

/** A group as it stands. */
export interface GroupState {
  /** Of its last change; 0: there was none. */
  version: number;
  /** Who changed it from what the file says, and when; null: it is as the file says. */
  changed: { at: string; by: string } | null;
  /** Why the change does not hold, in whole sentences; nothing when it does, or when there is none. */
  problems: string[];
}

export interface Wish {
  /** Of the group as it was when the wish was made. */
  version: number;
  /** Null: back to what the file says. */
  value: unknown;
}

const NEVER: GroupState = { version: 0, changed: null, problems: [] };

const changesIn = ({ groups }: Pick<Stored, 'groups'>): Changes =>
  Object.fromEntries(
    GROUPS.flatMap((group) => {
      const value = groups[group]?.value;
      return value === undefined || value === null ? [] : [[group, value]];
    })
  );

/**
 * Settings that an administrator changes while the newsroom runs: kept in the database, laid over those
 * of the file, and followed by every node. What no longer fits the file after an upgrade is left out,
 * group by group, and told: it never keeps the newsroom from starting.
 */
export const createChangedSettings = ({
  strapi,
  store,
  findMisfits,
  record,
  who,
  projectAgain,
  makeBoard,
}: {
  strapi: Core.Strapi;
  store: SettingsStore;
  findMisfits: FindMisfits;
  /** Writes into the logbook, in the transaction. */
  record: (details: Readonly<Record<string, unknown>>) => Promise<void>;
  /** The name of whoever acts. */
  who: () => string;
  /** Has every edition projected again, as chains are part of them; in the transaction. */
  projectAgain: () => Promise<void>;
  /** Begins to make the translation board anew; not waited for. */
  makeBoard: () => void;
}) => {
  let known: Stored = { version: -1, groups: {} };
  let problems: Partial<Record<Group, SettingProblem[]>> = {};
  let lastTold = '';
  const listeners: (() => void)[] = [];

  const leftOut = (): { group: Group; problem: string }[] =>
    GROUPS.flatMap((group) => {
      const found = problems[group];
      return found ? [{ group, problem: tellProblems(found) }] : [];
    });

  const tell = (): void => {
    const told = leftOut()
      .map(({ group, problem: what }) => `${group} (${what})`)
      .join('; ');
    if (told !== '' && told !== lastTold) {
      strapi.log.error(
        `newsroom: settings that were changed in the admin no longer fit and are left out; what config/plugins.ts says holds: ${told}`
      );
    }
    lastTold = told;
  };

  const apply = (stored: Stored): void => {
    if (stored.version === known.version) return;
    known = stored;
    const read = readChanges(getFileSettings(strapi), changesIn(stored));
    problems = read.problems;
    layOverFile(strapi, read.lay);
    tell();
    for (const listener of listeners) listener();
  };

  /** Knows, when it resolves, what was committed before it was called. One row is read most of the time. */
  const follow = async (): Promise<void> => {
    while ((await store.version()) !== known.version) {
      const before = known;
      const stored = await store.load();
      // What came in meanwhile may be newer than what was read here.
      if (known === before) apply(stored);
    }
  };

  const assertCurrent = ({ groups }: Stored, group: Group, version: number): void => {
    const now = groups[group];
    if ((now?.version ?? 0) === version) return;
    throw new RefusedError(
      412,
      ERROR_NAMES[412],
      `${now?.by ?? 'Somebody'} has changed these settings meanwhile`,
      { code: 'settings-changed', group, version: now?.version ?? 0, by: now?.by ?? null }
    );
  };

  /** @returns all groups as they are to be */
  const assertFits = async (group: Group, sent: unknown): Promise<GroupValues> => {
    const file = getFileSettings(strapi);
    const read = readGroup(file, group, sent);
    if (!read.ok) {
      refuse(read.problems.map(({ path, message }) => problem(path.join('.'), message)));
      throw new Error('unreachable: what cannot be read has at least one problem');
    }
    const wanted = { ...valuesOf(getSettings(strapi)), [group]: read.value };
    refuse(await findMisfits(group, wanted, valuesOf(getSettings(strapi))));
    return wanted;
  };

  /** What the file says needs no reading; but stories may stand in stages that it does not have. */
  const assertFileFits = async (group: Group): Promise<GroupValues> => {
    const current = valuesOf(getSettings(strapi));
    const file = valuesOf(getFileSettings(strapi));
    const wanted = { ...current, [group]: file[group] };
    if (group === 'workflow') refuse(await findMisfits(group, wanted, current));
    return wanted;
  };

  const write = async (
    group: Group,
    { version, value }: Wish
  ): Promise<{ stored: Stored; owesBoard: boolean }> => {
    const { version: change, groups: before } = await store.begin();
    // What the wish is judged by, should another node have changed it a moment ago.
    apply({ version: change - 1, groups: before });
    assertCurrent(known, group, version);
    const current = valuesOf(getSettings(strapi));
    const wanted = value === null ? await assertFileFits(group) : await assertFits(group, value);
    const at = getNow(strapi).toISOString();
    const groups = { ...before, [group]: { version: change, value, at, by: who() } };
    await store.write(groups);
    const isBackToFile = value === null;
    await record({ group, isBackToFile, before: current[group], after: wanted[group] });
    const chains = [current.languages.fallbacks, wanted.languages.fallbacks];
    const owesBoard = !isDeepStrictEqual(chains[0], chains[1]);
    if (owesBoard) {
      await store.oweBoard(change);
      await projectAgain();
    }
    return { stored: { version: change, groups }, owesBoard };
  };

  return {
    follow,
    leftOut,

    /** Called after each change that holds from now on, on this node or on another one. */
    onApplied(listener: () => void): void {
      listeners.push(listener);
    },

    of: (group: Group): GroupState => {
      const stored = known.groups[group];
      if (!stored) return NEVER;
      const { version, value, at, by } = stored;
      return {
        version,
        changed: value === null ? null : { at, by },
        problems: (problems[group] ?? []).map((one) => tellProblems([one])),
      };
    },

    /**
     * Changes a group, or has the file hold again; on this node at once, on the others within the poll
     * interval.
     *
     * @throws ValidationError (400) naming each setting that is wrong; RefusedError (412)
     *   `settings-changed` when somebody else was faster
     */
    async change(group: Group, wish: Wish): Promise<void> {
      const { stored, owesBoard } = await inWriteTransaction({ strapi }, () => write(group, wish));
      apply(stored);
      if (owesBoard) makeBoard();
    },

    owedBoard: store.owedBoard,
    boardIsMade: store.boardIsMade,
  };
};

export type ChangedSettings = ReturnType<typeof createChangedSettings>;
