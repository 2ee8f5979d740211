import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createWholeMessages } from 'newsroom/delivery/whole-message';
import type { Sent } from 'newsroom/delivery/representation';

const BODY = Buffer.from(
  JSON.stringify({ data: 'İstanbul, Jakarta, القاهرة', more: 'x'.repeat(900) })
);

const headersFor = (body: Buffer | null): string[] => [
  'Vary',
  'Origin, Accept-Encoding',
  ...(body ? ['Content-Type', 'application/json', 'Content-Length', String(body.length)] : []),
  'ETag',
  '"a-b"',
  'X-Odd',
  'caf\u00e9',
];

const answers: Record<string, { sent: Sent; headers: string[] }> = {
  '/full': { sent: { status: 200, headers: [], body: BODY }, headers: headersFor(BODY) },
  '/same': { sent: { status: 304, headers: [], body: null }, headers: headersFor(null) },
  '/empty': {
    sent: { status: 200, headers: [], body: Buffer.alloc(0) },
    headers: headersFor(Buffer.alloc(0)),
  },
  '/large': {
    sent: { status: 200, headers: [], body: Buffer.alloc(300_000, 'y') },
    headers: headersFor(Buffer.alloc(300_000)),
  },
};

let server: Server;
let wholes: boolean[] = [];
let finished = 0;

/** `/full` is sent with a head that is kept where that is possible, `/ordinary/full` never. */
beforeEach(async () => {
  wholes = [];
  finished = 0;
  server = createServer((request, response) => {
    const isOrdinary = request.url?.startsWith('/ordinary') ?? false;
    const answer = answers[(request.url ?? '').replace('/ordinary', '')];
    if (!answer) return void response.writeHead(404).end();
    response.on('finish', () => (finished += 1));
    const { sent, headers } = answer;
    const isWhole = !isOrdinary && sendWhole(request, response, headers, sent);
    if (!isOrdinary) wholes.push(isWhole);
    if (isWhole) return;
    response.writeHead(sent.status, headers);
    response.end(request.method === 'HEAD' ? undefined : sent.body);
  });
  const sendWhole = createWholeMessages(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** How many whole answers this is, to requests that all are HEAD or none of them. */
const countAnswers = (text: string, isHead: boolean): number => {
  let count = 0;
  for (let from = 0; ; count += 1) {
    const end = text.indexOf('\r\n\r\n', from);
    if (end === -1) return count;
    const head = text.slice(from, end);
    const length = isHead ? 0 : Number(/Content-Length: (\d+)/i.exec(head)?.[1] ?? 0);
    from = end + 4 + length;
    if (from > text.length) return count;
  }
};

/** Long enough to see that nothing more comes; answers themselves may take their time. */
const SILENCE_MS = 100;

/** What comes back on one connection to these bytes: all answers, and whatever else. */
const exchange = (text: string): Promise<{ text: string; isClosed: boolean }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const wanted = text.split(' HTTP/1.').length - 1;
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let seen = '';
    const done = (isClosed: boolean) => {
      socket.destroy();
      resolve({ text: seen, isClosed });
    };
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      const isWhole = countAnswers(seen, text.startsWith('HEAD')) >= wanted;
      // Who says that it closes the connection is waited for.
      if (isWhole && !/^Connection: close/im.test(seen)) {
        socket.setTimeout(SILENCE_MS, () => done(false));
      }
    });
    socket.on('end', () => done(true));
    socket.on('error', reject);
  });

const ask = (path: string, { method = 'GET', version = '1.1', more = '' } = {}): string =>
  `${method} ${path} HTTP/${version}\r\nHost: a\r\n${more}\r\n`;

const withoutDate = (text: string): string => text.replace(/Date: [^\r]*GMT/g, 'Date: …');

const both = async (path: string, options = {}) => {
  const whole = await exchange(ask(path, options));
  const ordinary = await exchange(ask(`/ordinary${path}`, options));
  const face = (one: typeof whole) => ({ ...one, text: withoutDate(one.text) });
  expect(face(whole)).toEqual(face(ordinary));
  return whole.text;
};

