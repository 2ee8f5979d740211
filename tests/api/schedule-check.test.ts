import config from 'newsroom/config';
import type { CheckAheadService } from 'newsroom/publication/check-ahead';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  rows,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, publishedArticle } from '../fixtures/newsroom';
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
  setUpSchedule,
} from '../helpers/schedule';

setUpSchedule();

const checkAhead = (): CheckAheadService => strapi().plugin('newsroom').service('checkAhead');

describe('the check of a plan', () => {
  const codes = (findings: { code: string; severity: string }[]) =>
    findings.map(({ code, severity }) => `${severity} ${code}`);
  const BODY = {
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'word '.repeat(60) }] }],
  };
  const REMARKS = ['warns section-missing', 'warns source-missing'];
  const checks = () => rows('plugin::newsroom.logbook-entry', { action: 'check' });

  test('is made for its instant, and stands on the plan', async () => {
    const { documentId: id } = await draftArticle('Sound', { ...BODY, embargoUntil: DUE });
    const { body } = await plan(id, { publishAt: DUE });
    expect(codes(body.data[0].findings)).toEqual(REMARKS);
    expect(body.data[0].checkedAt).toBe(NOW);
    const sooner = await plan(id, { publishAt: before(DUE) });
    expect(codes(sooner.body.data[0].findings)).toEqual([
      ...['warns embargo-after-publication', ...REMARKS],
    ]);
  });

  test('refuses what would block then, unless that is to be mended by then', async () => {
    const { documentId: id } = await draftArticle('Short-lived', {
      ...BODY,
      expiresAt: before(DUE),
    });
    const refused = await plan(id);
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'flight-check']);
    expect(codes(refused.body.error.details.findings)).toEqual(['blocks expired']);
    expect(await rows(PLAN)).toEqual([]);
    const forced = await plan(id, { publishAt: DUE, force: true });
    expect(forced.status).toBe(200);
    expect(codes(forced.body.data[0].findings)).toEqual(['blocks expired', ...REMARKS]);
    const [entry] = await rows('plugin::newsroom.logbook-entry', { action: 'schedule' });
    expect(JSON.parse(String(entry?.details))).toMatchObject({ forced: true });

    // At the hour the gate decides.
    freezeClock(DUE);
    await scheduler().round();
    const [failed] = (await queue('?state=failed')).body.data;
    expect([failed.attempts, failed.lastError]).toEqual([
      1,
      expect.stringContaining('It expires before readers would see it'),
    ]);
    // A retry looks again: as it still is, and as it was mended.
    const retry = () => editorial('post', `/queue/${failed.id}/retry`, token);
    const asBefore = await retry();
    expect([asBefore.body.data.checkedAt, codes(asBefore.body.data.findings)]).toEqual([
      ...[DUE, ['blocks expired', ...REMARKS]],
    ]);
    await scheduler().round();
    expect((await queue('?state=failed')).body.data).toHaveLength(1);
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data: { expiresAt: LATER } });
    expect(codes((await retry()).body.data.findings)).toEqual(REMARKS);
    await scheduler().round();
    expect(await isLive(id)).toBe(true);
  });

  test('is made once more ten minutes ahead, once on all nodes', async () => {
    const { documentId: id } = await draftArticle('Watched', BODY);
    await plan(id);
    // What is wrong comes after planning.
    await documents(ARTICLE).update({
      documentId: id,
      locale: 'en',
      data: { expiresAt: before(DUE, 60_000) },
    });
    freezeClock(before(DUE, 600_001));
    await checkAhead().round();
    expect([await checks(), codes((await queue()).body.data[0].findings)]).toEqual([[], REMARKS]);
    const ahead = before(DUE, 600_000);
    freezeClock(ahead);
    await Promise.all(Array.from({ length: 4 }, () => checkAhead().round()));
    const [shown] = (await queue()).body.data;
    expect([shown.state, shown.checkedAt, codes(shown.findings)]).toEqual([
      ...['planned', ahead, ['blocks expired', ...REMARKS]],
    ]);
    const told = await checks();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ actorKind: 'scheduler', documentId: id, locale: 'en' });
    freezeClock(before(DUE));
    await checkAhead().round();
    expect(await checks()).toHaveLength(1);
  });

  test('of a plan made shortly before its hour is the one that was made then', async () => {
    const { documentId: id } = await draftArticle('Now or never', BODY);
    await plan(id, { publishAt: after(NOW, 600_000) });
    freezeClock(after(NOW, 599_000));
    await checkAhead().round();
    expect([await checks(), (await queue()).body.data[0].checkedAt]).toEqual([[], NOW]);
  });

  test('is not made of what is cancelled, nor of an expiry', async () => {
    const { documentId: id } = await draftArticle('Called off', BODY);
    await plan(id);
    await editorial('delete', `/articles/${id}/schedule`, token);
    const { documentId: live } = await publishedArticle('Live', BODY);
    await plan(live, { unpublishAt: DUE });
    freezeClock(before(DUE));
    await checkAhead().round();
    expect(await checks()).toEqual([]);
  });

  test('that cannot be made is made with the next round, and keeps no other from it', async () => {
    const { documentId: first } = await draftArticle('First', BODY);
    const { documentId: second } = await draftArticle('Second', BODY);
    await plan(first);
    await plan(second);
    freezeClock(before(DUE, 1_000));
    const stumbling = {
      ...{ code: 'stumbles', severity: 'warns', field: 'headline', howTo: 'Mend the rule.' },
      find: ({ headline }: { headline: string }) => {
        if (headline === 'First') throw new Error('The rule stumbles');
        return [];
      },
    };
    configure({ check: { ...config.default.check, extra: [stumbling] } });
    await expect(checkAhead().round()).rejects.toThrow('The rule stumbles');
    expect((await checks()).map(({ documentId }) => documentId)).toEqual([second]);
    configure({ check: config.default.check });
    await checkAhead().round();
    expect((await checks()).map(({ documentId }) => documentId)).toEqual([second, first]);
  });
});
