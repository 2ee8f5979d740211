import config from 'newsroom/config';
import { adminSession } from '../helpers/accounts';
import { ask, type Door } from '../helpers/editorial-routes';
import { ARTICLE, configure, documents, http, SECTION, strapi } from '../helpers/newsroom';
import { draftArticle, sectionNamed } from '../fixtures/newsroom';
import {
  type Headers,
  ASKED,
  ids,
  foreign,
  own,
  homeless,
  limited,
  token,
  editor,
  everything,
  call,
  setUpLimits,
} from '../helpers/limits';

setUpLimits();

const PLANNED = 'plugin::newsroom.planned-publication';

const plan = async (documentId: string): Promise<number> => {
  const [queued] = await strapi()
    .plugin('newsroom')
    .service('schedule')
    .plan(documentId, {
      ...{ locales: ['en'], publishAt: null, unpublishAt: new Date('2990-01-01T00:00:00Z') },
      ...{ zone: null, by: 'A. Editor' },
    });
  await strapi()
    .db.query(PLANNED)
    .update({ where: { id: queued.id }, data: { state: 'failed' } });
  return queued.id;
};

describe('a story in another section', () => {
  const ofStories = (doors: () => Door[]) => doors().filter(({ path }) => path.includes('/:id'));

  test('is one that there is not, on every route, to the letter; and nothing happens', async () => {
    const before = await everything();
    for (const [doors, headers] of limited) {
      expect(ofStories(doors).length).toBeGreaterThan(15);
      for (const door of ofStories(doors)) {
        const asked = ASKED[door.handler] ?? {};
        const condition = { ...headers, 'If-Match': '"1"' };
        const unknown = await ask(door, condition, asked);
        for (const id of [foreign, homeless]) {
          const hidden = await ask(door, condition, { ...asked, values: { id } });
          expect([door.path, hidden.status, hidden.text]).toEqual([
            door.path,
            unknown.status,
            unknown.text,
          ]);
        }
      }
    }
    expect(await everything()).toBe(before);
  });

  test('does not show in what is previewed, planned and written down', async () => {
    const preview = (id: string) => call('post', '/preview-tokens', token, { id });
    const [hidden, unknown] = [await preview(foreign), await preview('nothing0here')];
    expect([hidden.status, hidden.body]).toEqual([404, unknown.body]);
    expect((await preview(own)).status).toBe(201);

    const plans = [await plan(foreign), await plan(own)];
    const retry = (id: unknown) => call('post', `/queue/${id}/retry`, token, {});
    expect((await retry(plans[0])).text).toBe((await retry(2147483646)).text);
    expect((await retry(plans[1])).status).toBe(200);

    const queue = await call('get', '/queue?limit=1', token);
    expect(queue.body.data).toMatchObject([{ article: { id: own } }]);
    expect(queue.body.meta.nextCursor).toBeNull();

    const log = await call('get', '/logbook?limit=100', token);
    const told = log.body.data.map(({ documentId }: { documentId: string }) => documentId);
    expect([...new Set(told)]).toEqual([own]);
    for (const format of ['csv', 'jsonl']) {
      const file = await call('get', `/logbook?format=${format}`, token).buffer(true);
      const text = String(file.text ?? file.body);
      expect([text.includes(own), text.includes(foreign)]).toEqual([true, false]);
    }
  });

  test('does not show where stages are listed', async () => {
    const { body } = await call('get', '/stages?limit=100', token);
    const told = body.data.map(({ id }: { id: string }) => id);
    expect([...new Set(told)]).toEqual([own]);
  });

  test('shows to those who are not limited', async () => {
    const chief = await adminSession('newsroom-desk-chief');
    const { status, body } = await http().get('/newsroom/queue').set(chief);
    expect([status, body.data.length]).toEqual([200, 2]);
  });
});

