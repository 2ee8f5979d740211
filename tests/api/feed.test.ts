import { configure, get, resetNewsroom } from '../helpers/newsroom';
import {
  draftArticle,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

describe('the JSON feed', () => {
  test('carries the latest live stories of a language, with their bodies', async () => {
    configure({ publicUrl: 'https://news.example', siteName: 'The Meridian' });
    const { documentId } = await draftArticle('Story', {
      dek: 'A dek.',
      tags: ['Tag'],
      bylines: [{ name: 'A. Writer' }],
    });
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId);
    await publishedArticle('Under embargo', { embargoUntil: '2999-01-01T00:00:00Z' });
    await draftArticle('Draft');

    const { status, headers, body } = await get('/feeds/feed.json');
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/feed+json; charset=utf-8',
    ]);
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Meridian',
      home_page_url: 'https://news.example',
      language: 'en',
    });
    expect(body.feed_url).toMatch(/^http:.*\/api\/newsroom\/feeds\/feed\.json$/);
    expect(body.items).toEqual([
      {
        id: `urn:newsroom:article:${documentId}:en`,
        url: 'https://news.example/en/story',
        title: 'Story',
        summary: 'A dek.',
        content_html: '<div lang="en" dir="ltr"><p>A first paragraph of text.</p></div>',
        date_published: expect.stringMatching(/Z$/),
        date_modified: expect.stringMatching(/Z$/),
        authors: [{ name: 'A. Writer' }],
        tags: ['Tag'],
        language: 'en',
      },
    ]);
    expect((await get('/feeds/feed.json?locale=tr')).body.items).toMatchObject([
      { title: 'Haber' },
    ]);
  });

  test('narrows to a section, and refuses what it does not know', async () => {
    const world = await sectionNamed('World');
    await publishedArticle('World story', { section: world.documentId });
    await publishedArticle('Other story');
    const { body } = await get('/feeds/feed.json?section=world');
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual(['World story']);
    for (const query of ['section=nowhere', 'locale=xx', 'limit=5', 'format=rss']) {
      expect([query, (await get(`/feeds/feed.json?${query}`)).status]).toEqual([query, 400]);
    }
  });
});
