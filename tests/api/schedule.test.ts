import type { Plan, Plans } from 'newsroom/publication/plans';
import type { Scheduler } from 'newsroom/publication/scheduler';
import { readChanges } from '../helpers/delivery';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  get,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, publishedArticle, translation } from '../fixtures/newsroom';

const PLAN = 'plugin::newsroom.planned-publication';

const NOW = '2026-03-28T06:00:00.000Z';
const DUE = '2026-03-28T08:00:00.000Z';
const LATER = '2026-03-28T20:00:00.000Z';
const before = (instant: string, ms = 1) => new Date(Date.parse(instant) - ms).toISOString();
const after = (instant: string, ms: number) => before(instant, -ms);

const scheduler = (): Scheduler => strapi().plugin('newsroom').service('scheduler');
const plans = (): Plans => strapi().plugin('newsroom').service('plans');

let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor(
    ...['schedule', 'unschedule', 'queue', 'retry', 'kill'].map(
      (action) => `plugin::newsroom.publishing.${action}`
    )
  );
});
beforeEach(async () => {
  // Each test says itself when a node looks for what is due.
  await scheduler().stop();
  await resetNewsroom();
  configure({ schedule: { pollMs: 500, leaseMs: 60_000, attempts: 3, backoffMs: 1_000 } });
  freezeClock(NOW);
});
afterAll(async () => {
  await resetNewsroom();
  scheduler().start();
});

const plan = (id: string, body: object = { publishAt: DUE }) =>
  editorial('put', `/articles/${id}/schedule`, token, { locales: ['en'], ...body });
const queue = (query = '') => editorial('get', `/queue${query}`, token);
const isLive = async (id: string, locale = 'en'): Promise<boolean> =>
  (await get(`/articles/id/${id}?locale=${locale}&fallback=none`)).status === 200;

const plannedArticle = async (headline: string, at = DUE): Promise<string> => {
  const { documentId } = await draftArticle(headline);
  await plan(documentId, { publishAt: at });
  return documentId;
};

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
        return new Date(asked <= 3 ? DUE : before(DUE, 10_000));
      },
    });
    await scheduler().round();
    freezeClock(before(DUE));
    expect([await isLive(id), asked > 3]).toEqual([false, true]);
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
    expect([retried.status, retried.body.data.state]).toEqual([200, 'planned']);
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

describe('a plan', () => {
  test('is shown in the time zone in which it was made, with the night that has two of an hour', async () => {
    configure({ timeZones: { en: 'Europe/Istanbul' } });
    const { documentId: id } = await draftArticle('Night');
    const first = await plan(id, {
      publishAt: '2026-10-25T02:30:00+02:00',
      unpublishAt: '2026-10-25T02:30:00+01:00',
      zone: 'Europe/Berlin',
    });
    const shown = first.body.data.map(({ dueAt, zone, local }: Record<string, string>) => [
      dueAt,
      zone,
      local,
    ]);
    expect(shown).toEqual([
      ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
      ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
    ]);
    const [morning] = (await plan(id, { publishAt: '2026-03-29T08:00:00+03:00' })).body.data;
    expect([morning.zone, morning.local]).toEqual(['Europe/Istanbul', '2026-03-29T08:00:00+03:00']);
    configure({ timeZones: {} });
  });

  test('takes the place of the one before, and is cancelled', async () => {
    const id = await plannedArticle('Moved');
    await plan(id, { publishAt: LATER });
    freezeClock(DUE);
    await scheduler().round();
    expect(await isLive(id)).toBe(false);
    const cancelled = await editorial('delete', `/articles/${id}/schedule`, token);
    expect([cancelled.status, cancelled.body.data]).toEqual([200, { id, cancelled: 1 }]);
    freezeClock(LATER);
    await scheduler().round();
    expect(await isLive(id)).toBe(false);
    const twice = await editorial('delete', `/articles/${id}/schedule?locale=en`, token);
    expect(twice.body.data.cancelled).toBe(0);
  });

  test('is found in the queue, a page at a time', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await plannedArticle(`Story ${n}`));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await queue(`?limit=2&state=planned${cursor}`);
      seen.push(...body.data.map(({ article }: { article: { id: string } }) => article.id));
      cursor = body.meta.nextCursor === null ? '' : `&cursor=${body.meta.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(ids.reverse());
    expect((await queue('?cursor=bm90')).status).toBe(400);
  });

  test.each([
    ['a date in the past', { publishAt: before(NOW) }, 'date-in-the-past'],
    ['a date that is now', { publishAt: NOW }, 'date-in-the-past'],
    ['an expiry in the past', { unpublishAt: before(NOW) }, 'date-in-the-past'],
    [
      'an expiry before publication',
      { publishAt: LATER, unpublishAt: DUE },
      'expiry-before-publication',
    ],
    ['an expiry at publication', { publishAt: DUE, unpublishAt: DUE }, 'expiry-before-publication'],
    ['an expiry of what is not published', { unpublishAt: LATER }, 'expiry-without-publication'],
    ['a language that the story has not', { locales: ['tr'], publishAt: DUE }, 'unknown-version'],
  ])('with %s is refused, and what was planned stays', async (_, body, code) => {
    const id = await plannedArticle('Planned');
    const known = await rows(PLAN);
    const answer = await plan(id, body);
    expect([answer.status, answer.body.error.details.code]).toEqual([400, code]);
    expect(await rows(PLAN)).toEqual(known);
  });

  test.each([
    ['without an instant', {}, 'publishAt'],
    ['at a time without its offset', { publishAt: '2026-03-29T02:30:00' }, 'publishAt'],
    ['on a day that there is not', { publishAt: '2026-02-30T08:00:00Z' }, 'publishAt'],
    ['in a zone that there is not', { publishAt: DUE, zone: 'Europe/Atlantis' }, 'zone'],
    ['for no language', { locales: [], publishAt: DUE }, 'locales'],
    ['with something unknown', { publishAt: DUE, colour: 'red' }, 'colour'],
  ])('%s is refused', async (_, body, field) => {
    const { documentId } = await draftArticle('Draft');
    const answer = await plan(documentId, body);
    expect([answer.status, answer.body.error.details.errors[0].path]).toEqual([400, [field]]);
    expect(await rows(PLAN)).toEqual([]);
  });

  test('may be an expiry alone of what is published; not of what was killed, nor of nothing', async () => {
    const { documentId: id } = await publishedArticle('Live');
    expect((await plan(id, { unpublishAt: DUE })).status).toBe(200);
    await editorial('post', `/articles/${id}/kill`, token, { reason: 'Libel' });
    const killed = await plan(id);
    expect([killed.status, killed.body.error.details.code]).toEqual([400, 'killed']);
    expect((await plan('nothing')).status).toBe(404);
    expect((await editorial('delete', '/articles/nothing/schedule', token)).status).toBe(404);
    expect((await editorial('post', '/queue/999999/retry', token)).status).toBe(404);
  });
});
