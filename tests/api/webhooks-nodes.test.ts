import { strapi } from '../helpers/newsroom';
import { hang, status } from '../helpers/receiver';
import { until } from '../helpers/until';
import {
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
