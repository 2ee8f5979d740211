import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XLIFF_LIMITS } from 'newsroom/formats/xliff/model';
import { readXliff } from 'newsroom/formats/xliff/read';
import { createXliffReader } from 'newsroom/translation/xliff/read-apart';

const ROOT = path.resolve(__dirname, '../../..');
const THREAD = 'src/plugins/newsroom/server/src/translation/xliff/reader-thread.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsroom-thread-'));
  const { status, stderr } = spawnSync(path.join(ROOT, 'node_modules/.bin/esbuild'), [
    ...[path.join(ROOT, THREAD), '--bundle', '--platform=node', '--format=cjs'],
    `--outfile=${path.join(folder, 'thread.js')}`,
  ]);
  if (status !== 0) throw new Error(`${stderr}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const thread = () => path.join(folder, 'thread.js');

/** A thread that does something else. */
const script = (name: string, source: string) => () => {
  const file = path.join(folder, `${name}.js`);
  writeFileSync(file, source);
  return file;
};

const fileOf = (units: number): Uint8Array =>
  Buffer.from(
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="tr"><file id="f">${Array.from(
      { length: units },
      (_, n) =>
        `<unit id="u${n}"><segment state="final"><source>The talks number ${n} go on.</source><target>Görüşme ${n} sürüyor.</target></segment></unit>`
    ).join('')}</file></xliff>`
  );

describe('a large file, read in a thread of its own', () => {
  test('is the same as one that is read here', async () => {
    const reader = createXliffReader({ script: thread, maxBytesHere: 0 });
    for (const bytes of [fileOf(300), Buffer.from('<xliff'), fileOf(2).subarray(0, 150)]) {
      expect(await reader.read(bytes, XLIFF_LIMITS)).toEqual(readXliff(bytes));
    }
  });

  test('holds up nobody: who asks while it is read is answered before it is', async () => {
    const server = createServer((_, response) => response.end('news'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const order: string[] = [];
    const ask = async () => {
      order.push(await (await fetch(`http://127.0.0.1:${port}`)).text());
    };
    const reading = createXliffReader({ script: thread })
      .read(fileOf(30_000), XLIFF_LIMITS)
      .then(({ ok }) => order.push(ok ? 'file' : 'refused'));
    for (let n = 0; n < 3; n += 1) await ask();
    await reading;
    server.close();
    expect(order).toEqual(['news', 'news', 'news', 'file']);
  });

  test('waits for the one before', async () => {
    const reader = createXliffReader({ script: thread, maxBytesHere: 0 });
    const order: number[] = [];
    await Promise.all(
      [2_000, 1].map(async (units) => {
        await reader.read(fileOf(units), XLIFF_LIMITS);
        order.push(units);
      })
    );
    expect(order).toEqual([2_000, 1]);
  });
});

describe('a thread', () => {
  const hang = 'for (;;) {}';
  const eat = 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length + 0.5));';
  test.each([
    ['takes too long', hang, { timeLimitMs: 300 }, 'takes longer than 0.3 seconds to read'],
    ['takes too much memory', eat, { memoryMiB: 32 }, 'takes too much memory to read'],
  ])('that %s is ended, and the file refused', async (name, source, limits, reason) => {
    const reader = createXliffReader({
      script: script(name, source),
      maxBytesHere: 0,
      ...limits,
    });
    expect(await reader.read(fileOf(1), XLIFF_LIMITS)).toEqual({
      ok: false,
      problems: [{ line: 1, column: 1, reason }],
    });
  });

  test.each([
    ['fails', 'throw new Error("at fault");', 'at fault'],
    ['ends without an answer', 'process.exit(3);', 'ended with 3'],
    ['is not there', 'require("./nothing.js");', 'nothing.js'],
  ])('that %s is an error of ours, and the next file is read all the same', async (...given) => {
    const [name, source, message] = given;
    const scripts = [script(name, source), thread];
    const reader = createXliffReader({
      script: () => scripts.shift()?.() ?? '',
      maxBytesHere: 0,
    });
    const [first, second] = await Promise.allSettled([
      reader.read(fileOf(1), XLIFF_LIMITS),
      reader.read(fileOf(1), XLIFF_LIMITS),
    ]);
    expect(String(first.status === 'rejected' && first.reason)).toContain(message);
    expect(second).toMatchObject({ status: 'fulfilled', value: { ok: true } });
  });

  test('is not begun for a small file, nor for one that is too large anyway', async () => {
    const none = () => {
      throw new Error('a thread was begun');
    };
    const reader = createXliffReader({ script: none });
    expect(await reader.read(fileOf(1), XLIFF_LIMITS)).toMatchObject({ ok: true });
    const limits = { ...XLIFF_LIMITS, maxBytes: 40_000 };
    expect(await reader.read(fileOf(500), limits)).toMatchObject({ ok: false });
  });
});
