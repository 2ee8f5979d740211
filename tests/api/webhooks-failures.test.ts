import { strapi } from '../helpers/newsroom';
import { closeConnection, hang, status, type Answer } from '../helpers/receiver';
import { until } from '../helpers/until';
import {
  SECRET,
  START,
  webhooks,
  receiver,
  clockAt,
  article,
  write,
  many,
  subscribe,
  signed,
  told,
  healthOf,
  setUpWebhooks,
} from '../helpers/webhooks';

setUpWebhooks();

const HOUR = 3600;

describe('a subscriber that fails', () => {
  /** Fails for one document. */
  const failFor =
    (id: string, failure: Answer): Answer =>
    (request, response) =>
      (request.json.id === id ? failure : status(204))(request, response);

  test.each<[string, Answer, string]>([
    ['with 500', status(500), 'HTTP 500'],
    ['by hanging', hang, 'no answer within 2000 ms'],
    [
      'by answering late',
      (_, response) => void setTimeout(() => response.end(), 3000),
      'no answer within 2000 ms',
    ],
    ['by closing the connection', closeConnection, 'UND_ERR_SOCKET'],
    ['by sending us elsewhere', status(302, { location: '/elsewhere' }), 'HTTP 302: redirects'],
  ])('%s: the document waits in its order, the others go on', async (_, failure, error) => {
    const site = await receiver(failFor('bad', failure));
    // Long enough for a busy machine to answer in, where it is meant to.
    await subscribe(signed('site', site, { timeoutMs: 2000 }));
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