describe('a story in one’s own section', () => {
  test('is read, saved, checked and published, sections below included', async () => {
    for (const [doors, headers] of limited) {
      const door = (handler: string) => {
        const found = doors().find((one) => one.handler === handler);
        if (!found) throw new Error(handler);
        return found;
      };
      const values = { id: own };
      const read = await ask(door('articles.findOne'), headers, { values });
      expect(read.status).toBe(200);
      const condition = { ...headers, 'If-Match': read.headers.etag ?? '' };
      const body = { dek: `By ${Math.random()}` };
      expect((await ask(door('articles.update'), condition, { values, body })).status).toBe(200);
      expect((await ask(door('publishing.check'), headers, { values })).status).toBe(200);
      const locales = { locales: ['en', 'tr'] };
      const published = await ask(door('publishing.publish'), headers, { values, body: locales });
      expect(published.status).toBe(200);
    }
  });

  test('is made there and nowhere else', async () => {
    const make = (data: object) => call('post', '/articles', token, { headline: 'New', ...data });
    expect((await make({ section: ids.java })).status).toBe(201);
    const before = await everything();
    for (const data of [{}, { section: ids.world }]) {
      const { status, body } = await make(data);
      expect([status, body.error.details.code]).toEqual([403, 'beyond-limit']);
    }
    expect(await everything()).toBe(before);
  });

  test('cannot be moved out, by a save, by Strapi’s REST or by its content manager', async () => {
    const before = await everything();
    const data = { section: ids.world };
    const { headers } = await call('get', `/articles/${own}`, token);
    const condition = { ...token, 'If-Match': headers.etag ?? '' };
    expect((await call('put', `/articles/${own}`, condition, data)).status).toBe(403);
    const rest = await http()
      .put(`/api/newsroom/content/articles/${own}`)
      .set(token)
      .send({ data });
    // Strapi's REST publishes what it saves, and by then there is no such story any more.
    expect(rest.status).toBe(404);
    const manager = await http()
      .put(`/content-manager/collection-types/${ARTICLE}/${own}?locale=en`)
      .set(editor)
      .send({ section: { connect: [{ documentId: ids.world, locale: 'en' }], disconnect: [] } });
    expect(manager.status).toBe(403);
    expect(await everything()).toBe(before);
  });

  test('does not go back by a restore to where it stood before', async () => {
    const { documentId } = await draftArticle('Moved', { section: ids.world });
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { section: ids.asia } });
    const restore = (n: number) =>
      call('post', `/articles/${documentId}/revisions/${n}/restore`, token);
    expect((await restore(1)).status).toBe(403);
    expect((await restore(2)).status).toBe(200);
  });

  test('is out of reach as soon as somebody else moves it', async () => {
    const { documentId } = await draftArticle('Moving', { section: ids.asia });
    const read = () => call('get', `/articles/${documentId}`, token);
    expect((await read()).status).toBe(200);
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { section: ids.world } });
    expect((await read()).status).toBe(404);
  });

  test('is out of reach as soon as its section is moved', async () => {
    const bali = await sectionNamed('Bali', { parent: ids.asia });
    const { documentId } = await draftArticle('On Bali', { section: bali.documentId });
    const read = () => call('get', `/articles/${documentId}`, token);
    expect((await read()).status).toBe(200);
    await documents(SECTION).update({
      ...{ documentId: bali.documentId, locale: 'en', data: { parent: ids.world } },
    });
    expect((await read()).status).toBe(404);
  });
});

describe('what the forms of the admin ask', () => {
  test('tells nothing of the addresses of a story beyond the limit', async () => {
    const slugs = (article: string, slug: string) =>
      http().get('/newsroom/slugs').query({ locale: 'en', slug, article }).set(editor);
    const hidden = await slugs(foreign, 'free-slug');
    const unknown = await slugs('nothing0here', 'free-slug');
    expect([hidden.status, hidden.text]).toEqual([200, unknown.text]);
    expect((await slugs(own, 'free-slug')).body.data.live).toBe('on-java');
  });
});

describe('a reporter, as shipped', () => {
  const reporter = async () => adminSession('newsroom-reporter');
  const save = (headers: Headers, id: string) =>
    http()
      .put(`/newsroom/articles/${id}`)
      .set({ ...headers, 'If-Match': '"1"' })
      .send({ dek: 'More' });

  beforeAll(() => configure({ desk: config.default.desk }));

  test('changes what they made, and reads what others made', async () => {
    const [ada, ben] = [await reporter(), await reporter()];
    const made = await http().post('/newsroom/articles').set(ada).send({ headline: 'By Ada' });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const before = await everything();
    const refused = await save(ben, id);
    expect([refused.status, refused.body.error?.details.code]).toEqual([403, 'beyond-limit']);
    expect((await http().put(`/newsroom/articles/${id}/lock`).set(ben).send({})).status).toBe(403);
    expect(await everything()).toBe(before);
    expect((await http().get(`/newsroom/articles/${id}`).set(ben)).status).toBe(200);
    expect((await http().post(`/newsroom/articles/${id}/check`).set(ben)).status).toBe(200);
    expect((await save(ada, id)).status).toBe(200);
    const path = `/content-manager/collection-types/${ARTICLE}`;
    const list = await http().get(`${path}?locale=en&pageSize=100`).set(ben);
    const seen = list.body.results.map(({ documentId }: { documentId: string }) => documentId);
    expect(seen).toEqual(expect.arrayContaining([id, own, foreign]));
    const queue = (await http().get('/newsroom/queue').set(ben)).body.data;
    const planned = queue.map(({ article }: { article: { id: string } }) => article.id);
    expect(planned).toEqual(expect.arrayContaining([own, foreign]));
    expect((await save(await adminSession('newsroom-editor'), id)).status).toBe(200);
  });
});
