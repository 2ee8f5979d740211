import type { DeskSettings, SettingsGroup } from 'newsroom/contracts/editorial-settings';
import type { NodeProcess } from '../helpers/node-process';
import {
  at,
  headlineOf,
  openDatabase,
  POLL_MS,
  publishedOn,
  startNode,
  type TestDatabase,
} from '../helpers/pair';
import { until } from '../helpers/until';

const ACTIONS = ['settings.find', 'settings.update'].map((name) => `plugin::newsroom.${name}`);
/** What a request, the other process and the machine take beside the interval. */
const SLACK_MS = 1_000;

let database: TestDatabase;
let a: NodeProcess;
let b: NodeProcess;
let headers: Record<string, string>;

beforeAll(async () => {
  database = await openDatabase('settings');
  [a, b] = await Promise.all([startNode(database), startNode(database)]);
  await a.ask('locales', { codes: ['tr', 'ar'] });
  const key = await a.ask<string>('token', { permissions: ACTIONS });
  headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
});
afterAll(() => database.close());

const settingsOn = async (node: NodeProcess): Promise<DeskSettings> =>
  at(await node.get('/editorial/configuration', headers), 'data') as DeskSettings;

const put = (node: NodeProcess, group: SettingsGroup, wish: object): Promise<Response> =>
  fetch(`${node.url}/api/newsroom/editorial/configuration/${group}`, {
    ...{ method: 'PUT', headers, body: JSON.stringify(wish) },
  });

/** Changes a group on a node, by what that node knows of it. */
const changeOn = async <Group extends SettingsGroup>(
  node: NodeProcess,
  group: Group,
  some: Partial<DeskSettings['values'][Group]>
): Promise<void> => {
  const { groups, values } = await settingsOn(node);
  const value = { ...values[group], ...some };
  const { status } = await put(node, group, { version: groups[group].version, value });
  expect(status).toBe(200);
};

test('what one node changes holds on the other within the poll interval, in memory as well', async () => {
  const id = await publishedOn(a, 'Kept');
  const story = `/articles/id/${id}?relative=false`;
  const controlOn = async (node: NodeProcess): Promise<string> =>
    String((await node.get(story)).headers['cache-control']);
  await until(async () => String((await b.get(story)).headers['cache-status']).includes('; hit'));
  expect(await controlOn(b)).toContain('max-age=15,');

  const { values } = await settingsOn(a);
  await changeOn(a, 'caching', { lifetimes: { ...values.caching.lifetimes, maxAge: 3 } });
  expect(await controlOn(a)).toContain('max-age=3,');
  const waited = await until(async () => (await controlOn(b)).includes('max-age=3,'));
  expect(waited).toBeLessThan(POLL_MS + SLACK_MS);
});

test('who reads the settings of the other node has them as they were just changed', async () => {
  for (const minWords of [11, 12, 13]) {
    await changeOn(a, 'checks', { minWords });
    expect((await settingsOn(b)).checks.minWords).toBe(minWords);
  }
});

test('of two who change the same group on two nodes at once, one wins and the other is told', async () => {
  for (let round = 1; round <= 5; round += 1) {
    const { groups, values } = await settingsOn(a);
    const wish = (minWords: number) => ({
      ...{ version: groups.checks.version, value: { ...values.checks, minWords } },
    });
    const answers = await Promise.all([
      put(a, 'checks', wish(round * 10)),
      put(b, 'checks', wish(round * 10 + 1)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = round * 10 + answers.findIndex(({ status }) => status === 200);
    expect((await settingsOn(a)).checks.minWords).toBe(won);
    expect((await settingsOn(b)).checks.minWords).toBe(won);
  }
});

test('two who change different groups at once both have their way', async () => {
  const { groups, values } = await settingsOn(a);
  const answers = await Promise.all([
    put(a, 'checks', {
      ...{ version: groups.checks.version, value: { ...values.checks, minWords: 77 } },
    }),
    put(b, 'caching', {
      ...{ version: groups.caching.version, value: { ...values.caching, cacheMiB: 7 } },
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  for (const node of [a, b]) {
    const { checks, caching } = await settingsOn(node);
    expect([checks.minWords, caching.cacheMiB]).toEqual([77, 7]);
  }
});

test('a new chain serves readers of both nodes, whichever of them projects the editions again', async () => {
  const params = { locale: 'tr', data: { headline: 'Haber' } };
  const { documentId } = await a.document('plugin::newsroom.article', 'create', params);
  await a.document('plugin::newsroom.article', 'publish', { documentId, locale: 'tr' });
  const inArabic = `/articles/id/${documentId}?locale=ar&fallback=chain`;
  await until(async () => (await b.get(inArabic)).status === 404);
  await changeOn(a, 'languages', { fallbacks: { ar: ['tr'] } });
  expect(headlineOf(await a.get(inArabic))).toBe('Haber');
  await until(async () => headlineOf(await b.get(inArabic)) === 'Haber', POLL_MS + SLACK_MS);
  await until(
    async () => (await database.rows('SELECT id FROM newsroom_refresh_jobs')).length === 0
  );
});

test('a node that starts later has them from the start, and one that was killed again', async () => {
  const { values } = await settingsOn(a);
  await b.kill();
  b = await startNode(database);
  expect((await settingsOn(b)).values).toEqual(values);
  expect(b.output).not.toContain('no longer fit');
});

test('what no longer fits keeps no node from starting, and is told', async () => {
  await database.rows(
    `UPDATE strapi_core_store_settings SET value = replace(value, '"minWords":77', '"minWords":"many"') WHERE key = 'plugin_newsroom_settings'`
  );
  await b.end();
  b = await startNode(database);
  expect(b.output).toMatch(/no longer fit.*checks.*check\.minWords/);
  const { checks, caching } = await settingsOn(b);
  expect([checks.minWords, caching.cacheMiB]).toEqual([50, 7]);
});
