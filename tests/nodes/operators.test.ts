import { killAllNodes, NodeProcess, type Reply } from '../helpers/node-process';
import { headlineOf, headlineOn, publishedOn } from '../helpers/pair';
import { makeDatabase } from '../helpers/test-database.cjs';

let node: NodeProcess;
let id: string;

beforeAll(async () => {
  const environment = await makeDatabase('sqlite', 'operators');
  node = await NodeProcess.start({ ...environment, TEST_OPERATOR: '1', TEST_LOG_LEVEL: 'info' });
  id = await publishedOn(node, 'Seen by theirs');
});
afterAll(killAllNodes);

const STORY = '/articles/seen-by-theirs?relative=false';
/** Asks for nothing new, but no memory behind the operator answers such a request. */
const ORDINARY = { 'Min-Seq': '0' };

const originOf = ({ headers }: Reply): string =>
  String(headers['cache-status']).replace(/; ttl=\d+$/, '');

/** All that does not come from a clock or a connection. */
const steady = ({ headers }: Reply): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !['date', 'connection', 'keep-alive', 'x-response-time'].includes(name)
    )
  );

/** Once memory has the answer and its headers are known for the origin. */
const hit = async (headers: Record<string, string> = {}): Promise<Reply> => {
  await node.get(STORY, headers);
  await node.get(STORY, headers);
  return node.get(STORY, headers);
};

test('the log says where answers are served, and why', () => {
  expect(node.output).toMatch(
    /served behind the middlewares of the operator: config\/middlewares holds \S*operators-middleware/
  );
});

test.each<Record<string, string>>([
  {},
  { Origin: 'https://news.example' },
  { 'Accept-Encoding': 'identity' },
])(
  'an answer from memory passes theirs and is header by header the ordinary one: %j',
  async (headers) => {
    const mine = await hit(headers);
    expect([mine.status, headlineOf(mine), originOf(mine)]).toEqual([
      ...[200, 'Seen by theirs', 'newsroom; hit'],
    ]);
    expect(mine.headers).toHaveProperty('content-security-policy');
    expect(steady(mine)).toEqual(steady(await node.get(STORY, { ...headers, ...ORDINARY })));
  }
);

test('theirs sees what is sent, whole and not modified', async () => {
  const whole = await hit();
  const { etag = '', 'content-length': length } = whole.headers;
  expect(whole.headers['x-operator']).toBe(`200 ${etag} ${length}`);
  const same = await node.get(STORY, { 'If-None-Match': etag });
  expect([same.status, same.body, same.headers['x-operator']]).toEqual([
    304,
    null,
    `304 ${etag} -`,
  ]);
  const ordinary = await node.get(STORY, { 'If-None-Match': etag, ...ORDINARY });
  expect(steady(same)).toEqual(steady(ordinary));
});

test('what theirs refuses is not answered from memory', async () => {
  await hit();
  const refused = await node.get(STORY, { 'X-Refuse': '1' });
  expect([refused.status, refused.body]).toEqual([403, { refused: true }]);
  expect(refused.headers).not.toHaveProperty('cache-status');
  expect((await hit()).status).toBe(200);
});

test('many at once are each answered, with what each asked for', async () => {
  await hit();
  const { etag = '' } = (await hit()).headers;
  const replies = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      node.get(n % 3 === 0 ? '/articles?relative=false' : STORY, {
        ...(n % 3 === 1 ? { 'If-None-Match': etag } : {}),
      })
    )
  );
  expect(replies.map(({ status }) => status)).toEqual(
    Array.from({ length: 200 }, (_, n) => (n % 3 === 1 ? 304 : 200))
  );
  expect(new Set(replies.map(({ headers }) => Boolean(headers['x-operator'])))).toEqual(
    new Set([true])
  );
});

test('a request is not closed before its answer is on its way', async () => {
  const { etag = '' } = (await hit()).headers;
  const asked = Array.from({ length: 30 }, (_, n) =>
    node.get(STORY, n % 2 === 0 ? { 'If-None-Match': etag } : {})
  );
  expect(new Set((await Promise.all(asked)).map(originOf))).toEqual(new Set(['newsroom; hit']));
  expect(node.output).not.toContain('taken for gone');
});

test('a change is seen at once behind theirs, too', async () => {
  await hit();
  await headlineOn(node, id, 'Changed');
  expect(headlineOf(await node.get(STORY))).toBe('Changed');
});
