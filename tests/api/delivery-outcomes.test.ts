import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  get,
  resetNewsroom,
  rows,
  runClock,
  strapi,
} from '../helpers/newsroom';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  translation,
} from '../fixtures/newsroom';
import { list, slugs } from '../helpers/delivered-lists';

beforeEach(resetNewsroom);

describe('named outcomes', () => {
  const hidden = {
    draft: () => draftArticle('Story'),
    unpublished: async () => {
      const article = await publishedArticle('Story');
      await documents(ARTICLE).unpublish({ documentId: article.documentId, locale: 'en' });
      return article;
    },
    embargoed: () => publishedArticle('Story', { embargoUntil: '2999-01-01T00:00:00.000Z' }),
    expired: async () => {
      freezeClock('2000-12-31T00:00:00.000Z');
      const article = await publishedArticle('Story', { expiresAt: '2001-01-01T00:00:00.000Z' });
      runClock();
      return article;
    },
    'never there': async () => ({ documentId: 'neverthere000000000000000' }),
  };

  test.each(Object.entries(hidden))(
    '%s is 404, on every surface, and says no more',
    async (_name, make) => {
      const { documentId } = await make();
      const promo = await promoTitled('See also', { targetArticle: undefined });
      const other = await publishedArticle('Other', { relatedPromos: [promo.documentId] });
      const expected = {
        data: null,
        error: {
          status: 404,
          name: 'NotFoundError',
          message: 'There is no such story',
          details: {},
        },
      };
      for (const path of ['/articles/story', `/articles/id/${documentId}`]) {
        const answer = await get(path);
        expect([answer.status, answer.body]).toEqual([404, expected]);
      }
      expect(slugs(await list())).toEqual(['other']);
      expect((await get(`/articles/id/${other.documentId}`)).body.data.related).toEqual([]);
    }
  );

  test('an embargo ends and an expiry begins at its very instant', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    await publishedArticle('Story', {
      embargoUntil: '2026-05-01T10:00:00.000Z',
      expiresAt: '2026-05-01T20:00:00.000Z',
    });
    const statusAt = async (instant: string) => {
      freezeClock(instant);
      const counted = (await list()).data.length;
      return [(await get('/articles/story')).status, counted];
    };
    expect(await statusAt('2026-05-01T09:59:59.999Z')).toEqual([404, 0]);
    expect(await statusAt('2026-05-01T10:00:00.000Z')).toEqual([200, 1]);
    expect(await statusAt('2026-05-01T19:59:59.999Z')).toEqual([200, 1]);
    expect(await statusAt('2026-05-01T20:00:00.000Z')).toEqual([404, 0]);
  });

  test('an embargoed story is as old as its lift', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    await publishedArticle('Story', { embargoUntil: '2026-05-01T10:00:00.000Z' });
    freezeClock('2026-05-01T12:00:00.000Z');
    const { data } = (await get('/articles/story')).body;
    expect(data.firstPublishedAt).toBe('2026-05-01T10:00:00.000Z');
    expect(data.relativeTime.label).toBe('2 hours ago');
  });

  test('an embargo that one language changes is that of all: their clocks start at the same instant', async () => {
    freezeClock('2026-05-01T08:00:00.000Z');
    const { documentId } = await draftArticle('Story', {
      embargoUntil: '2026-05-01T10:00:00.000Z',
    });
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId);
    const firstOf = async (locale: string) =>
      (await rows(ARTICLE, { documentId, locale })).map(({ firstPublishedAt }) =>
        new Date(String(firstPublishedAt)).toISOString()
      );
    const republish = async (embargoUntil: string | null) => {
      await documents(ARTICLE).update({ documentId, locale: 'en', data: { embargoUntil } });
      await publish(documentId, 'en');
    };
    // Later, for the draft and for what is published.
    await republish('2026-05-01T12:00:00.000Z');
    expect(await firstOf('tr')).toEqual(Array(2).fill('2026-05-01T12:00:00.000Z'));

    freezeClock('2026-05-01T09:00:00.000Z');
    await republish(null);
    for (const locale of ['en', 'tr']) {
      const { data } = (await get(`/articles/id/${documentId}?locale=${locale}&fallback=none`))
        .body;
      expect([data.firstPublishedAt, data.updatedAt]).toEqual(
        Array(2).fill('2026-05-01T09:00:00.000Z')
      );
    }
    // What readers have seen keeps its instant, whatever becomes of the embargo.
    freezeClock('2026-05-01T09:30:00.000Z');
    await republish('2026-05-01T11:00:00.000Z');
    expect(await firstOf('tr')).toEqual(Array(2).fill('2026-05-01T09:00:00.000Z'));
  });

  test('a list is fresh no longer than until the next embargo lifts, which nobody learns from it', async () => {
    const freshUntil = async () => (await list('?relative=false')).meta.freshUntil;
    freezeClock('2026-05-01T00:00:00.000Z');
    const known = await freshUntil();
    expect(known).toBe('2026-05-01T00:05:00.000Z');
    await publishedArticle('Story', { embargoUntil: '2026-05-01T10:00:00.000Z' });
    await publishedArticle('Odd', { embargoUntil: '2026-05-01T11:58:30.000Z' });
    expect(await freshUntil()).toBe(known);
    for (const [now, until] of [
      ['09:54:59', '09:55:00'],
      ['09:55:00', '10:00:00'],
      ['11:54:59', '11:55:00'],
      ['11:57:00', '11:58:30'],
      ['11:58:30', '12:00:00'],
    ]) {
      freezeClock(`2026-05-01T${now}.000Z`);
      expect([now, await freshUntil()]).toEqual([now, `2026-05-01T${until}.000Z`]);
    }
  });

  test('a story taken down is 410 with its notice, at every address it ever had', async () => {
    const { documentId } = await publishedArticle('Story');
    await strapi()
      .plugin('newsroom')
      .service('kill')
      .kill(documentId, { reason: 'Libel', notice: 'Withdrawn', by: 'A. Editor' });
    for (const path of ['/articles/story', `/articles/id/${documentId}`]) {
      const answer = await get(path);
      expect([answer.status, answer.body.error]).toEqual([
        410,
        { status: 410, name: 'GoneError', message: 'Withdrawn', details: { notice: 'Withdrawn' } },
      ]);
    }
  });
});

