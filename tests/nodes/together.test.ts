import type { NodeProcess } from '../helpers/node-process';
import {
  at,
  draftOn,
  headlineOn,
  openDatabase,
  publishedOn,
  publishOn,
  renameOn,
  sectionOn,
  startNode,
  type TestDatabase,
} from '../helpers/pair';
import { until } from '../helpers/until';

let database: TestDatabase;
let a: NodeProcess;
let b: NodeProcess;

beforeAll(async () => {
  database = await openDatabase('together');
  [a, b] = await Promise.all([startNode(database), startNode(database)]);
});
afterAll(() => database.close());

interface Change {
  seq: number;
  action: string;
  entity: string;
  id: string;
  path: string | null;
}

/** Reads the log as an app does: on and on, each time waiting for something new. */
const follow = (node: NodeProcess) => {
  const changes: Change[] = [];
  let isOver = false;
  const following = (async () => {
    let after = 0;
    while (!isOver) {
      const reply = await node.get(`/changes?after=${after}&wait=1&limit=100`);
      expect(reply.status).toBe(200);
      changes.push(...(at(reply, 'data') as Change[]));
      after = Number(at(reply, 'meta', 'nextAfter'));
    }
  })();
  return {
    changes,
    async end(): Promise<void> {
      isOver = true;
      await following;
    },
  };
};

/** What a reader holds who applies the log: the path of each live story. */
const apply = (changes: readonly Change[]): Map<string, string | null> => {
  const live = new Map<string, string | null>();
  for (const { action, entity, id, path } of changes) {
    if (entity !== 'article' || action === 'redirect') continue;
    if (action === 'unpublish' || action === 'kill') live.delete(id);
    else live.set(id, path);
  }
  return live;
};

/** The path of each live story, as the lists say. */
const liveSet = async (node: NodeProcess): Promise<Map<string, string>> => {
  const live = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page = await node.get(
      `/articles?limit=100&relative=false${cursor === null ? '' : `&cursor=${cursor}`}`
    );
    for (const { id, path } of at(page, 'data') as { id: string; path: string }[]) {
      live.set(id, path);
    }
    cursor = at(page, 'meta', 'nextCursor') as string | null;
  } while (cursor !== null);
  return live;
};

/** Every edition as it is stored. */
const editions = () =>
  database.rows<{ document_id: string; document: string }>(
    'SELECT document_id, locale, document FROM newsroom_editions ORDER BY document_id, locale'
  );

const sorted = (map: ReadonlyMap<string, string | null>) => [...map].sort();

test('both publish, update and rename at the same time: one log, one truth, no deadlock', async () => {
  const reader = follow(b);
  const { documentId: section } = await sectionOn(a, 'Busy');
  const shared = await Promise.all(
    [1, 2, 3, 4].map((n) => publishedOn(a, `Shared ${n}`, { section }))
  );
  const failures: string[] = [];
  const attempt = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: Error) => failures.push(error.message));
  };
  const inTurn = async (count: number, work: (n: number) => Promise<unknown>): Promise<void> => {
    for (let n = 0; n < count; n += 1) await attempt(work(n));
  };
  /** Some go again, so that the live set is not only what was published. */
  const publishSome = (node: NodeProcess, name: string) => async (n: number) => {
    const documentId = await publishedOn(node, `${name} ${n}`, n % 2 ? { section } : {});
    if (n % 10 === 9) {
      await node.document('plugin::newsroom.article', 'unpublish', { documentId, locale: 'en' });
    }
  };
  await Promise.all([
    ...[a, b].flatMap((node, which) => [
      inTurn(25, publishSome(node, `One of ${which}`)),
      inTurn(25, publishSome(node, `Other of ${which}`)),
      inTurn(12, (n) => headlineOn(node, String(shared[n % 4]), `Shared by ${which}, ${n}`)),
    ]),
    inTurn(10, (n) => renameOn(a, section, `Busy ${n}`)),
  ]);
  expect(failures).toEqual([]);

  const [counter] = await database.rows<{ value: number }>('SELECT value FROM newsroom_counters');
  await until(async () => reader.changes.at(-1)?.seq === counter?.value);
  await reader.end();
  expect(reader.changes.map(({ seq }) => seq)).toEqual(reader.changes.map((_, index) => index + 1));
  const live = await liveSet(b);
  expect(live.size).toBe(96);
  expect(sorted(apply(reader.changes))).toEqual(sorted(live));
  expect(sorted(await liveSet(a))).toEqual(sorted(live));
  process.stdout.write(`${counter?.value} changes of two nodes\n`);
});

test('a section renamed on one node while its stories are published on the other', async () => {
  const { documentId: section } = await sectionOn(a, 'Name');
  const drafts = await Promise.all(
    Array.from({ length: 30 }, (_, n) => draftOn(b, `Renamed while ${n}`, { section }))
  );
  const publishing = (async () => {
    for (const { documentId } of drafts) await publishOn(b, documentId);
  })();
  for (let n = 1; n <= 30; n += 1) await renameOn(a, section, `Name ${n}`);
  await publishing;
  const stored = await editions();
  const names = stored
    .filter(({ document }) => document.includes(section))
    .map(
      ({ document }) =>
        (JSON.parse(document) as { summary: { section: { name: string } } }).summary.section.name
    );
  expect(names).toEqual(drafts.map(() => 'Name 30'));

  await a.ask('rebuild');
  expect(await editions()).toEqual(stored);
});

test('stories of one headline, made on both nodes at once, get an address each', async () => {
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, n) => publishedOn(n % 2 ? a : b, 'The same headline'))
  );
  const paths = await Promise.all(
    made.map(async (id) => at(await a.get(`/articles/id/${id}`), 'data', 'path'))
  );
  expect(new Set(paths).size).toBe(10);
});
