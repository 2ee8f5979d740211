import { verify } from 'newsroom/webhooks/signature';
import type { Change, ChangeLog, NewChange } from 'newsroom/publication/change-log';
import type { Webhooks } from 'newsroom/webhooks/service';
import { configure, freezeClock, resetNewsroom, runClock, strapi } from '../helpers/newsroom';
import {
  closeConnection,
  hang,
  openReceiver,
  status,
  type Answer,
  type Receiver,
} from '../helpers/receiver';

const SECRET = 'a-secret-of-the-desk-0123456789';
const START = Date.parse('2025-02-25T08:40:00Z');
const HOUR = 3600;

const webhooks = (): Webhooks => strapi().plugin('newsroom').service('webhooks');
const changeLog = (): ChangeLog => strapi().plugin('newsroom').service('changeLog');

const receivers: Receiver[] = [];
const receiver = async (answer?: Answer): Promise<Receiver> => {
  const opened = await openReceiver(answer);
  receivers.push(opened);
  return opened;
};

/** The newsroom's clock, in seconds since the start of the test. */
const clockAt = (seconds: number): void =>
  freezeClock(new Date(START + seconds * 1000).toISOString());

const article = (id: string, more: Partial<NewChange> = {}): NewChange => ({
  action: 'update',
  entity: 'article',
  id,
  locale: 'en',
  path: `/en/${id}`,
  tags: [`a-${id}`, 'l-en'],
  ...more,
});

/** @returns the new head */
const write = async (...changes: NewChange[]): Promise<number> => {
  let head = 0;
  await strapi().db.transaction(async () => {
    head = await changeLog().append(await changeLog().lock(), changes, new Date(START));
  });
  return head;
};

/** Until something has happened that the server does by itself. */
const until = async (happened: () => boolean | Promise<boolean>): Promise<void> => {
  // A full turn of the event loop each time: SQLite answers without one, and nothing else would move.
  const deadline = Date.now() + 30_000;
  do {
    await new Promise(setImmediate);
    if (Date.now() > deadline) throw new Error('It has not happened in half a minute');
  } while (!(await happened()));
};

const many = (count: number, change: (n: number) => NewChange): NewChange[] =>
  Array.from({ length: count }, (_, n) => change(n));

const subscribe = async (...settings: Record<string, unknown>[]): Promise<void> => {
  configure({ webhooks: settings });
  await webhooks().open();
};

const signed = (name: string, { url }: { url: string }, more = {}) => ({
  name,
  kind: 'signed',
  url: `${url}/hook`,
  secret: SECRET,
  timeoutMs: 10_000,
  ...more,
});

/** What arrived, as `id:how-many-th`, where the changes of a document are told apart by their path. */
const told = ({ received }: Receiver): string[] =>
  received.map(({ json }) => `${String(json.id)}${String((json.paths as string[])[0])}`);

const healthOf = async (name: string) =>
  (await webhooks().health()).find((subscriber) => subscriber.name === name);

// The server's own worker rests, so that each test says when something is sent.
beforeAll(() => webhooks().stop());
afterAll(() => webhooks().start());
beforeEach(async () => {
  await resetNewsroom();
  clockAt(0);
});
afterEach(async () => {
  configure({ webhooks: [] });
  await Promise.all(receivers.splice(0).map((opened) => opened.close()));
  runClock();
});

