import { delivery, readChanges, wire } from '../helpers/delivery';
import {
  ARTICLE,
  documents,
  editorial,
  freezeClock,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  translation,
} from '../fixtures/newsroom';
import {
  KILLED,
  token,
  kill,
  newsroomWithAStory,
  statusOf,
  SLUGS,
  setUpKill,
} from '../helpers/kill';

setUpKill();

const revive = (id: string, body: object = { reason: 'Cleared by legal' }) =>
  editorial('post', `/articles/${id}/revive`, token, body);
const FORMATS = ['', '/jsonld', '/ninjs', '/html', '/text'];

describe('a kill', () => {
  test('takes the story down everywhere, and proves it', async () => {
    const { documentId, other } = await newsroomWithAStory();
    // What memory keeps must go as well.
    for (const path of ['/articles/kraken', '/articles', `/articles/id/${other}`, '/promos']) {
      expect((await wire(path)).text).toContain('kraken');
    }
    const before = (await readChanges()).at(-1)?.seq ?? 0;
    const { status, body } = await kill(documentId);
    expect([status, body.data.id, body.data.notice]).toEqual([200, documentId, 'Withdrawn.']);
    expect(body.data.proof.isDown).toBe(true);

    const outcomes = (surface: string) =>
      body.data.proof.surfaces
        .filter((reading: { surface: string }) => reading.surface === surface)
        .map(({ outcome }: { outcome: string }) => outcome);
    for (const surface of ['document', 'jsonld', 'html', 'text', 'ninjs', 'resolve']) {
      expect([surface, outcomes(surface)]).toEqual([surface, ['gone', 'gone', 'gone']]);
    }
    for (const surface of [
      ...['list', 'feed', 'promos', 'news sitemap', 'section', 'source', 'search', 'related'],
      ...['editions', 'mentions', 'search index', 'changes'],
    ]) {
      expect([surface, new Set(outcomes(surface))]).toEqual([surface, new Set(['absent'])]);
    }

    for (const slug of SLUGS) {
      for (const format of FORMATS) {
        const answer = await wire(`/articles/${slug}${format}`);
        expect([slug, format, answer.status]).toEqual([slug, format, 410]);
        expect(JSON.parse(answer.text).error.details).toEqual({ notice: 'Withdrawn.' });
      }
    }
    expect(await statusOf('/articles/kraken-haberi?locale=tr')).toBe(410);
    for (const locale of ['en', 'tr']) {
      expect(await statusOf(`/articles/id/${documentId}?locale=${locale}`)).toBe(410);
    }
    for (const path of ['/articles', `/articles/id/${other}`, '/promos', '/feeds/feed.json']) {
      expect([path, /kraken/i.test((await wire(path)).text)]).toEqual([path, false]);
    }
    const told = (await readChanges(before)).filter(({ id }) => id === documentId);
    expect(told.map(({ action, locale }) => `${action} ${locale}`)).toEqual(['kill en', 'kill tr']);
    expect(told.every(({ tags }) => tags.includes(`a-${documentId}`))).toBe(true);
  });

  test.each([
    [
      'the document service',
      (id: string) => documents(ARTICLE).publish({ documentId: id, locale: 'en' }),
    ],
    [
      'a save that publishes',
      (id: string) =>
        documents(ARTICLE).update({
          documentId: id,
          locale: 'en',
          status: 'published',
          data: { headline: 'Kraken again' },
        }),
    ],
    [
      'a language that is new',
      async (id: string) => {
        await translation(id, 'id', 'Kraken baru');
        await documents(ARTICLE).publish({ documentId: id, locale: 'id' });
      },
    ],
    [
      'a new address',
      async (id: string) => {
        await documents(ARTICLE).update({
          documentId: id,
          locale: 'en',
          data: { slug: 'octopus' },
        });
        await documents(ARTICLE).publish({ documentId: id, locale: 'en' });
      },
    ],
    ['all languages at once', (id: string) => publish(id)],
    [
      'the bulk action of the content manager',
      (id: string) =>
        strapi()
          .plugin('content-manager')
          .service('document-manager')
          .publishMany(ARTICLE, [id], 'en'),
    ],
    [
      'a row written below the document service',
      async (id: string) => {
        const [draft] = await rows(ARTICLE, { documentId: id, locale: 'en' });
        const data = { ...draft, id: undefined };
        await strapi()
          .db.query(ARTICLE)
          .create({ data: { ...data, publishedAt: new Date() } });
      },
    ],
  ])('is not undone by %s', async (_, attempt) => {
    const { documentId } = await newsroomWithAStory();
    await kill(documentId);
    await expect(attempt(documentId)).rejects.toMatchObject({
      name: 'ValidationError',
      details: { code: 'killed' },
    });
    expect(await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).toEqual([]);
    expect((await delivery().proof.read(documentId)).isDown).toBe(true);
  });

  test('says nothing where readers never saw the story', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    const { documentId } = await draftArticle('Secret', {
      slug: 'secret',
      embargoUntil: '2026-06-01T00:00:00.000Z',
    });
    await translation(documentId, 'tr', 'Sir');
    await publish(documentId, 'en');
    const { body } = await kill(documentId);
    expect(body.data.proof.isDown).toBe(true);
    for (const path of [
      '/articles/secret',
      `/articles/id/${documentId}`,
      '/articles/sir?locale=tr',
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    expect(await readChanges()).toEqual([]);
    await expect(publish(documentId, 'tr')).rejects.toMatchObject({ details: { code: 'killed' } });
  });

  test('is over with a revival: nothing is public by that, and then it may be published again', async () => {
    const { documentId } = await newsroomWithAStory();
    await wire('/resolve?path=%2Fen%2Fasia%2Fkraken');
    await kill(documentId);
    const gone = JSON.parse((await wire('/resolve?path=%2Fen%2Fasia%2Fkraken')).text);
    expect(gone.data.outcome).toBe('gone');
    const { status, body } = await revive(documentId);
    expect([status, body]).toEqual([200, { data: { id: documentId, isPublished: false } }]);
    for (const path of [
      '/articles/kraken',
      '/articles/kraken-former',
      `/articles/id/${documentId}`,
    ]) {
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
    const resolved = JSON.parse((await wire('/resolve?path=%2Fen%2Fasia%2Fkraken')).text);
    expect(resolved.data.outcome).toBe('not-found');

    await publish(documentId);
    expect(await statusOf('/articles/kraken')).toBe(200);
    expect((await wire('/articles/kraken-former')).headers.location).toBe(
      '/api/newsroom/articles/kraken'
    );
    expect(await statusOf('/articles/kraken-haberi?locale=tr')).toBe(200);
    expect((await wire(`/articles/id/${documentId}`)).status).toBe(200);
  });

  test('reaches what caches hold of it, and its revival what they hold of that', async () => {
    const { documentId } = await newsroomWithAStory();
    const seq = (await readChanges()).at(-1)?.seq ?? 0;
    const former = await wire('/articles/kraken-former?locale=en');
    expect([former.status, former.headers['surrogate-key']]).toEqual([301, `a-${documentId}`]);
    await kill(documentId);
    for (const path of [
      '/articles/kraken',
      `/articles/id/${documentId}`,
      '/articles/kraken/html',
    ]) {
      const { status, headers } = await wire(path);
      expect([path, status, headers['surrogate-key']]).toEqual([path, 410, `a-${documentId}`]);
      // No purge reaches a browser, so it asks again soon.
      expect(headers['cache-control']).toBe(
        'public, max-age=15, s-maxage=60, stale-while-revalidate=0, stale-if-error=0'
      );
    }
    const killed = await readChanges(seq);
    await revive(documentId);
    const revived = await readChanges(killed.at(-1)?.seq);
    for (const changes of [killed, revived]) {
      const told = changes.filter(({ id }) => id === documentId);
      expect(told.map(({ locale }) => locale)).toEqual(['en', 'tr']);
      expect(told.every(({ tags }) => tags.includes(`a-${documentId}`))).toBe(true);
    }
    const again = await wire('/articles/kraken');
    expect([again.status, again.headers['cache-control']]).toEqual([404, 'no-store']);
  });
});

describe('refused, and nothing changed', () => {
  test.each([
    ['without a reason', {}, 'reason'],
    ['with a reason that says nothing', { reason: '  ' }, 'reason'],
    ['with a notice that says nothing', { reason: 'Libel', notice: '' }, 'notice'],
    ['with something unknown', { reason: 'Libel', colour: 'red' }, 'colour'],
  ])('a kill %s', async (_, body, field) => {
    const { documentId } = await publishedArticle('Kraken');
    const answer = await kill(documentId, body);
    expect([answer.status, answer.body.error.details.errors[0].path]).toEqual([400, [field]]);
    expect(await rows(KILLED)).toEqual([]);
    expect(await statusOf('/articles/kraken')).toBe(200);
  });

  test('a second kill, a revival of what lives, a kill of nothing', async () => {
    const { documentId } = await publishedArticle('Kraken', { body: paragraphs('Text.') });
    expect((await revive(documentId)).body.error.details.code).toBe('not-killed');
    await kill(documentId);
    const again = await kill(documentId);
    expect([again.status, again.body.error.details.code]).toEqual([400, 'already-killed']);
    for (const id of ['nothing', 'No-Id!']) {
      expect((await kill(id)).status).toBe(404);
      expect((await revive(id)).status).toBe(404);
    }
  });

  test('a kill without the permission, or without anybody', async () => {
    const { documentId } = await publishedArticle('Kraken');
    const other = await tokenFor('plugin::newsroom.publishing.revive');
    const body = { reason: 'Libel' };
    expect((await editorial('post', `/articles/${documentId}/kill`, other, body)).status).toBe(403);
    expect((await editorial('post', `/articles/${documentId}/kill`, {}, body)).status).toBe(401);
    expect(await statusOf('/articles/kraken')).toBe(200);
  });
});
