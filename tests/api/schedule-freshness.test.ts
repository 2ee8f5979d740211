import { editorial, forgetAnswers, freezeClock, get, strapi } from '../helpers/newsroom';
import { longestUse } from '../helpers/cache-control';
import { publishedArticle, sectionNamed } from '../fixtures/newsroom';
import {
  NOW,
  DUE,
  before,
  after,
  token,
  plan,
  plannedArticle,
  setUpSchedule,
} from '../helpers/schedule';

setUpSchedule();

describe('how long an answer may be kept', () => {
  const freshUntil = async (path: string): Promise<string | null> => {
    await strapi().plugin('newsroom').service('delivery').planned.follow();
    return (await get(path)).body.meta.freshUntil;
  };
  const PLACES = [
    ...['/articles?relative=false', '/articles?section=world&relative=false'],
    ...['/sections/world?relative=false', '/search?q=story&relative=false'],
  ];
  /** The next five minutes of the clock: what every list says. */
  const MARK = after(NOW, 300_000);

  test('ends where a story that it shows is planned to be taken off, and no longer when that is cancelled', async () => {
    const section = await sectionNamed('World');
    const { documentId: id } = await publishedArticle('Story', { section: section.documentId });
    const related = { section: section.documentId, relatedArticles: [id] };
    const { documentId: other } = await publishedArticle('Other', related);
    const documentsShown = [`/articles/id/${id}`, `/articles/id/${other}`];
    for (const path of documentsShown)
      expect(await freshUntil(`${path}?relative=false`)).toBeNull();

    const ends = after(NOW, 100_000);
    await plan(id, { unpublishAt: ends });
    for (const path of documentsShown) {
      expect(await freshUntil(`${path}?relative=false`)).toBe(ends);
    }
    for (const path of PLACES) expect([path, await freshUntil(path)]).toEqual([path, ends]);
    for (const path of [...PLACES, '/feeds/rss.xml', '/sitemaps/en/news.xml']) {
      const { headers } = await get(path);
      expect(longestUse(headers['cache-control'])).toBeLessThanOrEqual(100);
    }
    await editorial('delete', `/articles/${id}/schedule`, token);
    forgetAnswers();
    expect(await freshUntil(`/articles/id/${id}?relative=false`)).toBeNull();
    for (const path of PLACES) expect([path, await freshUntil(path)]).toEqual([path, MARK]);
  });

  test('says nothing of a publication to come: lists end at the same instant with it and without', async () => {
    await sectionNamed('World');
    for (const path of PLACES) expect([path, await freshUntil(path)]).toEqual([path, MARK]);
    await plannedArticle('At the hour', after(NOW, 3_600_000));
    for (const path of PLACES) expect([path, await freshUntil(path)]).toEqual([path, MARK]);
    // Only at an odd minute, and only in the last five: a list that were kept longer would be wrong.
    await plannedArticle('Soon', after(NOW, 90_000));
    expect(await freshUntil('/articles?relative=false')).toBe(after(NOW, 90_000));
    expect(await freshUntil('/articles?locale=tr&relative=false')).toBe(MARK);
  });

  test('says nothing of the embargo of a related story, which yet appears to the second', async () => {
    const { documentId: secret } = await publishedArticle('Secret', { embargoUntil: DUE });
    const data = { relatedArticles: [secret] };
    const { documentId: id } = await publishedArticle('Story', data);
    const path = `/articles/id/${id}?relative=false`;
    expect(await freshUntil(path)).toBeNull();
    freezeClock(before(DUE, 1_000));
    const { headers } = await get(path);
    expect(headers['cache-control']).toBe(
      'public, max-age=15, s-maxage=60, stale-while-revalidate=30, stale-if-error=600'
    );
    freezeClock(DUE);
    expect((await get(path)).body.data.related).toHaveLength(1);
  });
});