describe('a subscriber that takes what it is sent', () => {
  test('is told of each change once, with what API.md says, signed', async () => {
    const site = await receiver();
    await subscribe(signed('site', site));
    const head = await write(
      article('one', { action: 'publish', path: '/en/world/one' }),
      article('world', { entity: 'section', path: null, tags: ['s-world'] })
    );
    await webhooks().tick();
    await webhooks().tick();

    const payloads = site.received.map(({ json }) => json);
    expect(payloads.sort((a, b) => Number(a.seq) - Number(b.seq))).toEqual([
      {
        seq: head - 1,
        action: 'publish',
        entity: 'article',
        id: 'one',
        locale: 'en',
        paths: ['/en/world/one'],
        tags: ['a-one', 'l-en'],
      },
      {
        seq: head,
        action: 'update',
        entity: 'section',
        id: 'world',
        locale: 'en',
        paths: [],
        tags: ['s-world'],
      },
    ]);
    const [first] = site.received;
    expect(first?.path).toBe('/hook');
    expect(
      verify({
        header: String(first?.headers['newsroom-signature']),
        body: first?.body ?? '',
        secrets: [SECRET],
        now: new Date(START),
      })
    ).toEqual({ ok: true, signedAt: new Date(START) });
    expect(await healthOf('site')).toEqual({
      name: 'site',
      kind: 'signed',
      position: head,
      pending: 0,
      failing: false,
      oldestPendingAt: null,
      pausedUntil: null,
      lastError: null,
      lastFailureAt: null,
      lastSuccessAt: new Date(START),
    });
  });

  test('starts at the head of the log when it is new, or where it is told to', async () => {
    const site = await receiver();
    await write(article('before'));
    await subscribe(signed('late', site), signed('early', site, { from: 'start', url: site.url }));
    await write(article('after'));
    await webhooks().tick();
    const toldTo = (path: string) =>
      site.received.filter((one) => one.path === path).map(({ json }) => json.id);
    expect(toldTo('/hook')).toEqual(['after']);
    expect(toldTo('/').sort()).toEqual(['after', 'before']);
  });

  test('is told of what it asked for only', async () => {
    const site = await receiver();
    await subscribe(signed('site', site, { actions: ['kill', 'publish'], entities: ['article'] }));
    const head = await write(
      article('no'),
      article('killed', { action: 'kill' }),
      article('no', { entity: 'section', action: 'publish' })
    );
    await webhooks().tick();
    expect(site.received.map(({ json }) => json.id)).toEqual(['killed']);
    expect(await healthOf('site')).toMatchObject({ position: head, pending: 0 });
  });

  test('gets a burst of many changes whole, each document in its order', async () => {
    const site = await receiver();
    await subscribe(signed('site', site));
    await write(...many(200, (n) => article(`doc-${n % 20}`, { path: `/${Math.floor(n / 20)}` })));
    await webhooks().tick();
    expect(site.received).toHaveLength(200);
    for (let doc = 0; doc < 20; doc += 1) {
      const own = told(site).filter((one) => one.startsWith(`doc-${doc}/`));
      expect(own).toEqual(Array.from({ length: 10 }, (_, n) => `doc-${doc}/${n}`));
    }
  });
});

