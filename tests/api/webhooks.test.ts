import type { Delivery } from 'newsroom/delivery/service';
import { verify } from 'newsroom/webhooks/signature';
import type { Change } from 'newsroom/publication/change-log';
import { strapi } from '../helpers/newsroom';
import { publishedArticle } from '../fixtures/newsroom';
import {
  SECRET,
  START,
  webhooks,
  changeLog,
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
      isPaused: false,
      oldestPendingAt: null,
      pausedUntil: null,
      lastError: null,
      lastFailureAt: null,
      lastSuccessAt: new Date(START),
    });
  });

  test('is told of the end of an embargo, not before and only once, without anybody acting', async () => {
    const site = await receiver();
    await subscribe(signed('site', site));
    const embargoUntil = new Date(START + 60_000).toISOString();
    const { documentId } = await publishedArticle('Secret', { embargoUntil });
    const { turns } = strapi().plugin('newsroom').service<Delivery>('delivery');
    const hearsAt = async (seconds: number) => {
      clockAt(seconds);
      await turns.run();
      await webhooks().tick();
      return site.received.map(({ json: { action, id } }) => [action, id]);
    };
    expect(await hearsAt(59.999)).toEqual([]);
    expect(await hearsAt(60)).toEqual([['publish', documentId]]);
    expect(await hearsAt(3600)).toHaveLength(1);
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
