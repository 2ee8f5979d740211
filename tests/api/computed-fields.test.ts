import {
  ARTICLE,
  documents,
  http,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, paragraphs, publishedArticle, translation } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const words = (count: number) => paragraphs(Array(count).fill('word').join(' '));

describe('read time', () => {
  test('is computed when an article is made and when its body changes', async () => {
    const { documentId, ...made } = await draftArticle('Long read', { body: words(500) });
    expect(made).toMatchObject({ wordCount: 500, readTimeMinutes: 3, characterCount: 0 });
    const changed = await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { body: words(100) },
    });
    expect(changed).toMatchObject({ wordCount: 100, readTimeMinutes: 1 });
  });

  test('is left alone by a save that does not mention the body', async () => {
    const { documentId } = await draftArticle('Long read', { body: words(500) });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'Short' } });
    expect((await rows(ARTICLE))[0]).toMatchObject({ wordCount: 500, dek: 'Short' });
  });

  test('is that of each language: Arabic is read more slowly than English', async () => {
    const { documentId } = await draftArticle('Long read', { body: words(230) });
    await translation(documentId, 'ar', 'قراءة طويلة', {
      body: paragraphs(Array(230).fill('كلمة').join(' ')),
    });
    const [en, ar] = await rows(ARTICLE, { documentId });
    expect(en).toMatchObject({ wordCount: 230, readTimeMinutes: 1 });
    expect(ar).toMatchObject({ wordCount: 230, readTimeMinutes: 2 });
  });

  test('counts characters where a script is read by characters', async () => {
    await strapi().plugin('i18n').service('locales').create({ code: 'zh', name: 'Chinese (zh)' });
    const article = await draftArticle(
      '习近平会见',
      { body: paragraphs('新闻'.repeat(200)) },
      'zh'
    );
    expect(article).toMatchObject({ characterCount: 400, wordCount: 0, readTimeMinutes: 2 });
  });

  test('of an empty body is zero', async () => {
    expect(await draftArticle('Flash', { body: null })).toMatchObject({
      wordCount: 0,
      readTimeMinutes: 0,
      readTimeSeconds: 0,
    });
  });

  test('is computed on every path, also past the document service', async () => {
    const { id } = await draftArticle('Long read');
    await strapi()
      .db.query(ARTICLE)
      .update({ where: { id }, data: { body: words(77), wordCount: 1 } });
    expect((await rows(ARTICLE))[0]?.wordCount).toBe(77);
  });
});

describe('a client', () => {
  const computed = {
    wordCount: 1,
    characterCount: 1,
    readTimeMinutes: 99,
    readTimeSeconds: 1,
    relativeTime: 'long ago',
    firstPublishedAt: '1999-01-01T00:00:00.000Z',
    contentUpdatedAt: '1999-01-01T00:00:00.000Z',
    links: {},
  };

  test.each(Object.entries(computed))('cannot write %s', async (field, value) => {
    const { documentId } = await publishedArticle('Story');
    const before = await rows(ARTICLE, { documentId });
    const token = await tokenFor('plugin::newsroom.article.update');
    const answer = await http()
      .put(`/api/newsroom/content/articles/${documentId}`)
      .set(token)
      .send({ data: { [field]: value } });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(field);
    expect(await rows(ARTICLE, { documentId })).toEqual(before);
  });

  test('keeps the reader’s clock through a save of the whole form', async () => {
    const { documentId } = await publishedArticle('Story');
    const [before] = await rows(ARTICLE, { documentId, publishedAt: null });
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Story', ...computed },
    });
    const [after] = await rows(ARTICLE, { documentId, publishedAt: null });
    expect(after?.firstPublishedAt).toEqual(before?.firstPublishedAt);
    expect(after).toMatchObject({ wordCount: 5, readTimeMinutes: 1 });
  });
});
