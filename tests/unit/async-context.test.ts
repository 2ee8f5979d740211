import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createAsyncContext } from 'newsroom/async-context';

const SERVER = path.resolve(__dirname, '../../src/plugins/newsroom/server/src');

test('what is said for a piece of work is known to all that it begins, and to nothing beside it', async () => {
  const kind = createAsyncContext<string>();
  const actor = createAsyncContext<string>();
  const seen = async () => {
    await pause(1);
    return [kind.getStore(), actor.getStore()];
  };
  const found = await Promise.all([
    kind.run('silent', () => actor.run('Ada', seen)),
    actor.run('Ben', () => kind.run('update', () => kind.run('silent', seen))),
    kind.run('update', async () => [await kind.run('silent', seen), await seen()].flat()),
    seen(),
  ]);
  expect(found).toEqual([
    ['silent', 'Ada'],
    ['silent', 'Ben'],
    ['silent', undefined, 'update', undefined],
    [undefined, undefined],
  ]);
});

test('work that fails takes what was said for it along', async () => {
  const kind = createAsyncContext<string>();
  await expect(kind.run('silent', () => Promise.reject(new Error('Broken')))).rejects.toThrow(
    'Broken'
  );
  expect(() =>
    kind.run('silent', () => {
      throw new Error('Broken');
    })
  ).toThrow('Broken');
  expect(kind.getStore()).toBeUndefined();
});

test('is the only storage of the plugin: each more costs every request', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  const makers = files.filter(
    (file) =>
      file.endsWith('.ts') &&
      readFileSync(path.join(SERVER, file), 'utf8').includes(`new ${AsyncLocalStorage.name}`)
  );
  expect(makers).toEqual(['async-context.ts']);
});
