import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  sectionNamed,
} from '../fixtures/newsroom';
import { ARTICLE, documents, freezeClock, get, resetNewsroom } from '../helpers/newsroom';

beforeEach(resetNewsroom);

const found = async (query: string): Promise<string[]> => {
  const { status, body } = await get(`/search?${query}`);
  expect(status).toBe(200);
  return (body.data as { headline: string }[]).map(({ headline }) => headline);
};

describe('search', () => {
  test('finds words of headline, dek, body and tags, and marks them', async () => {
    await publishedArticle('Ferries return to the northern ports', {
      dek: 'A night service begins in spring',
      body: paragraphs('The harbour master said that the “Blue <Whale>” will sail first.'),
      tags: ['shipping'],
    });
    for (const q of ['ferries', 'spring', 'harbour', 'shipping', 'FERR']) {
      expect(await found(`q=${q}`)).toEqual(['Ferries return to the northern ports']);
    }
    const { body } = await get('/search?q=whale+ferries');
    expect(body.data[0].highlights).toMatchObject({
      headline: '<mark>Ferries</mark> return to the northern ports',
      dek: 'A night service begins in spring',
    });
    expect(body.data[0].highlights.snippet).toContain('&lt;<mark>Whale</mark>&gt;');
    expect(body.data[0]).not.toHaveProperty('body');
    expect(body.data[0].seq).toBeGreaterThan(0);
    expect(await found('q=submarine')).toEqual([]);
  });

  test('asks in the language that is asked for, and in its chain where it may', async () => {
    await publishedArticle('Köprüler yeniden açıldı', {}, 'tr');
    await publishedArticle('Bridges open again');
    expect(await found('q=kopruler&locale=tr')).toEqual(['Köprüler yeniden açıldı']);
    expect(await found('q=bridges&locale=tr')).toEqual([]);
    expect(await found('q=bridges&locale=tr&fallback=chain')).toEqual(['Bridges open again']);
  });

  test('narrows to a section with those below it, and to a kind', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    await publishedArticle('Rain over the hills', { section: asia.documentId, kind: 'analysis' });
    await publishedArticle('Rain over the plains');
    expect(await found('q=rain&section=world')).toEqual(['Rain over the hills']);
    expect(await found('q=rain&kind=analysis')).toEqual(['Rain over the hills']);
    expect((await found('q=rain')).sort()).toEqual(['Rain over the hills', 'Rain over the plains']);
    expect((await get('/search?q=rain&section=nowhere')).status).toBe(400);
  });

  test('goes on page by page, each story once', async () => {
    for (let n = 1; n <= 5; n += 1) await publishedArticle(`Harvest report number ${n}`);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get(`/search?q=harvest&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ headline }: { headline: string }) => headline));
      cursor = body.meta.nextCursor ?? '';
    } while (cursor);
    expect(seen.sort()).toEqual([1, 2, 3, 4, 5].map((n) => `Harvest report number ${n}`));
    const { body } = await get('/search?q=harvest&limit=2');
    const other = await get(`/search?q=report&cursor=${body.meta.nextCursor}`);
    expect(other.status).toBe(400);
  });

  test('shows nothing that readers may not see, also once its hour has come', async () => {
    freezeClock('2026-05-01T08:00:00.000Z');
    const { documentId } = await draftArticle('Secret budget', {
      embargoUntil: '2026-05-01T10:00:00.000Z',
      expiresAt: '2026-05-01T20:00:00.000Z',
    });
    await publish(documentId);
    await draftArticle('Secret draft');
    expect(await found('q=secret')).toEqual([]);
    freezeClock('2026-05-01T10:00:00.000Z');
    expect(await found('q=secret')).toEqual(['Secret budget']);
    freezeClock('2026-05-01T20:00:00.000Z');
    expect(await found('q=secret')).toEqual([]);
    freezeClock('2026-05-01T12:00:00.000Z');
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    expect(await found('q=secret')).toEqual([]);
  });

  test('forgets what a correction took out and finds what it put in', async () => {
    const { documentId } = await publishedArticle('Mayor opens old market');
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { headline: 'Mayor opens new library' },
    });
    expect(await found('q=library')).toEqual([]);
    await publish(documentId);
    expect(await found('q=library')).toEqual(['Mayor opens new library']);
    expect(await found('q=market')).toEqual([]);
  });

  test('needs something to look for', async () => {
    for (const query of ['', '?q=', `?q=${'a'.repeat(201)}`, '?q=a&q=b', '?q=a&sort=date']) {
      expect((await get(`/search${query}`)).status).toBe(400);
    }
  });
});
