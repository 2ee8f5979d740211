import { configure, editorial, freezeClock, rows } from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle } from '../fixtures/newsroom';
import {
  PLAN,
  NOW,
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
    // The night that lacks an hour: 02:30 is no time in Berlin then, the instant that was given is one.
    const [spring] = (
      await plan(id, { publishAt: '2026-03-29T02:30:00+01:00', zone: 'Europe/Berlin' })
    ).body.data;
    expect([spring.dueAt, spring.local]).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-29T03:30:00+02:00',
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

  test('that would end before its embargo does is refused, unless it is published already', async () => {
    const data = { embargoUntil: after(DUE, 3_600_000) };
    const { documentId: id } = await draftArticle('Embargoed', data);
    const wish = { publishAt: DUE, unpublishAt: after(DUE, 3_600_000) };
    const refused = await plan(id, wish);
    expect([refused.status, refused.body.error.details.code]).toEqual([
      ...[400, 'expiry-before-embargo'],
    ]);
    expect(await rows(PLAN)).toEqual([]);
    const sound = { ...wish, unpublishAt: after(DUE, 3_600_001) };
    expect((await plan(id, sound)).status).toBe(200);
    await publish(id, 'en');
    expect((await plan(id, { unpublishAt: DUE })).status).toBe(200);
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
