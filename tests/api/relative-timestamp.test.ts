import { adminSession } from '../helpers/accounts';
import {
  ARTICLE,
  documents,
  freezeClock,
  http,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { statementsOf } from '../helpers/statements';
import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

describe('the relative timestamp', () => {
  const at = (hours: number) => new Date(Date.UTC(2026, 0, 10, hours)).toISOString();

  const fifteenHoursOld = async () => {
    freezeClock(at(0));
    const { documentId } = await draftArticle('Story');
    await translation(documentId, 'tr', 'Haber');
    await translation(documentId, 'ar', 'خبر');
    await publish(documentId);
    freezeClock(at(15));
    return documentId;
  };

  test('is right after each find, in the language of the row', async () => {
    const documentId = await fifteenHoursOld();
    const labels = (await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).map(
      ({ locale, relativeTime }) => [locale, relativeTime]
    );
    expect(Object.fromEntries(labels)).toEqual({
      en: '15 hours ago',
      tr: '15 saat önce',
      ar: 'قبل 15 ساعة',
    });
    freezeClock(at(16));
    expect((await rows(ARTICLE, { documentId, locale: 'en' }))[0]?.relativeTime).toBe(
      '16 hours ago'
    );
  });

  test('stands in stock REST, with all fields or this one alone', async () => {
    const documentId = await fifteenHoursOld();
    const token = await tokenFor(
      'plugin::newsroom.article.find',
      'plugin::newsroom.article.findOne'
    );
    const all = await http().get('/api/newsroom/content/articles?locale=tr').set(token);
    expect(all.body.data[0]).toMatchObject({ relativeTime: '15 saat önce', readTimeMinutes: 1 });
    const one = await http()
      .get(`/api/newsroom/content/articles/${documentId}?fields=relativeTime`)
      .set(token);
    expect(one.body.data).toEqual({
      id: expect.any(Number),
      documentId,
      relativeTime: '15 hours ago',
    });
  });

  test('stands in populated stories too', async () => {
    const related = await fifteenHoursOld();
    const { documentId } = await publishedArticle('Other', { relatedArticles: [related] });
    const token = await tokenFor(
      'plugin::newsroom.article.findOne',
      'plugin::newsroom.article.find'
    );
    const { body } = await http()
      .get(`/api/newsroom/content/articles/${documentId}?populate=relatedArticles`)
      .set(token);
    expect(body.data.relatedArticles).toMatchObject([{ relativeTime: '15 hours ago' }]);
    const alone = await http()
      .get(
        `/api/newsroom/content/articles/${documentId}?populate[relatedArticles][fields]=relativeTime`
      )
      .set(token);
    expect(alone.body.data.relatedArticles).toMatchObject([{ relativeTime: '15 hours ago' }]);
  });

  test('stands in the list and the form of the admin', async () => {
    const documentId = await fifteenHoursOld();
    const admin = await adminSession('strapi-super-admin');
    const list = await http()
      .get(
        '/content-manager/collection-types/plugin::newsroom.article?page=1&pageSize=10&locale=tr'
      )
      .set(admin);
    expect(list.body.results).toMatchObject([{ relativeTime: '15 saat önce' }]);
    const form = await http()
      .get(`/content-manager/collection-types/plugin::newsroom.article/${documentId}?locale=en`)
      .set(admin);
    expect(form.body.data).toMatchObject({ relativeTime: '15 hours ago', wordCount: 5 });
  });

  test('is null while a story was never published', async () => {
    await draftArticle('Story');
    expect((await rows(ARTICLE))[0]?.relativeTime).toBeNull();
  });

  test('costs no query per row', async () => {
    // Straight into the database: a save of the document service goes on reading for its webhooks.
    const headlines = Array.from({ length: 30 }, (_, n) => ({
      headline: `Story ${n}`,
      locale: 'en',
    }));
    await strapi().db.query(ARTICLE).createMany({ data: headlines });
    const countQueries = async (limit: number) => {
      const { length } = await statementsOf(() =>
        strapi()
          .db.query(ARTICLE)
          .findMany({ limit, populate: { section: true } })
      );
      return length;
    };
    await countQueries(1); // the locales are read once in a while; not now
    const forOne = await countQueries(1);
    expect(forOne).toBeGreaterThan(0);
    expect(await countQueries(30)).toBe(forOne);
  });
});

describe('the reader’s clock', () => {
  const clockOf = async (documentId: string) => {
    const [row] = await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } });
    return [row?.firstPublishedAt, row?.contentUpdatedAt].map((value) =>
      new Date(String(value)).toISOString()
    );
  };

  test('starts once and moves only when a reader would notice', async () => {
    freezeClock('2026-01-01T08:00:00.000Z');
    const { documentId } = await publishedArticle('Story');
    expect(await clockOf(documentId)).toEqual(Array(2).fill('2026-01-01T08:00:00.000Z'));

    freezeClock('2026-01-01T09:00:00.000Z');
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { seoTitle: 'For machines' },
    });
    await publish(documentId);
    expect(await clockOf(documentId)).toEqual(Array(2).fill('2026-01-01T08:00:00.000Z'));

    freezeClock('2026-01-01T10:00:00.000Z');
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Story, corrected' },
    });
    await publish(documentId);
    expect(await clockOf(documentId)).toEqual([
      '2026-01-01T08:00:00.000Z',
      '2026-01-01T10:00:00.000Z',
    ]);

    freezeClock('2026-01-01T11:00:00.000Z');
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    await publish(documentId);
    expect(await clockOf(documentId)).toEqual([
      '2026-01-01T08:00:00.000Z',
      '2026-01-01T10:00:00.000Z',
    ]);

    freezeClock('2026-01-01T12:00:00.000Z');
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'New dek' } });
    await publish(documentId);
    expect((await clockOf(documentId))[1]).toBe('2026-01-01T12:00:00.000Z');
  });

  test('of a story taken back before its embargo ended has not started', async () => {
    freezeClock('2026-01-01T08:00:00.000Z');
    const { documentId } = await publishedArticle('Story', {
      embargoUntil: '2026-01-01T10:00:00Z',
    });
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    freezeClock('2026-01-01T12:00:00.000Z');
    await publish(documentId);
    expect((await clockOf(documentId))[0]).toBe('2026-01-01T12:00:00.000Z');
  });

  test('runs also when a story is saved and published at once', async () => {
    freezeClock('2026-01-01T08:00:00.000Z');
    const { documentId } = await documents(ARTICLE).create({
      locale: 'en',
      status: 'published',
      data: { headline: 'Story', body: paragraphs('Text.') },
    });
    expect(await clockOf(documentId)).toEqual(Array(2).fill('2026-01-01T08:00:00.000Z'));
    expect(await rows(ARTICLE, { documentId })).toHaveLength(2);
  });
});
