import { status, type Answer, type Receiver } from '../helpers/receiver';
import {
  SECRET,
  webhooks,
  receiver,
  clockAt,
  article,
  write,
  many,
  subscribe,
  healthOf,
  setUpWebhooks,
} from '../helpers/webhooks';

setUpWebhooks();

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
