import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { get, resetNewsroom } from '../helpers/newsroom';
import { command, commandInProcess } from '../helpers/terminal';

beforeEach(resetNewsroom);

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

  const first = await commandInProcess('import', file, '--publish');
  expect(first.out).toBe('created   urn:example:1 en/from-the-wire\nrejected  urn:example:2\n');
  expect(first.err).toContain('headlines[0].value');
  expect(first.code).toBe(1);
  expect((await get('/articles/from-the-wire')).body.data.headline).toBe('From the wire');

  const second = await command('import', file, '--publish');
  expect(second.out).toContain('unchanged urn:example:1 en/from-the-wire');
  await rm(folder, { recursive: true });
});

test('says what it can do, and what it did not understand', async () => {
  const help = await command('help');
  expect([help.code, help.out.join('\n')]).toEqual([
    0,
    expect.stringContaining('locale add CODE…'),
  ]);
  const unknown = await command('dance');
  expect([unknown.code, unknown.err.join('\n')]).toEqual([2, expect.stringContaining('"dance"')]);
});
