import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { get, resetNewsroom } from '../helpers/newsroom';

beforeEach(resetNewsroom);

const ROOT = path.resolve(__dirname, '../..');
const BIN = path.join(ROOT, 'src/plugins/newsroom/bin/newsroom.js');

/** The command line in a process of its own, on the database of the server that is running here. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...globalThis.newsroom.environment, INIT_CWD: '' };
    execFile(process.execPath, [BIN, ...args], { cwd: ROOT, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    );
  });

const item = (uri: string, headline: unknown) => ({
  uri,
  version: '1',
  type: 'text',
  language: 'en',
  headlines: [{ role: 'main', value: headline }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Text.</p>' }],
});

test('imports and publishes beside a running server, which serves it at once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsroom-import-'));
  const file = path.join(folder, 'items.json');
  await writeFile(
    file,
    JSON.stringify([item('urn:example:1', 'From the wire'), item('urn:example:2', 7)])
  );

  const first = await run('import', file, '--publish');
  expect(first.out).toBe('created   urn:example:1 en/from-the-wire\nrejected  urn:example:2\n');
  expect(first.err).toContain('headlines[0].value');
  expect(first.code).toBe(1);
  expect((await get('/articles/from-the-wire')).body.data.headline).toBe('From the wire');

  const second = await run('import', file, '--publish');
  expect(second.out).toContain('unchanged urn:example:1 en/from-the-wire');
  await rm(folder, { recursive: true });
});

test('says what it can do, and what it did not understand', async () => {
  expect(await run('help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('locale add CODE…'),
  });
  expect(await run('dance')).toMatchObject({ code: 2, err: expect.stringContaining('"dance"') });
});
