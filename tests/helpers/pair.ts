import knex from 'knex';
import { killAllNodes, NodeProcess, type Reply } from './node-process';
import { makeDatabase } from './test-database.cjs';
import { until } from './until';

type Data = Record<string, unknown>;

export const ARTICLE = 'plugin::newsroom.article';
export const SECTION = 'plugin::newsroom.section';

/** How often a node asks for others' changes, as shipped. */
export const POLL_MS = 500;

/** A new PostgreSQL database for nodes, with a connection to look into it. */
export const openDatabase = async (suffix: string) => {
  const environment = await makeDatabase('postgres', suffix);
  const address = String(environment.DATABASE_URL);
  const client = knex({ client: 'pg', connection: address, pool: { min: 0, max: 2 } });
  return {
    environment,
    address,
    async rows<Row extends Data>(sql: string): Promise<Row[]> {
      return (await client.raw<{ rows: Row[] }>(sql)).rows;
    },
    async close(): Promise<void> {
      await killAllNodes();
      await client.destroy();
    },
  };
};
export type TestDatabase = Awaited<ReturnType<typeof openDatabase>>;

export const startNode = ({ environment }: Pick<TestDatabase, 'environment'>) =>
  NodeProcess.start(environment);

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

export const sectionOn = (node: NodeProcess, name: string) =>
  node.document(SECTION, 'create', { locale: 'en', data: { name } });

export const draftOn = (node: NodeProcess, headline: string, data: Data = {}) =>
  node.document(ARTICLE, 'create', {
    locale: 'en',
    data: { headline, body: [paragraph('A first paragraph of text.')], ...data },
  });

export const publishOn = (node: NodeProcess, documentId: string) =>
  node.document(ARTICLE, 'publish', { documentId, locale: 'en' });

export const publishedOn = async (node: NodeProcess, headline: string, data: Data = {}) => {
  const { documentId } = await draftOn(node, headline, data);
  await publishOn(node, documentId);
  return documentId;
};

/** Gives a story another headline, and publishes it. */
export const headlineOn = async (node: NodeProcess, documentId: string, headline: string) => {
  await node.document(ARTICLE, 'update', { documentId, locale: 'en', data: { headline } });
  await publishOn(node, documentId);
};

export const renameOn = (node: NodeProcess, documentId: string, name: string) =>
  node.document(SECTION, 'update', { documentId, locale: 'en', data: { name } });

/** A part of an answer, by path; undefined where there is none. */
export const at = (reply: Pick<Reply, 'body'>, ...keys: (string | number)[]): unknown =>
  keys.reduce<unknown>((value, key) => (value as Data | null | undefined)?.[key], reply.body);

export const headlineOf = (reply: Reply): unknown => at(reply, 'data', 'headline');

export const headlinesOf = (reply: Reply): string[] =>
  ((at(reply, 'data') ?? []) as { headline: string }[]).map(({ headline }) => headline);

/**
 * Asks a node until it knows of what another one committed at this instant (of `performance.now()`); how
 * long that took, in milliseconds. No request that is sent later than a poll interval after the commit is
 * answered as before: held against the asking, not against the clock of a machine that is busy.
 */
export const followed = async (
  node: NodeProcess,
  place: string,
  isNew: (reply: Reply) => boolean,
  committedAt: number
): Promise<number> => {
  let lastStale = committedAt;
  await until(
    async () => {
      const askedAt = performance.now();
      if (isNew(await node.get(place))) return true;
      lastStale = askedAt;
      return false;
    },
    10_000,
    5
  );
  expect(lastStale - committedAt).toBeLessThan(POLL_MS);
  return performance.now() - committedAt;
};

export const seqOf = async (node: NodeProcess): Promise<number> =>
  Number(at(await node.get('/changes?limit=1'), 'meta', 'head'));
