import config, { findProblems, type Settings } from 'newsroom/config';
import { GROUPS, readChanges, readGroup, valuesOf, type Changes } from 'newsroom/config/groups';
import { settingsGroup } from 'newsroom/contracts/editorial-settings';

const SECRET = 'a-secret-of-the-desk-0123456789';
const KEY = 'the-key-of-the-machine';

const file: Settings = {
  ...config.default,
  webhooks: ['site', 'app'].map((name) => ({
    ...{ name, kind: 'signed', url: 'https://hooks.example/x', secret: SECRET },
  })) as Settings['webhooks'],
  translation: {
    ...config.default.translation,
    machine: { ...config.default.translation.machine, provider: 'deepl', apiKey: KEY },
  },
};
const VALUES = valuesOf(file);

const settingsWith = (changes: Changes): Settings => {
  const { lay } = readChanges(file, changes);
  return lay ? lay(file) : file;
};
const wrongIn = (group: (typeof GROUPS)[number], value: unknown): string[] => {
  const read = readGroup(file, group, value);
  return read.ok ? [] : read.problems.map(({ path }) => path.join('.'));
};

test('the groups are those of the contract', () => {
  expect(GROUPS).toEqual(settingsGroup.options);
});

test('what the file says may be sent back as it is, and changes nothing', () => {
  for (const group of GROUPS) expect(wrongIn(group, VALUES[group])).toEqual([]);
  expect(valuesOf(settingsWith(VALUES))).toEqual(VALUES);
});

test('no value holds a secret or an address', () => {
  const told = JSON.stringify(VALUES);
  for (const secret of [SECRET, KEY, 'hooks.example']) expect(told).not.toContain(secret);
});

test('a change is laid over the file, which stays as it is', () => {
  const before = structuredClone(VALUES);
  const changed = settingsWith({
    languages: { ...VALUES.languages, timeZone: 'Asia/Tokyo' },
    checks: { ...VALUES.checks, minWords: 7, maxCharacters: {} },
    caching: { ...VALUES.caching, cacheMiB: 1 },
    webhooks: { paused: ['app'] },
    machine: { isOn: false, monthlyCharacters: 5 },
  });
  expect(changed.timeZone).toBe('Asia/Tokyo');
  expect(changed.check).toMatchObject({ minWords: 7, maxCharacters: {}, extra: [] });
  expect(changed.delivery).toEqual({ ...file.delivery, cacheMiB: 1 });
  expect(changed.webhooks.map(({ name, isPaused }) => [name, isPaused])).toEqual([
    ['site', false],
    ['app', true],
  ]);
  expect(changed.translation.machine).toMatchObject({ provider: 'none', apiKey: KEY });
  expect(findProblems(changed)).toEqual([]);
  expect(valuesOf(file)).toEqual(before);
});

test.each([
  ['languages', { ...VALUES.languages, timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['languages', { ...VALUES.languages, fallbacks: { ar: ['tr'], tr: ['ar'] } }, 'fallbacks.ar'],
  ['checks', { ...VALUES.checks, minWords: -1 }, 'check.minWords'],
  ['checks', { ...VALUES.checks, rules: { 'body-short': 'perhaps' } }, 'check.rules.body-short'],
  [
    'workflow',
    { ...VALUES.workflow, publishing: { demands: ['x'], leadsTo: null } },
    'workflow.publishing.demands.0',
  ],
  ['caching', { ...VALUES.caching, cacheMiB: 'much' }, 'delivery.cacheMiB'],
  ['webhooks', { paused: [1] }, 'webhooks.paused.0'],
  ['machine', { isOn: true, monthlyCharacters: -1 }, 'translation.machine.monthlyCharacters'],
] as const)('a wrong value of %s is named by its place in the file', (group, value, place) => {
  expect(wrongIn(group, value)).toContain(place);
});

test.each([
  ['checks', { ...VALUES.checks, extra: [] }],
  ['webhooks', { paused: [], secret: SECRET }],
  ['machine', { ...VALUES.machine, apiKey: KEY }],
  ['machine', { ...VALUES.machine, url: 'https://elsewhere.example' }],
  ['caching', { ...VALUES.caching, mode: 'front' }],
  ['languages', { ...VALUES.languages, publicUrl: 'https://elsewhere.example' }],
] as const)('functions, secrets and what stays in the file are refused in %s', (group, value) => {
  expect(wrongIn(group, value)).not.toEqual([]);
});

test('what no longer fits is left out by itself, and named', () => {
  const changes = {
    checks: { ...VALUES.checks, minWords: 'many' },
    caching: { ...VALUES.caching, cacheMiB: 2 },
  };
  const { lay, problems } = readChanges(file, changes);
  const settings = lay?.(file);
  expect(settings?.check).toEqual(file.check);
  expect(settings?.delivery.cacheMiB).toBe(2);
  expect(Object.keys(problems)).toEqual(['checks']);
});

test('a subscriber that is gone from the file undoes no pause of another one', () => {
  const { webhooks } = settingsWith({ webhooks: { paused: ['gone', 'site'] } });
  expect(webhooks.map(({ isPaused }) => isPaused)).toEqual([true, false]);
});

test('a provider that the file no longer has is not used', () => {
  const { lay, problems } = readChanges(config.default, {
    machine: { isOn: true, monthlyCharacters: null },
  });
  expect(problems).toEqual({});
  expect(lay?.(config.default).translation.machine.provider).toBe('none');
});
