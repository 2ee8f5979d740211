import { namedToken } from '../helpers/accounts';
import { ask, contentDoors } from '../helpers/editorial-routes';
import { ARTICLE, documents, strapi } from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import {
  type Headers,
  ASKED,
  ids,
  foreign,
  own,
  token,
  turkish,
  everything,
  call,
  setUpLimits,
} from '../helpers/limits';

setUpLimits();

describe('somebody limited to a language', () => {
  const put = (path: string, body: object, revision: string) =>
    call('put', path, { ...turkish, 'If-Match': revision }, body);

  test('writes in it, and reads those that may be read besides', async () => {
    const { headers } = await call('get', `/articles/${foreign}?locale=tr`, turkish);
    const tag = headers.etag ?? '';
    expect((await put(`/articles/${foreign}?locale=tr`, { dek: 'Ek' }, tag)).status).toBe(200);
    expect((await call('get', `/articles/${foreign}`, turkish)).status).toBe(200);
    expect((await call('get', `/articles/${foreign}?locale=id`, turkish)).status).toBe(404);
  });

  test('writes in no other; in one that may not be read there is no such story', async () => {
    const before = await everything();
    const body = { dek: 'Mine' };
    const readable = await put(`/articles/${foreign}?locale=en`, body, '"1"');
    expect([readable.status, readable.body.error.details.code]).toEqual([403, 'beyond-limit']);
    const hidden = await put(`/articles/${foreign}?locale=id`, body, '"1"');
    const nowhere = await put('/articles/nothing0here?locale=id', body, '"1"');
    expect([hidden.status, hidden.text]).toEqual([404, nowhere.text]);
    const publishing = (locales: string[]) =>
      call('post', `/articles/${foreign}/publish`, turkish, { locales });
    expect((await publishing(['tr', 'en'])).status).toBe(403);
    expect((await publishing(['tr', 'id'])).status).toBe(404);
    expect(await everything()).toBe(before);
  });

  test('does nothing to all languages at once, whether there is such a story or not', async () => {
    const before = await everything();
    const kill = (id: string) => call('post', `/articles/${id}/kill`, turkish, { reason: 'Libel' });
    const [known, unknown] = [await kill(foreign), await kill('nothing0here')];
    expect([known.status, known.body.error.details.code]).toEqual([403, 'beyond-limit']);
    expect(known.text).toBe(unknown.text);
    expect((await call('delete', `/articles/${foreign}/schedule`, turkish)).status).toBe(403);
    expect(await everything()).toBe(before);
  });

  test('is answered with the languages that may be read', async () => {
    await documents(ARTICLE).update({
      ...{ documentId: foreign, locale: 'id', data: { headline: 'Di dunia' } },
    });
    const path = `/articles/${foreign}/publish`;
    const { status, body } = await call('post', path, turkish, { locales: ['tr'] });
    const locales = body.data.versions.map(({ locale }: { locale: string }) => locale);
    expect([status, locales.sort()]).toEqual([200, ['en', 'tr']]);
    const log = await call('get', `/articles/${foreign}/logbook?limit=100`, turkish);
    const told = log.body.data.map(({ locale }: { locale: string | null }) => locale);
    expect([...new Set(told)].sort()).toEqual(['en', 'tr']);
    const made = await strapi()
      .plugin('newsroom')
      .service('corrections')
      .add(foreign, { locale: 'en', kind: 'update', text: 'More', by: 'A. Editor' });
    const list = await call('get', `/articles/${foreign}/corrections`, turkish);
    expect(made.languages).toHaveLength(3);
    expect(list.body.data[0].languages).toHaveLength(2);
  });
});

