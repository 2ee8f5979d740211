import type { NodeProcess } from '../helpers/node-process';
import { draftOn, openDatabase, pause, startNode, until, type TestDatabase } from '../helpers/pair';
import { TcpProxy } from '../helpers/tcp-proxy';

/** As many as a run on a large machine wants; CI is content with fewer. */
const PLANS = Number(process.env.TEST_PLANS || 40);
/** Long enough to plan them all, and for nodes to start again meanwhile. */
const AHEAD_MS = 4_000 + PLANS * 60;
const WITHIN_MS = 2_000;
const LEASE_MS = 2_000;

let database: TestDatabase;
let wire: TcpProxy;
/** Reaches the database over a wire that can be cut. */
let distant: Pick<TestDatabase, 'environment'>;

beforeAll(async () => {
  database = await openDatabase('schedule');
  const { hostname, port } = new URL(database.address);
  wire = await TcpProxy.open({ host: hostname, port: Number(port || 5432) });
  distant = {
    environment: { ...database.environment, DATABASE_URL: wire.behind(database.address) },
  };
});
afterEach(() => wire.mend());
afterAll(async () => {
  await database.close();
  await wire.cut();
});

const start = async (where: Pick<TestDatabase, 'environment'> = database): Promise<NodeProcess> => {
  const node = await startNode(where);
  const schedule = { pollMs: 500, leaseMs: LEASE_MS, attempts: 8, backoffMs: 200 };
  await node.ask('configure', { settings: { schedule } });
  return node;
};

/** Stories due within the same two seconds: document id and instant. */
const planOn = async (node: NodeProcess, name: string): Promise<Map<string, number>> => {
  const dueMs = Date.now() + AHEAD_MS;
  const due = new Map<string, number>();
  for (let n = 0; n < PLANS; n += 1) {
    const { documentId } = await draftOn(node, `${name} ${n}`);
    const at = dueMs + Math.floor((n / PLANS) * WITHIN_MS);
    await node.ask('plan', { documentId, locale: 'en', dueMs: at });
    due.set(documentId, at);
  }
  expect(Date.now()).toBeLessThan(dueMs);
  return due;
};

const states = async (due: ReadonlyMap<string, number>): Promise<Set<string>> => {
  const rows = await database.rows<{ document_id: string; state: string }>(
    'SELECT document_id, state FROM newsroom_planned_publications'
  );
  return new Set(rows.filter((row) => due.has(row.document_id)).map(({ state }) => state));
};

/** None twice, none early, none lost: by the logbook, the change log and the content. */
const expectEachOnce = async (due: ReadonlyMap<string, number>): Promise<number> => {
  await until(async () => [...(await states(due))].join() === 'done', 60_000, 100);
  const ids = [...due.keys()].sort();
  const done = (rows: readonly { document_id: string }[]) =>
    rows
      .map((row) => row.document_id)
      .filter((id) => due.has(id))
      .sort();

  type Told = { document_id: string; at_ms: string };
  const written = await database.rows<Told>(
    "SELECT document_id, at_ms FROM newsroom_logbook WHERE action = 'publish'"
  );
  expect(done(written)).toEqual(ids);
  const told = await database.rows<Told>(
    "SELECT document_id, at_ms FROM newsroom_changes WHERE action = 'publish'"
  );
  expect(done(told)).toEqual(ids);
  const live = await database.rows<{ document_id: string }>(
    'SELECT document_id FROM newsroom_articles WHERE published_at IS NOT NULL'
  );
  expect(done(live)).toEqual(ids);

  const lateness = [...written, ...told]
    .filter((row) => due.has(row.document_id))
    .map((row) => Number(row.at_ms) - (due.get(row.document_id) ?? 0));
  expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
  return Math.max(...lateness);
};

test('two nodes share what is due, and each story is published once', async () => {
  const [a, b] = await Promise.all([start(), start()]);
  const due = await planOn(a, 'Shared');
  const latest = await expectEachOnce(due);
  process.stdout.write(`${PLANS} plans by two nodes, the last one ${latest} ms late\n`);
  await Promise.all([a.end(), b.end()]);
});

test('a node killed between claim and commit leaves its plan to the other', async () => {
  const [a, b] = await Promise.all([start(), start()]);
  const due = await planOn(b, 'Orphaned');
  await a.ask('stall', { service: 'scheduler', method: 'fire', skip: 3 });
  expect(await a.stalled()).toBe('scheduler.fire');
  await a.kill();
  expect(await states(due)).toContain('claimed');
  const latest = await expectEachOnce(due);
  // It was left alone for as long as its claim held.
  expect(latest).toBeGreaterThan(LEASE_MS / 2);
  process.stdout.write(`${PLANS} plans, one of them orphaned, the last one ${latest} ms late\n`);
  await b.end();
});

test('nodes killed at random and started again: none is lost', async () => {
  let nodes = await Promise.all([start(), start()]);
  const [first] = nodes;
  if (!first) throw new Error('No node has started');
  const due = await planOn(first, 'Hunted');
  const begins = Math.min(...due.values());
  await pause(Math.max(0, begins - Date.now()));
  for (let round = 0; round < 2; round += 1) {
    await pause(150 + Math.random() * 300);
    await Promise.all(nodes.map((node) => node.kill()));
    nodes = await Promise.all([start(), start()]);
  }
  const latest = await expectEachOnce(due);
  process.stdout.write(`${PLANS} plans among nodes killed, the last one ${latest} ms late\n`);
  await Promise.all(nodes.map((node) => node.end()));
});

test('a database that goes away in the middle is waited for', async () => {
  const node = await start(distant);
  const due = await planOn(node, 'Cut off');
  const begins = Math.min(...due.values());
  await pause(Math.max(0, begins + 700 - Date.now()));
  await wire.cut();
  await pause(1_500);
  expect(node.isRunning).toBe(true);
  await wire.mend();
  const latest = await expectEachOnce(due);
  process.stdout.write(`${PLANS} plans over a wire that broke, the last one ${latest} ms late\n`);
  await node.end();
});
