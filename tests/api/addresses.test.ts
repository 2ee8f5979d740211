import { wire } from '../helpers/delivery';
import { configure, documents, resetNewsroom } from '../helpers/newsroom';
import { publishedArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';
import { newsroomWith, publishUnderTwoAddresses, HIDDEN } from '../helpers/walls';

beforeEach(resetNewsroom);

describe('an address', () => {
  test('that was ever live leads on, with its parameters, in every way it may be written', async () => {
    const story = await newsroomWith();
    await publishUnderTwoAddresses(story.documentId);
    for (const [asked, location] of [
      ['/articles/zanzibar-former', '/articles/zanzibar-now'],
      ['/articles/zanzibar-former/', '/articles/zanzibar-now'],
      [
        '/articles/zanzibar-former?body=html&relative=false',
        '/articles/zanzibar-now?body=html&relative=false',
      ],
      ['/articles/%7Aanzibar-former', '/articles/zanzibar-now'],
      ['/articles/zanzibar-former/html?fallback=none', '/articles/zanzibar-now/html?fallback=none'],
      ['/articles/zanzibar-former/jsonld/', '/articles/zanzibar-now/jsonld'],
      ['/articles/zanzibar-former/text', '/articles/zanzibar-now/text'],
    ] as const) {
      const answer = await wire(asked);
      expect([asked, answer.status, answer.headers.location]).toEqual([
        asked,
        301,
        `/api/newsroom${location}`,
      ]);
      expect((await wire(location)).status).toBe(200);
    }
  });

  test('of a section or a source that changed still leads there', async () => {
    const section = await sectionNamed('World');
    const source = await sourceNamed('AP');
    await documents('plugin::newsroom.section').update({
      documentId: section.documentId,
      locale: 'en',
      data: { slug: 'the-world' },
    });
    await documents('plugin::newsroom.source').update({
      documentId: source.documentId,
      locale: 'en',
      data: { code: 'APNEWS' },
    });
    const moved = await wire('/sections/world?limit=5');
    expect([moved.status, moved.headers.location]).toEqual([
      301,
      '/api/newsroom/sections/the-world?limit=5',
    ]);
    const resolved = JSON.parse((await wire('/resolve?path=%2Fen%2Fworld')).text);
    expect(resolved.data).toEqual({ outcome: 'redirect', path: '/en/the-world' });
    const code = await wire('/sources/AP?limit=5');
    expect([code.status, code.headers.location]).toEqual([
      301,
      '/api/newsroom/sources/APNEWS?limit=5',
    ]);
  });

  test('of a story taken down is gone in every language, under every address', async () => {
    const story = await newsroomWith();
    await publishUnderTwoAddresses(story.documentId);
    await HIDDEN.killed?.(story.documentId);
    for (const at of ['zanzibar-now', 'zanzibar-former', `id/${story.documentId}`]) {
      const answer = await wire(`/articles/${at}`);
      expect([at, answer.status]).toEqual([at, 410]);
      expect(JSON.parse(answer.text).error.details).toEqual({ notice: 'Withdrawn' });
      if (!at.startsWith('id/')) expect((await wire(`/articles/${at}/html`)).status).toBe(410);
    }
    expect((await wire(`/articles/id/${story.documentId}?locale=tr`)).status).toBe(410);
    const resolved = JSON.parse((await wire('/resolve?path=%2Fen%2Fasia%2Fzanzibar-former')).text);
    expect(resolved.data).toEqual({ outcome: 'gone', notice: 'Withdrawn' });
  });

  test('in a language goes to the story that takes it there, though another answered before', async () => {
    configure({ fallbacks: {} });
    const english = await publishedArticle('Apple');
    const asked = '/articles/apple?locale=tr&relative=false';
    for (let round = 0; round < 2; round += 1) {
      expect(JSON.parse((await wire(asked)).text).data.id).toBe(english.documentId);
    }
    const turkish = await publishedArticle('Apple', {}, 'tr');
    expect(JSON.parse((await wire(asked)).text).data.id).toBe(turkish.documentId);
  });
});
