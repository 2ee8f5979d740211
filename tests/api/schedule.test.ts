import type { Plan, Plans } from 'newsroom/publication/plans';
import { readChanges } from '../helpers/delivery';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  get,
  rows,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import {
  PLAN,
  DUE,
  LATER,
  before,
  after,
  scheduler,
  token,
  plan,
  queue,
  isLive,
  plannedArticle,
  setUpSchedule,
} from '../helpers/schedule';

setUpSchedule();

const plans = (): Plans => strapi().plugin('newsroom').service('plans');

/** The logbook's word on what was published: one entry a publication. */
const publications = async (): Promise<string[]> =>
  (await rows('plugin::newsroom.logbook-entry', { action: 'publish' })).map(({ documentId }) =>
    String(documentId)
  );

describe('a planned publication', () => {
  test('happens at its instant, not before, with the story as it is then', async () => {
    const id = await plannedArticle('Early draft');
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data: { headline: 'Final' } });
    freezeClock(before(DUE));
    await scheduler().round();
    expect(await isLive(id)).toBe(false);
    freezeClock(DUE);
    await scheduler().round();
    const { data } = (await get(`/articles/id/${id}`)).body;
    expect([data.headline, data.firstPublishedAt]).toEqual(['Final', DUE]);
    expect((await queue()).body.data).toEqual([
      expect.objectContaining({ state: 'done', attempts: 1, doneAt: DUE, lastError: null }),
    ]);
    const [entry] = await rows('plugin::newsroom.logbook-entry', { action: 'publish' });
    expect(entry).toMatchObject({ actorKind: 'scheduler', documentId: id });
  });

  test('is late rather than never', async () => {
    const id = await plannedArticle('While all were down');
    freezeClock(after(DUE, 3 * 24 * 3_600_000));
    await scheduler().round();
    expect(await isLive(id)).toBe(true);
  });

  test('and an expiry follow each other, in one language only', async () => {
    const { documentId: id } = await draftArticle('For a day');
    await translation(id, 'tr', 'Bir gün');
    const { status, body } = await plan(id, { publishAt: DUE, unpublishAt: LATER });
    expect([status, body.data.length]).toEqual([200, 2]);
    freezeClock(DUE);
    await scheduler().round();
    expect([await isLive(id), await isLive(id, 'tr')]).toEqual([true, false]);
    freezeClock(LATER);
    await scheduler().round();
    expect(await isLive(id)).toBe(false);
    expect((await readChanges()).map(({ action }) => action)).toEqual(['publish', 'unpublish']);
  });

  test('of 30 stories at once, by six workers: each once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 30; n += 1) ids.push(await plannedArticle(`Story ${n}`));
    freezeClock(before(DUE));
    await Promise.all(Array.from({ length: 6 }, () => scheduler().round()));
    expect(await publications()).toEqual([]);
    freezeClock(DUE);
    await Promise.all(Array.from({ length: 6 }, () => scheduler().round()));
    expect((await publications()).sort()).toEqual([...ids].sort());
    expect((await readChanges()).map(({ action }) => action)).toEqual(ids.map(() => 'publish'));
    const states = (await rows(PLAN)).map(({ state, attempts }) => `${state} ${attempts}`);
    expect(states).toEqual(ids.map(() => 'done 1'));
  });

  test('by a node that was killed between claim and commit is done by another, once', async () => {
    const id = await plannedArticle('Orphan');
    freezeClock(DUE);
    const [due] = await plans().due(Date.parse(DUE), 1);
    const held = (await plans().claim(
      due as Plan,
      'a-node-that-dies',
      Date.parse(after(DUE, 60_000))
    )) as Plan;
    freezeClock(after(DUE, 59_999));
    await scheduler().round();
    expect(await isLive(id)).toBe(false);
    freezeClock(after(DUE, 60_000));
    await scheduler().round();
    expect(await isLive(id)).toBe(true);
    // The dead come back: a process that was suspended, not ended.
    expect(await scheduler().fire(held)).toBe('lost');
    expect(await publications()).toEqual([id]);
  });

  test('is taken by one of two nodes that saw it at the same time', async () => {
    await plannedArticle('Contested');
    const [due] = await plans().due(Date.parse(DUE), 1);
    const until = Date.parse(LATER);
    const claims = await Promise.all(
      ['a', 'b', 'c'].map((node) => plans().claim(due as Plan, node, until))
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  test('does not happen when the clock jumps back between claim and commit', async () => {
    const id = await plannedArticle('Jump');
    freezeClock(DUE);
    const [due] = await plans().due(Date.parse(DUE), 1);
    const held = (await plans().claim(due as Plan, 'x', Date.parse(LATER))) as Plan;
    freezeClock(before(DUE));
    expect(await scheduler().fire(held)).toBe('early');
    expect([await isLive(id), await publications()]).toEqual([false, []]);
    expect((await rows(PLAN))[0]).toMatchObject({ state: 'claimed' });

    // The same in one round: right when it is looked for, wrong when it is checked again.
    await plans().again(held, new Date(DUE), null);
    let asked = 0;
    configure({
      now: () => {
        asked += 1;
        return new Date(asked <= 2 ? DUE : before(DUE, 10_000));
      },
    });
    await scheduler().round();
    freezeClock(before(DUE));
    expect([await isLive(id), asked > 2]).toEqual([false, true]);
    expect((await rows(PLAN))[0]).toMatchObject({ state: 'planned', attempts: 0 });
    freezeClock(DUE);
    await scheduler().round();
    expect(await publications()).toEqual([id]);
  });

  test('that goes wrong is tried again with growing pauses, then shown as failed, then retried', async () => {
    const id = await plannedArticle('Unlucky');
    const stop = strapi().db.lifecycles.subscribe({
      models: [ARTICLE],
      beforeCreate() {
        throw new Error('The disk is full');
      },
    });
    try {
      freezeClock(DUE);
      await scheduler().round();
      expect((await queue('?state=planned')).body.data).toEqual([
        expect.objectContaining({
          attempts: 1,
          lastError: expect.stringContaining('The disk is full'),
          nextAttemptAt: after(DUE, 1_000),
        }),
      ]);
      expect([await isLive(id), await readChanges()]).toEqual([false, []]);
      freezeClock(after(DUE, 999));
      await scheduler().round();
      expect((await rows(PLAN))[0]).toMatchObject({ attempts: 1 });
      freezeClock(after(DUE, 1_000));
      await scheduler().round();
      expect((await queue()).body.data[0].nextAttemptAt).toBe(after(DUE, 3_000));
      freezeClock(after(DUE, 3_000));
      await scheduler().round();
    } finally {
      stop();
    }
    const [failed] = (await queue('?state=failed')).body.data;
    expect(failed).toMatchObject({
      attempts: 3,
      lastError: expect.stringContaining('The disk is full'),
    });
    freezeClock(LATER);
    await scheduler().round();
    expect(await isLive(id)).toBe(false);

    const retried = await editorial('post', `/queue/${failed.id}/retry`, token);
    expect(retried.status).toBe(200);
    expect(retried.body.data).toMatchObject({ state: 'planned', attempts: 0, lastError: null });
    await scheduler().round();
    expect(await publications()).toEqual([id]);
    const again = await editorial('post', `/queue/${failed.id}/retry`, token);
    expect([again.status, again.body.error.details.code]).toEqual([400, 'not-failed']);
  });

  test('that is refused fails at once, with the reason', async () => {
    const id = await plannedArticle('Refused');
    await editorial('post', `/articles/${id}/kill`, token, { reason: 'Libel' });
    // As if the kill had come between.
    await strapi()
      .db.connection('newsroom_planned_publications')
      .update({ state: 'planned', open_key: 'x' });
    freezeClock(DUE);
    await scheduler().round();
    const [failed] = (await queue('?state=failed')).body.data;
    expect([failed.attempts, failed.lastError]).toEqual([1, expect.stringContaining('killed')]);
    expect(await isLive(id)).toBe(false);
  });

  test('of a story that is gone is forgotten', async () => {
    const id = await plannedArticle('Deleted');
    await documents(ARTICLE).delete({ documentId: id, locale: '*' });
    expect(await rows(PLAN)).toEqual([]);
  });
});
