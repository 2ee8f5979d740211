import type { NodeProcess } from '../helpers/node-process';
import { draftOn, openDatabase, startNode, type TestDatabase } from '../helpers/pair';

const EDITORS = 50;
const FIELDS = ['headline', 'dek', 'dateline', 'seoTitle', 'leadImageAlt'];
const PERMISSIONS = [
  'articles.update',
  'revisions.find',
  'revisions.findOne',
  'locks.find',
  'locks.take',
].map((action) => `plugin::newsroom.${action}`);

let database: TestDatabase;
let a: NodeProcess;
let b: NodeProcess;
let token: string;

beforeAll(async () => {
  database = await openDatabase('saves');
  [a, b] = await Promise.all([startNode(database), startNode(database)]);
  token = await a.ask<string>('token', { permissions: PERMISSIONS });
});
afterAll(() => database.close());

interface Answer {
  status: number;
  body: {
    data: { revision: number; isYours?: boolean; state?: Record<string, unknown> };
    error: { details: { revision: number; conflicts: { theirs: unknown }[] } };
  };
}

/** A request of an editor's tool; null when the node went away before it answered. */
const ask = async (
  node: NodeProcess,
  method: string,
  path: string,
  { body, headers = {}, key = token }: { body?: object; headers?: object; key?: string } = {}
): Promise<Answer | null> => {
  try {
    const answer = await fetch(`${node.url}/api/newsroom/editorial/articles/${path}`, {
      method,
      headers: {
        ...{ Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  } catch {
    return null;
  }
};
const save = (node: NodeProcess, id: string, revision: number, body: object) =>
  ask(node, 'PUT', id, { body, headers: { 'If-Match': `"${revision}"` } });

const editors = <Result>(work: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: EDITORS }, (_, n) => work(n)));

const numbersOf = async (documentId: string): Promise<number[]> => {
  const found = await database.rows<{ number: number }>(
    `SELECT number FROM newsroom_revisions WHERE document_id = '${documentId}' ORDER BY number`
  );
  return found.map(({ number }) => number);
};

test('of fifty saves of one field on two nodes, one gets through and all others are told', async () => {
  const { documentId } = await draftOn(a, 'A story');
  const answers = await editors((n) => save(n % 2 ? a : b, documentId, 1, { dek: `Dek ${n}` }));
  const statuses = answers.map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(EDITORS - 1);
  expect(await numbersOf(documentId)).toEqual([1, 2]);
});

test('of fifty saves of the same and of different fields, each is in the history or was told', async () => {
  const { documentId } = await draftOn(a, 'A story');
  // Half of them write one field, the others one each of five: ten editors a field.
  const fieldOf = (n: number) => (n % 2 ? 'dek' : (FIELDS[(n / 2) % FIELDS.length] ?? 'dek'));
  const answers = await editors(async (n) => {
    const [field, value] = [fieldOf(n), `${fieldOf(n)} of ${n}`];
    const answer = await save(n % 3 ? a : b, documentId, 1, { [field]: value });
    return { field, value, answer };
  });
  const accepted = answers.filter(({ answer }) => answer?.status === 200);
  const refused = answers.filter(({ answer }) => answer?.status === 412);
  expect(accepted.length + refused.length).toBe(EDITORS);
  // Of each field the first one to come got through, whatever happened to the other fields.
  expect(accepted.map(({ field }) => field).sort()).toEqual([...FIELDS].sort());

  for (const { field, value, answer } of accepted) {
    const number = answer?.body.data.revision ?? 0;
    const kept = await ask(b, 'GET', `${documentId}/revisions/${number}`);
    expect(kept?.body.data.state?.[field]).toBe(value);
  }
  for (const { field, answer } of refused) {
    const winner = accepted.find((one) => one.field === field);
    expect(answer?.body.error.details.conflicts).toEqual([
      expect.objectContaining({ field, theirs: winner?.value }),
    ]);
  }
  const numbers = await numbersOf(documentId);
  expect(numbers).toEqual([1, ...accepted.map((_, index) => index + 2)]);
  const last = await ask(a, 'GET', `${documentId}/revisions/${numbers.at(-1)}`);
  const state = last?.body.data.state ?? {};
  expect(Object.fromEntries(FIELDS.map((field) => [field, state[field]]))).toEqual(
    Object.fromEntries(accepted.map(({ field, value }) => [field, value]))
  );
});

test('a lock is held on both nodes, also when the one that gave it is gone', async () => {
  const { documentId } = await draftOn(a, 'A story');
  const c = await startNode(database);
  expect((await ask(c, 'PUT', `${documentId}/lock`, { body: {} }))?.status).toBe(200);
  await c.kill();
  const key = await a.ask<string>('token', { permissions: PERMISSIONS });
  const others = (node: NodeProcess, body: object) =>
    ask(node, 'PUT', `${documentId}/lock`, { body, key });
  for (const node of [a, b]) expect((await others(node, {}))?.status).toBe(423);
  expect((await ask(b, 'GET', `${documentId}/lock`))?.body.data.isYours).toBe(true);
  expect((await others(b, { takeOver: true }))?.body.data.isYours).toBe(true);
  expect((await ask(a, 'PUT', `${documentId}/lock`, { body: {} }))?.status).toBe(423);
});

test('every accepted save is in the history, though a node is killed in the middle', async () => {
  const { documentId } = await draftOn(a, 'A story');
  const accepted: { revision: number; field: string; value: string }[] = [];
  let [refused, lost] = [0, 0];
  const kill = async (): Promise<void> => {
    if (b.isRunning && accepted.length > EDITORS / 3) await b.kill();
  };
  await editors(async (n) => {
    const field = FIELDS[n % FIELDS.length] ?? 'dek';
    const value = `${field} of ${n}`;
    for (let base = 1; ;) {
      const answer = await save(n % 2 && b.isRunning ? b : a, documentId, base, { [field]: value });
      if (answer?.status === 200) {
        accepted.push({ revision: answer.body.data.revision, field, value });
        return kill();
      }
      // The node went away: whether the save was taken is not known, so it is sent again.
      if (answer === null) lost += 1;
      else {
        expect([answer.status, answer.body.error.details.conflicts.length]).toEqual([412, 1]);
        refused += 1;
        base = answer.body.error.details.revision;
      }
    }
  });
  expect(b.isRunning).toBe(false);
  expect(accepted).toHaveLength(EDITORS);
  expect(refused + lost).toBeGreaterThan(0);
  for (const { revision, field, value } of accepted) {
    const answer = await ask(a, 'GET', `${documentId}/revisions/${revision}`);
    expect(answer?.body.data.state?.[field]).toBe(value);
  }
  const numbers = await numbersOf(documentId);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(EDITORS);
});
