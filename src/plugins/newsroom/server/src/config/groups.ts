import { z } from 'zod';
import { cacheMiBSchema, lifetimesSchema } from './caching';
import { checkSchema } from './check';
import { fallbacksSchema } from './fallbacks';
import { findProblems, toProblems, type SettingProblem, type Settings } from './index';
import { monthlyCharactersSchema } from './machine';
import { timeZoneSchema, timeZonesSchema } from './time-zones';
import { workflowSchema, withStages } from './workflow';

/**
 * What an administrator may change while the newsroom runs, group by group, made of the very schemas of
 * the file. What is not here stands in the file alone: above all functions, addresses and secrets.
 */
const SCHEMAS = {
  languages: z.strictObject({
    timeZone: timeZoneSchema,
    timeZones: timeZonesSchema,
    fallbacks: fallbacksSchema,
  }),
  checks: checkSchema.omit({ extra: true }),
  workflow: workflowSchema,
  caching: z.strictObject({ cacheMiB: cacheMiBSchema, lifetimes: lifetimesSchema }),
  /** Names of subscribers to whom nothing is sent. */
  webhooks: z.strictObject({ paused: z.array(z.string().min(1).max(80)).max(1_000) }),
  /** Whether the provider of the file is used, and what it may translate in a month. */
  machine: z.strictObject({ isOn: z.boolean(), monthlyCharacters: monthlyCharactersSchema }),
} as const;

export type Group = keyof typeof SCHEMAS;
export type GroupValues = { [Name in Group]: z.infer<(typeof SCHEMAS)[Name]> };
/** Groups that were changed, as they came out of the database: not yet looked at. */
export type Changes = Partial<Record<Group, unknown>>;

export const GROUPS = Object.keys(SCHEMAS) as Group[];

/** Where the keys of a group stand below `newsroom.config`. */
const PLACES: Record<Group, readonly string[]> = {
  languages: [],
  checks: ['check'],
  workflow: ['workflow'],
  caching: ['delivery'],
  webhooks: ['webhooks'],
  machine: ['translation', 'machine'],
};

/** What a group is by these settings. */
export const valuesOf = (settings: Settings): GroupValues => {
  const { timeZone, timeZones, fallbacks, check, delivery, webhooks, translation } = settings;
  const { onPublish, rules, minWords, maxCharacters, required } = check;
  return {
    languages: { timeZone, timeZones, fallbacks },
    checks: { onPublish, rules, minWords, maxCharacters, required },
    workflow: withStages(settings.workflow),
    caching: { cacheMiB: delivery.cacheMiB, lifetimes: delivery.lifetimes },
    webhooks: { paused: webhooks.filter(({ isPaused }) => isPaused).map(({ name }) => name) },
    machine: {
      isOn: translation.machine.provider !== 'none',
      monthlyCharacters: translation.machine.monthlyCharacters,
    },
  };
};

/** How each group is laid over the settings of the file. */
const LAY: { [Name in Group]: (settings: Settings, value: GroupValues[Name]) => Settings } = {
  languages: (settings, value) => ({ ...settings, ...value }),
  checks: (settings, value) => ({ ...settings, check: { ...settings.check, ...value } }),
  workflow: (settings, workflow) => ({ ...settings, workflow }),
  caching: (settings, value) => ({ ...settings, delivery: { ...settings.delivery, ...value } }),
  webhooks: (settings, { paused }) => ({
    ...settings,
    webhooks: settings.webhooks.map((one) => ({ ...one, isPaused: paused.includes(one.name) })),
  }),
  machine: ({ translation, ...settings }, { isOn, monthlyCharacters }) => {
    const provider = isOn ? translation.machine.provider : 'none';
    const machine = { ...translation.machine, provider, monthlyCharacters };
    return { ...settings, translation: { ...translation, machine } };
  },
};

type Lay = (settings: Settings) => Settings;
/** What a group is changed to, or what is wrong with that. */
export type Read<Name extends Group> =
  { ok: true; value: GroupValues[Name]; lay: Lay } | { ok: false; problems: SettingProblem[] };

/** Reads a group as somebody has sent it, or as it was stored by an earlier version of the plugin. */
export const readGroup = <Name extends Group>(
  file: Settings,
  group: Name,
  sent: unknown
): Read<Name> => {
  const result = SCHEMAS[group].safeParse(sent);
  if (!result.success) {
    const problems = toProblems(result.error).map(({ path, message }) => ({
      ...{ path: [...PLACES[group], ...path], message },
    }));
    return { ok: false, problems };
  }
  // The table pairs each group with its own schema, which TypeScript cannot follow through an index.
  const value = result.data as GroupValues[Name];
  const lay: Lay = (settings) => LAY[group](settings, value);
  const problems = findProblems(lay(file));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value, lay };
};

/**
 * What was changed, ready to be laid over the file. A group that is not valid, or is no longer, counts as
 * not changed: what the file says of it holds. Pure.
 */
export const readChanges = (
  file: Settings,
  changes: Changes
): {
  lay: Lay | null;
  problems: Partial<Record<Group, SettingProblem[]>>;
} => {
  const layers: Lay[] = [];
  const problems: Partial<Record<Group, SettingProblem[]>> = {};
  for (const group of GROUPS) {
    if (changes[group] === undefined) continue;
    const read = readGroup(file, group, changes[group]);
    if (read.ok) layers.push(read.lay);
    else problems[group] = read.problems;
  }
  const lay: Lay = (settings) => layers.reduce((below, layer) => layer(below), settings);
  return { lay: layers.length > 0 ? lay : null, problems };
};