describe('translations of a story whose source may not be read', () => {
  let hidden: string;
  beforeAll(async () => {
    const { documentId } = await draftArticle('Sumber', {}, 'id');
    await translation(documentId, 'tr', 'Kaynak');
    hidden = documentId;
  });

  test('are not there, on every route that would tell of it', async () => {
    const before = await everything();
    const told = contentDoors().filter(({ path }) => /translations|xliff/.test(path));
    for (const door of told.filter(({ path }) => path.includes('/:id'))) {
      const asked = ASKED[door.handler] ?? {};
      const unknown = await ask(door, turkish, asked);
      const known = await ask(door, turkish, { ...asked, values: { id: hidden } });
      expect([door.path, known.status, known.text]).toEqual([
        ...[door.path, unknown.status, unknown.text],
      ]);
    }
    for (const source of ['matches?source=id', 'machine?dryRun=true&source=id']) {
      const path = `/articles/${own}/translations/tr/${source}`;
      const method = source.startsWith('machine') ? 'post' : 'get';
      expect([source, (await call(method, path, turkish)).status]).toEqual([source, 404]);
    }
    expect(await everything()).toBe(before);
  });

  test('are checked without it', async () => {
    const check = (id: string, headers: Headers) =>
      call('post', `/articles/${id}/check`, headers, { locale: 'tr' });
    const body = (text: string) => ({
      body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
    });
    await documents(ARTICLE).update({
      ...{ documentId: hidden, locale: 'id', data: body('Dari 1.340 tempat, 47 kosong.') },
    });
    await documents(ARTICLE).update({
      ...{ documentId: hidden, locale: 'tr', data: body('1.340 yerin 48 tanesi boş.') },
    });
    const codes = (answer: { body: { data: { findings: { code: string }[] } } }) =>
      answer.body.data.findings.map(({ code }) => code);
    const all = await namedToken('No limit', ['plugin::newsroom.publishing.check']);
    expect(codes(await check(hidden, all))).toContain('parity-numbers');
    expect(codes(await check(hidden, turkish))).not.toContain('parity-numbers');
  });
});

describe('a flight check', () => {
  test('tells nothing of stories beyond the limit but what readers know', async () => {
    const { documentId: secret } = await draftArticle('Top secret', { section: ids.world });
    const link = (url: string) => ({
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', text: 'x' }] }],
    });
    const { documentId } = await draftArticle('Nosy', {
      ...{ section: ids.asia, slug: 'nosy', relatedArticles: [secret, foreign] },
      body: [link('/en/world/top-secret'), link('/en/world/no-such-story')],
    });
    const check = async (headers: Headers) => {
      const path = `/articles/${documentId}/check`;
      const { body } = await call('post', path, headers, { locale: 'en' });
      return body.data.findings as { code: string; message: string }[];
    };
    const all = await namedToken('No limit either', ['plugin::newsroom.publishing.check']);
    const codes = (found: { code: string }[]) => found.map(({ code }) => code);
    expect(codes(await check(all))).toEqual(
      expect.arrayContaining([
        'related-unpublished',
        'internal-link-unpublished',
        'internal-link-broken',
      ])
    );
    const told = await check(token);
    expect(codes(told)).not.toContain('related-unpublished');
    expect(codes(told)).not.toContain('internal-link-unpublished');
    expect(codes(told).filter((code) => code === 'internal-link-broken')).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain(foreign);

    // Nor what somebody who sees everything has found: the scheduler, ten minutes ahead of the hour.
    await strapi()
      .plugin('newsroom')
      .service('schedule')
      .plan(documentId, {
        ...{ locales: ['en'], publishAt: new Date('2990-01-01T00:00:00Z'), unpublishAt: null },
        ...{ zone: null, by: 'A. Editor', force: true },
      });
    const queue = await call('get', '/queue?state=planned', token);
    const log = await call('get', `/articles/${documentId}/logbook`, token);
    const file = await call('get', '/logbook?format=jsonl', token).buffer(true);
    const written = [queue.text, log.text, String(file.text ?? file.body)];
    for (const text of written) {
      expect([text.includes(documentId), text.includes('-unpublished')]).toEqual([true, false]);
      expect(text).toContain('source-missing');
    }
  });
});
