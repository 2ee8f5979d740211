import {
  ARTICLE,
  documents,
  get,
  http,
  PERMALINK,
  resetNewsroom,
  rows,
  SECTION,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const slugOf = async (documentId: string, locale = 'en') =>
  (await rows(ARTICLE, { documentId, locale, publishedAt: null }))[0]?.slug;

describe('a slug', () => {
  test('is made from the headline when a draft is saved, and reserved at once', async () => {
    const { slug, documentId } = await draftArticle('Ministers meet in Jakarta');
    expect(slug).toBe('ministers-meet-in-jakarta');
    expect(await rows(PERMALINK, { entity: 'article' })).toEqual([
      expect.objectContaining({ slug, target: documentId, language: 'en', state: 'reserved' }),
    ]);
  });

  test('20 requests with one headline at once make 20 articles with 20 slugs', async () => {
    const token = await tokenFor('plugin::newsroom.article.create');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        http()
          .post('/api/newsroom/content/articles')
          .set(token)
          .send({ data: { headline: 'One headline', body: paragraphs('Text.') } })
      )
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const slugs = answers.map(({ body }) => body.data.slug as string);
    expect(new Set(slugs).size).toBe(20);
    expect(slugs.sort()).toContain('one-headline');
    expect(slugs.every((slug) => /^one-headline(-\d+)?$/.test(slug))).toBe(true);
    expect(new Set(answers.map(({ body }) => body.data.documentId)).size).toBe(20);
  });

  test('is unique per locale: two languages may share one', async () => {
    const { documentId } = await draftArticle('Fenerbahce');
    await translation(documentId, 'tr', 'Fenerbahce');
    const other = await draftArticle('Fenerbahce');
    expect(await slugOf(documentId, 'tr')).toBe('fenerbahce');
    expect(other.slug).toBe('fenerbahce-2');
  });

  test('follows the headline of a draft until the first publication', async () => {
    const { documentId } = await draftArticle('First idea');
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Second idea' },
    });
    expect(await slugOf(documentId)).toBe('second-idea');
    expect((await rows(PERMALINK)).map(({ slug }) => slug)).toEqual(['second-idea']);

    await publish(documentId);
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { headline: 'Third idea' } });
    expect(await slugOf(documentId)).toBe('second-idea');
  });

  test('stops following once somebody edits it', async () => {
    const { documentId } = await draftArticle('First idea');
    const save = (data: object) => documents(ARTICLE).update({ documentId, locale: 'en', data });
    await save({ headline: 'First idea', slug: 'my-address' });
    await save({ headline: 'Second idea', slug: 'my-address' });
    expect(await slugOf(documentId)).toBe('my-address');
    await save({ slug: '' });
    expect(await slugOf(documentId)).toBe('second-idea');
  });

  test('that somebody chose and another story has is refused, and nothing is stored', async () => {
    const { documentId: owner } = await draftArticle('World cup');
    await expect(draftArticle('Another story', { slug: 'world-cup' })).rejects.toThrow(
      `slug: "world-cup" belongs to another document (${owner})`
    );
    expect(await rows(ARTICLE)).toHaveLength(1);
    expect(await rows(PERMALINK)).toHaveLength(1);
  });

  test.each([
    'with/slash',
    'With Capitals',
    '-edge',
    'double--hyphen',
    '../up',
    'a'.repeat(81),
    'ünlaut',
  ])('cannot be %p', async (slug) => {
    await expect(draftArticle('A story', { slug })).rejects.toThrow(/^slug:? must be/);
    expect(await rows(ARTICLE)).toHaveLength(0);
  });

  test('of a headline without letters is made of the document id', async () => {
    const { slug, documentId } = await draftArticle('🔥🎉');
    expect(slug).toBe(`article-${documentId.slice(0, 8)}`);
  });

  test('that was live redirects to the current one, through any number of changes', async () => {
    const { documentId } = await publishedArticle('Old address');
    for (const slug of ['newer-address', 'newest-address']) {
      await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug } });
      await publish(documentId);
    }
    for (const former of ['old-address', 'newer-address']) {
      const answer = await get(`/articles/${former}?relative=false`);
      expect(answer.status).toBe(301);
      expect(answer.headers.location).toBe('/api/newsroom/articles/newest-address?relative=false');
      expect(answer.body).toEqual({
        data: null,
        redirect: {
          path: '/en/newest-address',
          location: '/api/newsroom/articles/newest-address?relative=false',
        },
      });
    }
    expect((await get('/articles/newest-address')).status).toBe(200);
  });

  test('that was live and changes in a draft only still answers until the draft is published', async () => {
    const { documentId } = await publishedArticle('Old address');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'new-address' } });
    expect((await get('/articles/old-address')).status).toBe(200);
    expect((await get('/articles/new-address')).status).toBe(404);
  });

  test('that was live is never given to another story', async () => {
    const { documentId } = await publishedArticle('Old address');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'new-address' } });
    await publish(documentId);
    expect((await draftArticle('Old address')).slug).toBe('old-address-2');
  });

  test('given back to the same story removes the redirect', async () => {
    const { documentId } = await publishedArticle('Old address');
    for (const slug of ['new-address', 'old-address']) {
      await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug } });
      await publish(documentId);
    }
    expect((await get('/articles/old-address')).status).toBe(200);
    expect((await get('/articles/new-address')).status).toBe(301);
  });

  test('of a draft that is discarded or deleted is free again', async () => {
    const { documentId } = await publishedArticle('Kept address');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'tried-address' } });
    await documents(ARTICLE).discardDraft({ documentId, locale: 'en' });
    expect((await draftArticle('Tried address')).slug).toBe('tried-address');

    const draft = await draftArticle('Passing thought');
    await documents(ARTICLE).delete({ documentId: draft.documentId, locale: '*' });
    expect((await draftArticle('Passing thought')).slug).toBe('passing-thought');
  });

  test('of a clone is its own', async () => {
    const { documentId } = await publishedArticle('Template');
    const { entries } = await documents(ARTICLE).clone({ documentId, locale: 'en', data: {} });
    expect(entries[0]).toMatchObject({ slug: 'template-2', firstPublishedAt: null });
  });

  test('of a section stays when its name changes, and redirects are kept when it is changed by hand', async () => {
    const { documentId } = await sectionNamed('World');
    const save = (data: object) => documents(SECTION).update({ documentId, locale: 'en', data });
    await save({ name: 'The world' });
    expect((await rows(SECTION, { documentId, locale: 'en' }))[0]?.slug).toBe('world');
    await save({ slug: 'the-world' });
    const held = await rows(PERMALINK, { entity: 'section', language: 'en' });
    expect(held.map(({ slug, state }) => [slug, state])).toEqual([
      ['world', 'former'],
      ['the-world', 'live'],
    ]);
  });
});
