import { killAllNodes, NodeProcess, type Reply } from '../helpers/node-process';
import { at, followed, headlineOf, publishedOn, seqOf } from '../helpers/pair';
import { makeDatabase } from '../helpers/test-database.cjs';

afterAll(killAllNodes);

test('a second process on one SQLite file, as the command line is: both publish, both follow', async () => {
  const environment = await makeDatabase('sqlite', 'nodes');
  const server = await NodeProcess.start(environment);
  const command = await NodeProcess.start(environment);
  const publishing = [server, command].map(async (node, which) => {
    const made: string[] = [];
    for (let n = 0; n < 10; n += 1) made.push(await publishedOn(node, `By ${which}, ${n}`));
    return made;
  });
  const made = (await Promise.all(publishing)).flat();
  expect(made).toHaveLength(20);

  const { body } = await server.get('/changes?limit=100');
  const seqs = (at({ body }, 'data') as { seq: number }[]).map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await seqOf(command)).toBe(20);

  const id = await publishedOn(command, 'Seen by the other');
  const isNew = (reply: Reply) => headlineOf(reply) === 'Seen by the other';
  await followed(server, `/articles/id/${id}`, isNew, performance.now());
});
