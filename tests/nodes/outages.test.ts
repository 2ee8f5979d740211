import type { NodeProcess } from '../helpers/node-process';
import {
  at,
  draftOn,
  headlineOf,
  headlineOn,
  openDatabase,
  publishedOn,
  publishOn,
  renameOn,
  sectionOn,
  seqOf,
  startNode,
  type TestDatabase,
} from '../helpers/pair';
import { TcpProxy } from '../helpers/tcp-proxy';
import { pause, until } from '../helpers/until';

const IDLE_IN_TRANSACTION_MS = 1_500;

let database: TestDatabase;
let wire: TcpProxy;
let a: NodeProcess;
/** Reaches the database over a wire that can be cut. */
let b: NodeProcess;

const startA = () =>
  startNode({
    environment: {
      ...database.environment,
      DATABASE_IDLE_IN_TRANSACTION_MS: String(IDLE_IN_TRANSACTION_MS),
    },
  });

beforeAll(async () => {
  database = await openDatabase('outages');
  const { hostname, port } = new URL(database.address);
  wire = await TcpProxy.open({ host: hostname, port: Number(port || 5432) });
  const environment = { ...database.environment, DATABASE_URL: wire.behind(database.address) };
  [a, b] = await Promise.all([startA(), startNode({ environment })]);
});
afterEach(() => wire.mend());
afterAll(async () => {
  await database.close();
  await wire.cut();
});

const seqs = async (): Promise<number[]> =>
  (await database.rows<{ seq: number }>('SELECT seq FROM newsroom_changes ORDER BY seq')).map(
    ({ seq }) => seq
  );

/** The log counts 1, 2, 3 … up to the counter. */
const expectNoGap = async (): Promise<void> => {
  const written = await seqs();
  expect(written).toEqual(written.map((_, index) => index + 1));
  const [counter] = await database.rows<{ value: number }>('SELECT value FROM newsroom_counters');
  expect(counter?.value).toBe(written.length);
};

const storyOn = async (node: NodeProcess, headline: string) => {
  const documentId = await publishedOn(node, headline);
  const story = `/articles/id/${documentId}?relative=false`;
  await until(async () => headlineOf(await b.get(story)) === headline);
  return { documentId, story };
};

describe('without its database', () => {
  test('a node goes on when all its connections are broken at once', async () => {
    const { documentId, story } = await storyOn(a, 'Before');
    await database.rows(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'
    );
    // Each answer is right or a refusal, from the first request on.
    const statuses = await Promise.all(
      [story, '/articles', '/sections', '/changes', '/health'].map(
        async (place) => (await b.get(place)).status
      )
    );
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await until(async () => (await b.get('/health')).status === 200);
    await headlineOn(a, documentId, 'After');
    await until(async () => headlineOf(await b.get(story)) === 'After');
    await headlineOn(b, documentId, 'By the other');
    await until(async () => headlineOf(await a.get(story)) === 'By the other');
    expect([a.isRunning, b.isRunning]).toEqual([true, true]);
  });

  test.each([
    ['gone', () => wire.cut()],
    ['silent', async () => wire.silence()],
  ])('that is %s, a node answers 503, says why, and follows again after it', async (_, lose) => {
    const { documentId, story } = await storyOn(a, 'Before');
    await until(async () => String((await b.get(story)).headers['cache-status']).includes('hit'));
    await lose();
    const lostAt = performance.now();
    await headlineOn(a, documentId, 'During');
    await pause(Math.max(0, 600 - (performance.now() - lostAt)));
    for (const place of [story, '/articles', '/sections', '/changes']) {
      const reply = await b.get(place);
      expect([place, reply.status]).toEqual([place, 503]);
      expect(at(reply, 'error', 'name')).toBe('ServiceUnavailableError');
      expect(reply.headers['cache-control']).toBe('no-store');
    }
    const health = await b.get('/health');
    expect([health.status, at(health, 'status')]).toEqual([503, 'unusable']);
    await pause(1_000);
    expect(b.isRunning).toBe(true);

    await wire.mend();
    const mendedAt = performance.now();
    await until(async () => (await b.get('/health')).status === 200);
    expect(headlineOf(await b.get(story))).toBe('During');
    process.stdout.write(`followed again ${Math.round(performance.now() - mendedAt)} ms later\n`);
    await headlineOn(a, documentId, 'After');
    await until(async () => headlineOf(await b.get(story)) === 'After');
    await headlineOn(b, documentId, 'By the other');
    expect(headlineOf(await a.get(story, { 'Min-Seq': String(await seqOf(b)) }))).toBe(
      'By the other'
    );
    await expectNoGap();
  });
});