describe('a subscriber that fails', () => {
  /** Fails for one document. */
  const failFor =
    (id: string, failure: Answer): Answer =>
    (request, response) =>
      (request.json.id === id ? failure : status(204))(request, response);

  test.each<[string, Answer, string]>([
    ['with 500', status(500), 'HTTP 500'],
    ['by hanging', hang, 'no answer within 1000 ms'],
    [
      'by answering late',
      (_, response) => void setTimeout(() => response.end(), 1500),
      'no answer within 1000 ms',
    ],
    ['by closing the connection', closeConnection, 'UND_ERR_SOCKET'],
    ['by sending us elsewhere', status(302, { location: '/elsewhere' }), 'HTTP 302: redirects'],
  ])('%s: the document waits in its order, the others go on', async (_, failure, error) => {
    const site = await receiver(failFor('bad', failure));
    // Long enough for a busy machine to answer in, where it is meant to.
    await subscribe(signed('site', site, { timeoutMs: 1000 }));
    await write(article('bad', { path: '/1' }), article('good', { path: '/1' }));
    await write(article('bad', { path: '/2' }), article('good', { path: '/2' }));
    await webhooks().tick();
    expect(told(site).filter((one) => one.startsWith('good'))).toEqual(['good/1', 'good/2']);
    expect(told(site).filter((one) => one.startsWith('bad'))).toEqual(['bad/1']);
    expect(site.received.map(({ path }) => path)).not.toContain('/elsewhere');
    expect(await healthOf('site')).toMatchObject({
      pending: 2,
      failing: false,
      oldestPendingAt: new Date(START),
      lastError: expect.stringContaining(error),
    });

    site.answer(status(204));
    await webhooks().tick();
    expect(told(site).filter((one) => one.startsWith('bad'))).toEqual(['bad/1']);
    clockAt(10);
    await webhooks().tick();
    expect(told(site).filter((one) => one.startsWith('bad'))).toEqual(['bad/1', 'bad/1', 'bad/2']);
    expect(await healthOf('site')).toMatchObject({ pending: 0, failing: false });
  });

  test('is unknown to the others: one that hangs delays nobody else', async () => {
    const [hanging, site] = [await receiver(hang), await receiver()];
    await subscribe(signed('hanging', hanging), signed('site', site));
    await write(article('one'));
    const ticking = webhooks().tick();
    await until(() => site.received.length > 0 && hanging.received.length > 0);
    await write(article('two'));
    const second = webhooks().tick();
    await until(() => site.received.length > 1 && hanging.received.length > 1);
    expect(await healthOf('hanging')).toMatchObject({ pending: 2, lastError: null });
    await webhooks().stop();
    await Promise.all([ticking, second]);
  });

  test('is left alone for as long as it asks', async () => {
    const site = await receiver(status(429, { 'retry-after': '120' }));
    await subscribe(signed('site', site));
    await write(article('one'));
    await webhooks().tick();
    await write(article('two'));
    site.answer(status(204));
    clockAt(119);
    await webhooks().tick();
    expect(site.received).toHaveLength(1);
    expect(await healthOf('site')).toMatchObject({ pausedUntil: new Date(START + 120_000) });
    clockAt(121);
    await webhooks().tick();
    expect(site.received.map(({ json }) => json.id).sort()).toEqual(['one', 'one', 'two']);
  });

  test('for long is shown, tried at least every hour, never given up, and not overrun', async () => {
    const site = await receiver(status(500));
    await subscribe(signed('site', site));
    await write(...many(40, (n) => article(`doc-${n}`)));
    for (let hour = 0; hour < 30; hour += 1) {
      clockAt(hour * HOUR);
      await webhooks().tick();
    }
    expect(await healthOf('site')).toMatchObject({ pending: 40, failing: true });
    const attempts = site.received.length;
    expect(attempts).toBeGreaterThanOrEqual(30);
    expect(attempts).toBeLessThan(40 + 30 * 5);

    site.answer(status(204));
    clockAt(31 * HOUR);
    await webhooks().tick();
    expect(await healthOf('site')).toMatchObject({ pending: 0, failing: false });
    expect(site.received).toHaveLength(attempts + 40);
  });

  test('can be retried at once, and shows no secret', async () => {
    const site = await receiver(status(503, { 'retry-after': '86400' }));
    await subscribe(signed('site', site, { url: `${site.url}/hook?key=${SECRET}` }));
    await write(article('one'));
    await webhooks().tick();

    const lines: string[] = [];
    const run = (...args: string[]): Promise<number> =>
      strapi()
        .plugin('newsroom')
        .service('commands')
        .run(['webhooks', ...args], {
          out: (line: string) => lines.push(line),
          err: (line: string) => lines.push(line),
        });
    expect(await run()).toBe(0);
    expect(lines.join('\n')).toContain('site (signed): 1 pending');
    expect(lines.join('\n')).toContain('HTTP 503');
    expect(lines.join('\n') + JSON.stringify(await webhooks().health())).not.toContain(SECRET);
    expect(await run('retry', 'nobody')).toBe(1);
    expect(await run('dance')).toBe(2);

    site.answer(status(204));
    await webhooks().tick();
    expect(site.received).toHaveLength(1);
    expect(await run('retry', 'site')).toBe(0);
    await webhooks().tick();
    expect(site.received).toHaveLength(2);
  });

  test('and is taken out of the settings keeps its place until it comes back', async () => {
    const site = await receiver(status(500));
    await subscribe(signed('site', site));
    await write(article('one'));
    await webhooks().tick();
    await subscribe();
    await write(article('two'));
    clockAt(HOUR);
    await webhooks().tick();
    expect(await healthOf('site')).toMatchObject({ kind: null, pending: 2 });
    site.answer(status(204));
    await subscribe(signed('site', site));
    await webhooks().tick();
    expect(site.received.map(({ json }) => json.id).sort()).toEqual(['one', 'one', 'two']);
  });
});

