import type { NodeProcess } from '../helpers/node-process';
import { draftOn, openDatabase, startNode, type TestDatabase } from '../helpers/pair';
import { TcpProxy } from '../helpers/tcp-proxy';
import { pause, until } from '../helpers/until';

/** As many as a run on a large machine wants; CI is content with fewer. */
const PLANS = Number(process.env.TEST_PLANS || 40);
/** Two seconds for forty, ten for two hundred. */
const WITHIN_MS = PLANS * 50;
/** Of each of two nodes; it is down for as long as a start takes, and not always alone. */
const KILLS = Math.max(2, Math.round(PLANS / 50));
const LEASE_MS = 2_000;
/** Of the wire, wherever a publication may be just then. */
const CUTS = 4;

// Two hundred take longer than a test may else: to plan them, and then to carry them out.
jest.setTimeout(60_000 + PLANS * 1_000);

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

/** Stories due within the same seconds: document id and instant. */
const planOn = async (node: NodeProcess, name: string): Promise<Map<string, number>> => {
  await stampRows();
  const beganMs = Date.now();
  const ids: string[] = [];
  for (let n = 0; n < PLANS; n += 1) ids.push((await draftOn(node, `${name} ${n}`)).documentId);
  // Long enough to plan them all, however slow the machine is today: to plan is less than to write.
  const dueMs = Date.now() + 3_000 + (Date.now() - beganMs);
  const due = new Map<string, number>();
  for (const [n, documentId] of ids.entries()) {
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

/**
 * When a row came to be, by the one clock that no test touches. The database fills it in by itself, in
 * the transaction, so a row that it shows was committed no earlier.
 */
const stampRows = async (): Promise<void> => {
  for (const table of ['newsroom_logbook', 'newsroom_changes']) {
    await database.rows(
      `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS stamped_ms BIGINT
       DEFAULT FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)`
    );
  }
};

/** None twice, none early, none lost: by the logbook, the change log and the content. */
const expectEachOnce = async (due: ReadonlyMap<string, number>): Promise<number> => {
  await until(async () => [...(await states(due))].join() === 'done', 120_000, 100);
  const ids = [...due.keys()].sort();
  const done = (rows: readonly { document_id: string }[]) =>
    rows
      .map((row) => row.document_id)
      .filter((id) => due.has(id))
      .sort();

  type Told = { document_id: string; at_ms: string; stamped_ms: string };
  const written = await database.rows<Told>(
    "SELECT document_id, at_ms, stamped_ms FROM newsroom_logbook WHERE action = 'publish'"
  );
  expect(done(written)).toEqual(ids);
  const told = await database.rows<Told>(
    "SELECT document_id, at_ms, stamped_ms FROM newsroom_changes WHERE action = 'publish'"
  );
  expect(done(told)).toEqual(ids);
  const live = await database.rows<{ document_id: string }>(
    'SELECT document_id FROM newsroom_articles WHERE published_at IS NOT NULL'
  );
  expect(done(live)).toEqual(ids);
  const shown = await database.rows<{ document_id: string; published_ms: string }>(
    'SELECT document_id, published_ms FROM newsroom_editions'
  );
  expect(done(shown)).toEqual(ids);

  const late = (id: string, ms: number): number[] => {
    const dueMs = due.get(id);
    return dueMs === undefined ? [] : [ms - dueMs];
  };
  // As it happened, and as the newsroom says that it did.
  const really = [...written, ...told].flatMap((row) =>
    late(row.document_id, Number(row.stamped_ms))
  );
  const said = [
    ...[...written, ...told].flatMap((row) => late(row.document_id, Number(row.at_ms))),
    ...shown.flatMap((row) => late(row.document_id, Number(row.published_ms))),
  ];
  expect(Math.min(...really)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...said)).toBeGreaterThanOrEqual(0);
  return Math.max(...really);
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
  // So that there is something left to claim for the one that is to die.
  b.freeze();
  expect(await a.stalled()).toBe('scheduler.fire');
  await a.kill();
  b.thaw();
  expect(await states(due)).toContain('claimed');
  const latest = await expectEachOnce(due);
  // It was left alone for as long as its claim held.
  expect(latest).toBeGreaterThan(LEASE_MS / 2);
  process.stdout.write(`${PLANS} plans, one of them orphaned, the last one ${latest} ms late\n`);
  await b.end();
});

test('nodes killed at random and started again: none is lost, twice or early', async () => {
  const nodes = await Promise.all([start(), start()]);
  const [first] = nodes;
  if (!first) throw new Error('No node has started');
  const due = await planOn(first, 'Hunted');
  const begins = Math.min(...due.values());
  await pause(Math.max(0, begins - Date.now()));
  /** Each by itself: one may be down when the other one is killed. */
  const hunt = async (node: NodeProcess): Promise<NodeProcess> => {
    let hunted = node;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(Math.random() * 1_000);
      await hunted.kill();
      hunted = await start();
    }
    return hunted;
  };
  const left = await Promise.all(nodes.map(hunt));
  const latest = await expectEachOnce(due);
  const kills = KILLS * nodes.length;
  process.stdout.write(`${PLANS} plans, ${kills} SIGKILLs, the last one ${latest} ms late\n`);
  await Promise.all(left.map((node) => node.end()));
});

const HOUR_MS = 3_600_000;

test.each([
  ['that jump, one forward and one back', { aheadMs: HOUR_MS }, { aheadMs: -HOUR_MS }],
  ['of which one stands still', { isFrozen: true }, { aheadMs: -1_500 }],
  ['that are both back by an hour', { aheadMs: -HOUR_MS }, { aheadMs: -HOUR_MS }],
])('nodes with clocks %s in the middle are on time', async (_, clockOfA, clockOfB) => {
  const [a, b] = await Promise.all([start(), start()]);
  const due = await planOn(a, 'Jumping');
  await pause(Math.max(0, Math.min(...due.values()) - 500 - Date.now()));
  await Promise.all([a.ask('clock', clockOfA), b.ask('clock', clockOfB)]);
  const latest = await expectEachOnce(due);
  process.stdout.write(`${PLANS} plans by wrong clocks, the last one ${latest} ms late\n`);
  expect(latest).toBeLessThan(HOUR_MS / 2);
  await Promise.all([a.end(), b.end()]);
});

test('a database that goes away in the middle, again and again, is waited for', async () => {
  const node = await start(distant);
  const due = await planOn(node, 'Cut off');
  const begins = Math.min(...due.values());
  await pause(Math.max(0, begins - Date.now()));
  for (let cut = 0; cut < CUTS; cut += 1) {
    await pause(Math.random() * 700);
    await wire.cut();
    await pause(1_000);
    expect([node.isRunning, node.isRunning ? '' : node.output]).toEqual([true, '']);
    await wire.mend();
  }
  const latest = await expectEachOnce(due);
  process.stdout.write(`${PLANS} plans over a wire that broke, the last one ${latest} ms late\n`);
  await node.end();
});