describe('in the middle of a publication', () => {
  /** Its edition is written and the counter locked, its change is not. */
  const stalledPublication = async () => {
    const { documentId } = await draftOn(a, 'Half published');
    await a.ask('stall', { service: 'changeLog', method: 'append' });
    const publishing = publishOn(a, documentId).then(
      () => 'published',
      () => 'refused'
    );
    await a.stalled();
    return { documentId, publishing };
  };

  test('a killed node leaves nothing behind, and no lock', async () => {
    const before = await seqs();
    const { documentId, publishing } = await stalledPublication();
    await a.kill();
    expect(await publishing).toBe('refused');

    const published = await publishedOn(b, 'Meanwhile');
    expect((await b.get(`/articles/id/${published}`)).status).toBe(200);
    expect((await b.get(`/articles/id/${documentId}`)).status).toBe(404);
    expect(await seqs()).toHaveLength(before.length + 1);
    expect(
      await database.rows(
        `SELECT id FROM newsroom_editions WHERE document_id = '${documentId}' UNION ALL SELECT id FROM newsroom_articles WHERE document_id = '${documentId}' AND published_at IS NOT NULL`
      )
    ).toEqual([]);

    a = await startA();
    await publishOn(a, documentId);
    await until(async () => (await b.get(`/articles/id/${documentId}`)).status === 200);
    await expectNoGap();
  });

  test('a frozen node holds the others up for a while only', async () => {
    const { documentId, publishing } = await stalledPublication();
    a.freeze();
    const startedAt = performance.now();
    const published = await publishedOn(b, 'Despite the frozen one');
    process.stdout.write(`held up for ${Math.round(performance.now() - startedAt)} ms\n`);
    expect((await b.get(`/articles/id/${published}`)).status).toBe(200);

    a.thaw();
    await a.ask('go');
    expect(await publishing).toBe('refused');
    for (const node of [a, b]) {
      expect((await node.get(`/articles/id/${documentId}`)).status).toBe(404);
    }
    await publishOn(a, documentId);
    await until(async () => (await b.get(`/articles/id/${documentId}`)).status === 200);
    await expectNoGap();
  });
});

test('a rename that a killed node had begun is finished by another', async () => {
  const { documentId: section } = await sectionOn(a, 'Old name');
  const stories = 60;
  for (let n = 0; n < stories; n += 10) {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        publishedOn(i % 2 ? a : b, `Story ${n + i}`, { section })
      )
    );
  }
  const named = async (name: string): Promise<number> =>
    (
      await database.rows(
        `SELECT id FROM newsroom_editions WHERE document LIKE '%"section":{"id":"${section}"%"name":"${name}"%'`
      )
    ).length;
  expect(await named('Old name')).toBe(stories);

  b.freeze();
  // Behind the rename, which locks on its way (`beginLock`), a first batch; the second never gets its lock.
  await a.ask('stall', { service: 'changeLog', method: 'lock', skip: 1 });
  await renameOn(a, section, 'New name');
  await a.stalled();
  await a.kill();
  expect(await named('New name')).toBe(50);
  b.thaw();
  const tookMs = await until(async () => (await named('New name')) === stories);
  process.stdout.write(`the other node finished it in ${Math.round(tookMs)} ms\n`);
  await until(async () => at(await b.get('/health'), 'lag', 'refreshJobs') === 0);
  await expectNoGap();
  a = await startA();
});