describe('fallbacks', () => {
  test('a document falls back to the default locale and says so', async () => {
    await publishedArticle('English story');
    const { body } = await get('/articles/english-story?locale=tr');
    expect(body.data).toMatchObject({ locale: 'tr', servedLocale: 'en', isFallback: true });
    expect(body.meta.locale).toBe('tr');
    expect((await get('/articles/english-story?locale=tr&fallback=none')).status).toBe(404);
  });

  test('through a chain of its own', async () => {
    configure({ fallbacks: { ar: ['tr'] } });
    const { documentId } = await draftArticle('English story');
    await translation(documentId, 'tr', 'Türkçe haber');
    await publish(documentId);
    const { body } = await get(`/articles/id/${documentId}?locale=ar`);
    expect(body.data.servedLocale).toBe('tr');
  });

  test('a list falls back only when asked to, without doubles', async () => {
    await publishedArticle('Only English');
    const { documentId } = await draftArticle('Both');
    await translation(documentId, 'tr', 'İkisi de');
    await publish(documentId);
    expect(slugs(await list('?locale=tr'))).toEqual(['ikisi-de']);
    expect(slugs(await list('?locale=tr&fallback=chain')).sort()).toEqual([
      'ikisi-de',
      'only-english',
    ]);
  });

  test('the address of another language serves the story in this one', async () => {
    const { documentId } = await draftArticle('English story');
    await translation(documentId, 'tr', 'Türkçe haber');
    await publish(documentId);
    const { status, body } = await get('/articles/english-story?locale=tr');
    expect([status, body.data.slug, body.data.servedLocale]).toEqual([200, 'turkce-haber', 'tr']);
  });

  test('never leads to another story that has the same slug in another language', async () => {
    const apple = await draftArticle('Apple');
    await translation(apple.documentId, 'tr', 'Elma');
    await publish(apple.documentId);
    await publishedArticle('Apple', {}, 'tr');
    await documents(ARTICLE).unpublish({ documentId: apple.documentId, locale: 'tr' });
    const { status, body } = await get('/articles/elma?locale=tr');
    expect([status, body.data.id, body.data.isFallback]).toEqual([200, apple.documentId, true]);
  });
});
