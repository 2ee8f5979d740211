import { ARTICLE, documents, resetNewsroom, rows } from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, translation } from '../fixtures/newsroom';
import { delivered } from '../helpers/relations';

beforeEach(resetNewsroom);

describe('related stories', () => {
  test('that are drafts when a story is published appear once they are published', async () => {
    const related = await draftArticle('Background');
    const { documentId } = await publishedArticle('Story', {
      relatedArticles: [related.documentId],
    });
    expect((await delivered('story', 'en')).related).toEqual([]);

    await publish(related.documentId);
    expect((await delivered('story', 'en')).related).toMatchObject([{ slug: 'background' }]);
    const [published] = await rows(
      ARTICLE,
      { documentId, publishedAt: { $notNull: true } },
      { relatedArticles: true }
    );
    expect(published?.relatedArticles).toMatchObject([{ documentId: related.documentId }]);
  });

  test('come back after being unpublished and published again', async () => {
    const related = await publishedArticle('Background');
    const { documentId } = await publishedArticle('Story', {
      relatedArticles: [related.documentId],
    });
    await documents(ARTICLE).unpublish({ documentId: related.documentId, locale: 'en' });
    expect((await delivered('story', 'en')).related).toEqual([]);
    await publish(documentId);
    await publish(related.documentId);
    expect((await delivered('story', 'en')).related).toMatchObject([{ slug: 'background' }]);
  });

  test('without a version in this language are kept for when there is one', async () => {
    const related = await publishedArticle('Background');
    const { documentId } = await draftArticle('Story', { relatedArticles: [related.documentId] });
    await translation(documentId, 'tr', 'Haber');
    await documents(ARTICLE).update({ documentId, locale: 'tr', data: { dek: 'Düzeltme' } });
    await publish(documentId);
    expect((await delivered('haber', 'tr')).related).toEqual([]);

    await translation(related.documentId, 'tr', 'Arka plan');
    await publish(related.documentId, 'tr');
    expect((await delivered('haber', 'tr')).related).toMatchObject([{ slug: 'arka-plan' }]);
  });

  test('that get their version in this language later survive a later save', async () => {
    const related = await publishedArticle('Background');
    const { documentId } = await draftArticle('Story', { relatedArticles: [related.documentId] });
    await translation(documentId, 'tr', 'Haber');
    await translation(related.documentId, 'tr', 'Arka plan');
    await publish(related.documentId);
    await documents(ARTICLE).update({ documentId, locale: 'tr', data: { dek: 'Düzeltme' } });
    await publish(documentId);
    expect((await delivered('haber', 'tr')).related).toMatchObject([{ slug: 'arka-plan' }]);
  });

  test('that an editor removes stay removed', async () => {
    const related = await publishedArticle('Background');
    const { documentId } = await publishedArticle('Story', {
      relatedArticles: [related.documentId],
    });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { relatedArticles: [] } });
    await publish(documentId);
    await publish(related.documentId);
    expect((await delivered('story', 'en')).related).toEqual([]);
  });

  test('survive a discarded draft', async () => {
    const related = await draftArticle('Background');
    const { documentId } = await publishedArticle('Story', {
      relatedArticles: [related.documentId],
    });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { headline: 'Other' } });
    await documents(ARTICLE).discardDraft({ documentId, locale: 'en' });
    const [draft] = await rows(
      ARTICLE,
      { documentId, publishedAt: null },
      { relatedArticles: true }
    );
    expect(draft).toMatchObject({
      headline: 'Story',
      relatedArticles: [{ documentId: related.documentId }],
    });
  });
});
