import type { NodeProcess } from '../helpers/node-process';
import {
  headlinesOf,
  openDatabase,
  publishedOn,
  startNode,
  type TestDatabase,
} from '../helpers/pair';
import { until } from '../helpers/until';

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let right: NodeProcess;
let wrong: NodeProcess;

beforeAll(async () => {
  database = await openDatabase('clocks');
  right = await startNode(database);
  wrong = await startNode(database);
});
afterAll(() => database.close());

const story = (id: string) => `/articles/id/${id}`;
const embargoed = (headline: string, forMs: number) =>
  publishedOn(right, headline, { embargoUntil: new Date(Date.now() + forMs).toISOString() });

test('a node whose clock jumps ahead shows nothing before its hour', async () => {
  const id = await embargoed('In half an hour', HOUR_MS / 2);
  await publishedOn(right, 'Now');
  await until(async () => headlinesOf(await wrong.get('/articles')).includes('Now'));
  await wrong.ask('clock', { aheadMs: HOUR_MS });
  // From the very first request on, and after its chores have had their turn.
  for (const end = performance.now() + 3_000; performance.now() < end;) {
    expect((await wrong.get(story(id))).status).toBe(404);
    expect(headlinesOf(await wrong.get('/articles'))).toEqual(['Now']);
  }
  const changes = await right.get('/changes');
  expect(JSON.stringify(changes.body)).not.toContain(id);
});

test.each([HOUR_MS, -HOUR_MS])(
  'by a clock that is %i ms off it comes at its hour',
  async (aheadMs) => {
    await wrong.ask('clock', { aheadMs });
    const dueMs = Date.now() + 4_000;
    const id = await embargoed(`Soon ${aheadMs}`, 4_000);
    expect((await wrong.get(story(id))).status).toBe(404);
    await until(async () => (await wrong.get(story(id))).status === 200);
    const lateMs = Date.now() - dueMs;
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(2_000);
  }
);