test.each(['/full', '/same', '/empty', '/large'])(
  '%s is byte for byte what writeHead and end send',
  async (path) => {
    const text = await both(path);
    expect(text).toMatch(/\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
    expect(wholes).toEqual([true]);
    expect(finished).toBe(2);
  }
);

test('the date is that of the moment, and nothing else changes with it', async () => {
  const start = Date.parse('2026-03-01T08:00:59.900Z');
  const clock = jest.spyOn(Date, 'now');
  const texts: string[] = [];
  for (const passed of [0, 50, 150, 3_600_000]) {
    clock.mockReturnValue(start + passed);
    texts.push((await exchange(ask('/full'))).text);
  }
  clock.mockRestore();
  expect(texts.map((text) => /Date: (.*)\r/.exec(text)?.[1])).toEqual([
    'Sun, 01 Mar 2026 08:00:59 GMT',
    'Sun, 01 Mar 2026 08:00:59 GMT',
    'Sun, 01 Mar 2026 08:01:00 GMT',
    'Sun, 01 Mar 2026 09:00:59 GMT',
  ]);
  expect(new Set(texts.map(withoutDate)).size).toBe(1);
});

test.each([
  ['HTTP/1.0', '/full', { version: '1.0' }],
  ['HTTP/1.0 that stays open', '/full', { version: '1.0', more: 'Connection: keep-alive\r\n' }],
  ['the last of a connection', '/full', { more: 'Connection: close\r\n' }],
])('%s is left to writeHead and end', async (_name, path, options) => {
  await both(path, options);
  expect(wholes).toEqual([false]);
});

test.each(['/full', '/same'])('a head and no body for HEAD of %s', async (path) => {
  await both(path, { method: 'HEAD' });
  expect(wholes).toEqual([true]);
});

test('a connection that breaks before the turn ends takes no other answer with it', async () => {
  server.prependListener('request', (request) => {
    if (request.headers.cut) process.nextTick(() => request.socket.destroy());
  });
  const broken = (one: number) =>
    exchange(ask('/full', { more: `Cut: ${one}\r\n` })).catch((error: Error) => error.message);
  const [cut, whole, alsoCut] = await Promise.all([broken(1), exchange(ask('/full')), broken(2)]);
  expect(whole.text).toContain(BODY.toString('latin1'));
  for (const one of [cut, alsoCut]) {
    expect(typeof one === 'string' || (one.isClosed && one.text === '')).toBe(true);
  }
  expect((await exchange(ask('/same'))).text).toContain('304 Not Modified');
});

test('requests in a row without waiting are answered in their order', async () => {
  const { text } = await exchange(ask('/full') + ask('/same') + ask('/large') + ask('/full'));
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  expect(statuses).toEqual(['200', '304', '200', '200']);
  expect(text.split(BODY.toString('latin1'))).toHaveLength(3);
  expect(finished).toBe(4);
});

test('the connection says how long it stays open, or nothing', async () => {
  server.keepAliveTimeout = 12_345;
  expect(await both('/full')).toContain('Keep-Alive: timeout=12\r\n');
});

test('a server without a time limit for idle connections does not name one', async () => {
  server.keepAliveTimeout = 0;
  expect(await both('/full')).not.toContain('Keep-Alive');
});

test('a server that counts the requests of a connection does so itself', async () => {
  server.maxRequestsPerSocket = 3;
  await both('/full');
  expect(wholes).toEqual([false]);
});

test('what somebody else has put on the response is not lost', async () => {
  server.prependListener('request', (_request, response) => response.setHeader('X-Trace', '1'));
  expect(await both('/full')).toContain('X-Trace: 1\r\n');
  expect(wholes).toEqual([false]);
});

test('a reader who takes nothing gets it all in the end', async () => {
  const { port } = server.address() as AddressInfo;
  const count = 2_000;
  const { text } = await exchange(ask('/full'));
  const all = text.length * count;
  const bytes = await new Promise<number>((resolve) => {
    let seen = 0;
    const socket = connect(port, '127.0.0.1', () => {
      socket.pause();
      socket.write(ask('/full').repeat(count));
      setTimeout(() => socket.resume(), 300);
    });
    socket.on('data', (chunk) => {
      seen += chunk.length;
      if (seen >= all) socket.setTimeout(SILENCE_MS, () => socket.destroy());
    });
    socket.on('close', () => resolve(seen));
  });
  expect(bytes).toBe(all);
});

test('a letter that would end the line in one byte is refused, as writeHead refuses it', async () => {
  const refused: unknown[] = [];
  const own = createServer((request, response) => {
    const sent: Sent = { status: 200, headers: [], body: BODY };
    try {
      createWholeMessages(own)(request, response, ['X-Odd', 'a\u010dX-Own: b'], sent);
    } catch (error) {
      refused.push((error as NodeJS.ErrnoException).code);
    }
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  const { status } = await fetch(`http://127.0.0.1:${(own.address() as AddressInfo).port}/`);
  own.closeAllConnections();
  await new Promise((resolve) => own.close(resolve));
  expect([status, refused]).toEqual([500, ['ERR_INVALID_CHAR']]);
});
