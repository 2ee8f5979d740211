import type { NodeProcess, Reply } from '../helpers/node-process';
import {
  at,
  followed,
  headlineOf,
  headlineOn,
  headlinesOf,
  openDatabase,
  POLL_MS,
  publishedOn,
  renameOn,
  sectionOn,
  seqOf,
  startNode,
  type TestDatabase,
} from '../helpers/pair';
import { pause, until } from '../helpers/until';

const PUBLICATIONS = 50;

let database: TestDatabase;
let a: NodeProcess;
let b: NodeProcess;

beforeAll(async () => {
  database = await openDatabase('following');
  [a, b] = await Promise.all([startNode(database), startNode(database)]);
});
afterAll(() => database.close());

const sectionNameOf = (reply: Reply) => at(reply, 'data', 'section', 'name');

/** Asks until the answer comes from memory. */
const heat = (node: NodeProcess, place: string): Promise<number> =>
  until(async () => String((await node.get(place)).headers['cache-status']).includes('; hit'));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((x, y) => x - y)[Math.ceil(values.length * share) - 1] ?? NaN;

test('two nodes that started at once on an empty database have one of everything', async () => {
  for (const node of [a, b]) expect((await node.get('/health')).status).toBe(200);
  expect(await database.rows('SELECT name FROM newsroom_counters')).toEqual([{ name: 'seq' }]);
  expect(await database.rows('SELECT type FROM up_roles ORDER BY type')).toEqual([
    { type: 'authenticated' },
    { type: 'public' },
  ]);
  expect(await database.rows('SELECT code FROM i18n_locale')).toEqual([{ code: 'en' }]);
  const permissions = await database.rows(
    'SELECT action FROM up_permissions p JOIN up_permissions_role_lnk l ON l.permission_id = p.id GROUP BY action, role_id HAVING count(*) > 1'
  );
  expect(permissions).toEqual([]);
});

test('what one publishes, it serves at once, and the other within the poll interval', async () => {
  const section = await sectionOn(a, 'Following');
  const documentId = await publishedOn(a, 'Number 0', { section: section.documentId });
  const story = `/articles/id/${documentId}?relative=false`;
  await until(async () => headlineOf(await b.get(story)) === 'Number 0');
  const waits: number[] = [];
  for (let n = 1; n <= PUBLICATIONS; n += 1) {
    await heat(b, story);
    const headline = `Number ${n}`;
    await headlineOn(a, documentId, headline);
    const committedAt = performance.now();
    expect(headlineOf(await a.get(story))).toBe(headline);
    waits.push(await followed(b, story, (reply) => headlineOf(reply) === headline, committedAt));
    // Spread over the phases of the poll.
    await pause((n * 97) % (POLL_MS / 2));
  }
  const figures = [0.5, 0.99].map((share) => Math.round(percentile(waits, share)));
  process.stdout.write(`the other node had it after ${figures.join(' ms (p50), ')} ms (p99)\n`);
});

test('lists, section fronts, the section tree and the change log follow too', async () => {
  const { documentId: sectionId } = await sectionOn(a, 'Fronts');
  await publishedOn(a, 'First', { section: sectionId });
  const places = ['/articles?section=fronts&relative=false', '/sections/fronts?relative=false'];
  await until(async () => (await b.get(places[0] ?? '')).status === 200);
  for (const place of [...places, '/sections']) await heat(b, place);
  const before = await seqOf(b);

  await publishedOn(a, 'Second', { section: sectionId });
  await renameOn(a, sectionId, 'The fronts');
  const committedAt = performance.now();
  const [list, front] = places as [string, string];
  expect(headlinesOf(await a.get(list))).toEqual(['Second', 'First']);
  expect(at(await a.get(front), 'data', 'name')).toBe('The fronts');

  const told: [string, (reply: Reply) => boolean][] = [
    [list, (reply) => headlinesOf(reply).length === 2],
    [front, (reply) => at(reply, 'data', 'name') === 'The fronts'],
    ['/sections', ({ body }) => JSON.stringify(body).includes('The fronts')],
  ];
  await Promise.all(told.map(([place, isNew]) => followed(b, place, isNew, committedAt)));
  const { body } = await b.get(`/changes?after=${before}`);
  expect(at({ body }, 'data', 0, 'action')).toBe('publish');
  expect(at({ body }, 'data', 1, 'entity')).toBe('section');
});

test.each([700, 3_000])(
  'a node that was frozen for %i ms does not answer as before',
  async (ms) => {
    const { documentId: section } = await sectionOn(a, `Frozen ${ms}`);
    const documentId = await publishedOn(a, 'Before', { section });
    const story = `/articles/id/${documentId}?relative=false`;
    for (const node of [a, b]) await until(async () => (await node.get(story)).status === 200);
    await heat(b, story);
    const asked = b.get(story);
    await asked;

    b.freeze();
    await headlineOn(a, documentId, 'After');
    await renameOn(a, section, `Thawed ${ms}`);
    await pause(ms);
    // Already there when it wakes up: the very first that it answers.
    const waiting = [1, 2, 3].map(() => b.get(story));
    await pause(100);
    b.thaw();
    for (const reply of await Promise.all(waiting)) {
      expect([reply.status, headlineOf(reply), sectionNameOf(reply)]).toEqual([
        200,
        'After',
        `Thawed ${ms}`,
      ]);
    }
  }
);

test('Min-Seq of one node at the other: the new answer or 425, never the old one', async () => {
  const documentId = await publishedOn(a, 'Min 0');
  const story = `/articles/id/${documentId}?relative=false`;
  await until(async () => (await b.get(story)).status === 200);
  for (let n = 1; n <= 15; n += 1) {
    await heat(b, story);
    await headlineOn(a, documentId, `Min ${n}`);
    const seq = Number(at(await a.get(story), 'data', 'seq'));
    const reply = await b.get(story, { 'Min-Seq': String(seq) });
    expect([reply.status, headlineOf(reply)]).toEqual([200, `Min ${n}`]);
    expect(Number(reply.headers['x-newsroom-seq'])).toBeGreaterThanOrEqual(seq);
    const ahead = await b.get(story, { 'Min-Seq': String(seq + 1_000) });
    expect(ahead.status).toBe(425);
  }
});

test('no answer says that it is newer than what it shows', async () => {
  const documentId = await publishedOn(a, 'Says 0');
  const story = `/articles/id/${documentId}?relative=false`;
  await until(async () => (await b.get(story)).status === 200);
  const seqs = new Map<string, number>();
  let isOver = false;
  const replies: Reply[] = [];
  const reading = [a, b].map(async (node) => {
    while (!isOver) {
      replies.push(await node.get(story));
      await pause(5);
    }
  });
  for (let n = 1; n <= 15; n += 1) {
    await headlineOn(a, documentId, `Says ${n}`);
    seqs.set(`Says ${n}`, Number(at(await a.get(story), 'data', 'seq')));
  }
  isOver = true;
  await Promise.all(reading);
  const order = [...seqs.keys()];
  for (const reply of replies) {
    const successor = order[order.indexOf(String(headlineOf(reply))) + 1];
    if (successor === undefined) continue;
    expect(Number(reply.headers['x-newsroom-seq'])).toBeLessThan(seqs.get(successor) ?? Infinity);
  }
});