describe('nodes', () => {
  test('of which one stops in the middle: what was in the air goes out by another at once', async () => {
    const site = await receiver(hang);
    await subscribe(signed('site', site));
    await write(article('one', { path: '/1' }), article('one', { path: '/2' }));
    const first = webhooks().createWorker();
    const ticking = first.tick();
    await until(() => site.received.length > 0);
    await first.stop();
    await ticking;
    expect(await healthOf('site')).toMatchObject({ pending: 2, lastError: null });

    site.answer(status(204));
    await webhooks().createWorker().tick();
    expect(told(site)).toEqual(['one/1', 'one/1', 'one/2']);
  });

  test('of which one dies in the middle: its lease runs out, then another one sends', async () => {
    const site = await receiver();
    await subscribe(signed('site', site));
    await write(article('one', { path: '/1' }), article('one', { path: '/2' }));
    await webhooks().tick();
    await write(article('one', { path: '/3' }), article('one', { path: '/4' }));
    // As a node leaves it that was killed between the claim and the answer.
    const worker = webhooks().createWorker();
    site.answer(hang);
    const ticking = worker.tick();
    await until(() => site.received.length >= 3);
    await worker.stop();
    await ticking;
    await strapi()
      .db.connection('newsroom_webhook_deliveries')
      .where({ subscriber: 'site' })
      .orderBy('seq')
      .update({ leased_until_ms: START + 60_000 });

    site.answer(status(204));
    clockAt(59);
    await webhooks().tick();
    expect(site.received).toHaveLength(3);
    clockAt(61);
    await webhooks().tick();
    expect(told(site)).toEqual(['one/1', 'one/2', 'one/3', 'one/3', 'one/4']);
  });

  test('that all work at once send nothing twice, and keep the order', async () => {
    const site = await receiver((_, response) => void setTimeout(() => response.end(), 3));
    await subscribe(signed('site', site));
    const workers = many(3, () => article('')).map(() => webhooks().createWorker());
    const rounds = [0, 1, 2].map(async (round) => {
      await write(...many(40, (n) => article(`doc-${n % 8}`, { path: `/${round}` })));
      await Promise.all(workers.map((worker) => worker.tick()));
    });
    await Promise.all(rounds);
    await Promise.all(workers.map((worker) => worker.tick()));

    const seqs = site.received.map(({ json }) => Number(json.seq));
    expect(new Set(seqs).size).toBe(120);
    expect(seqs).toHaveLength(120);
    for (let doc = 0; doc < 8; doc += 1) {
      const own = site.received.filter(({ json }) => json.id === `doc-${doc}`);
      const order = own.map(({ json }) => Number(json.seq));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
  });

  test('hear of a commit at once when they are nudged in it, and stop for good', async () => {
    const site = await receiver();
    await subscribe(signed('site', site));
    const worker = webhooks().createWorker();
    worker.nudge();
    worker.start();
    await strapi().db.transaction(async ({ onCommit }) => {
      const head = await changeLog().lock();
      await changeLog().append(head, [article('one')], new Date(START));
      onCommit(() => worker.nudge());
    });
    await until(async () => (await healthOf('site'))?.pending === 0);
    await worker.stop();
    await write(article('two'));
    worker.nudge();
    await new Promise(setImmediate);
    expect(site.received).toHaveLength(1);
    expect(await healthOf('site')).toMatchObject({ pending: 1 });
  });
});

describe('a CDN', () => {
  const TOKEN = 'token-of-the-cdn';
  const fastly = ({ url }: Receiver) => ({
    name: 'cdn',
    kind: 'fastly',
    url,
    serviceId: 'svc1',
    token: TOKEN,
    timeoutMs: 5000,
  });
  const cloudflare = ({ url }: Receiver) => ({
    name: 'cdn',
    kind: 'cloudflare',
    url: `${url}/client/v4`,
    zoneId: 'zone1',
    token: TOKEN,
    timeoutMs: 5000,
  });
  const success: Answer = (_, response) => response.end('{"success":true}');
  const purged = ({ received }: Receiver, key: string): string[] =>
    received.flatMap(({ json }) => json[key] as string[]);

  test('is told of thousands of changes in a few requests', async () => {
    const cdn = await receiver(success);
    await subscribe(fastly(cdn));
    await write(...many(3000, (n) => article(`doc-${n % 600}`)));
    await webhooks().tick();
    expect(cdn.received.length).toBeLessThanOrEqual(24);
    expect(new Set(purged(cdn, 'surrogate_keys')).size).toBe(601);
    expect(cdn.received[0]?.path).toBe('/service/svc1/purge');
    expect(cdn.received[0]?.headers['fastly-key']).toBe(TOKEN);
    expect(await healthOf('cdn')).toMatchObject({ pending: 0 });
  });

  test('that says no in the body of a 200 is asked again', async () => {
    const cdn = await receiver((_, response) => response.end('{"success":false}'));
    await subscribe(cloudflare(cdn));
    await write(article('one'), article('two'));
    await webhooks().tick();
    expect(cdn.received).toHaveLength(1);
    expect(await healthOf('cdn')).toMatchObject({ pending: 2 });
    cdn.answer(success);
    clockAt(10);
    await webhooks().tick();
    expect(cdn.received[1]?.json).toEqual({ tags: ['a-one', 'l-en', 'a-two'] });
    expect(cdn.received[1]?.path).toBe('/client/v4/zones/zone1/purge_cache');
    expect(await healthOf('cdn')).toMatchObject({ pending: 0 });
  });

  test('that is away gets one request a go, and everything together when it is back', async () => {
    const cdn = await receiver(status(500));
    await subscribe(fastly(cdn));
    await write(...many(1200, (n) => article(`doc-${n % 100}`)));
    await webhooks().tick();
    await webhooks().tick();
    expect(cdn.received).toHaveLength(1);
    cdn.answer(success);
    clockAt(600);
    await webhooks().tick();
    expect(await healthOf('cdn')).toMatchObject({ pending: 0 });
    expect(cdn.received.length).toBeLessThanOrEqual(5);
  });

  test('that refuses one tag still purges all the others', async () => {
    const cdn = await receiver((request, response) => {
      const isBad = (request.json.surrogate_keys as string[]).includes('bad');
      response.writeHead(isBad ? 400 : 200).end();
    });
    await subscribe(fastly(cdn));
    await write(...many(60, (n) => article(`doc-${n}`, { tags: [n === 41 ? 'bad' : `a-${n}`] })));
    await webhooks().tick();
    expect(await healthOf('cdn')).toMatchObject({ pending: 1, lastError: 'HTTP 400' });
    const accepted = new Set(purged(cdn, 'surrogate_keys'));
    expect(accepted.size).toBe(60);
    expect(cdn.received.length).toBeLessThan(20);
  });
});

test('a Next.js site is told tags and paths, with its secret', async () => {
  const site = await receiver();
  await subscribe({
    name: 'next',
    kind: 'next',
    url: `${site.url}/api/revalidate`,
    secret: SECRET,
  });
  await write(article('one'), article('one'), article('two', { path: null }));
  await webhooks().tick();
  expect(site.received.map(({ json }) => json)).toEqual([
    { tags: ['a-one', 'l-en', 'a-two'], paths: ['/en/one'] },
  ]);
  expect(site.received[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
});

test('the outbox holds what was committed, and nothing else', async () => {
  const site = await receiver();
  await subscribe(signed('site', site));
  await strapi()
    .db.transaction(async () => {
      const head = await changeLog().lock();
      await changeLog().append(head, [article('undone')], new Date(START));
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await write(article('done'));
  await webhooks().tick();
  expect(site.received.map(({ json }) => json.id)).toEqual(['done']);
  const changes: Change[] = await changeLog().read(0, 10);
  expect(changes.map(({ id }) => id)).toEqual(['done']);
});
