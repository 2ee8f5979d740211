import { adminRole, adminUser, namedToken } from '../helpers/accounts';
import { promoTitled } from '../fixtures/newsroom';
import { ARTICLE, documents, http, rows, strapi } from '../helpers/newsroom';
import {
  type Headers,
  ids,
  foreign,
  own,
  token,
  editor,
  everything,
  call,
  setUpLimits,
} from '../helpers/limits';

setUpLimits();

describe('an import', () => {
  const item = (uri: string, section: string, version = '1') => ({
    ...{ uri, version, type: 'text', language: 'en', headlines: [{ value: `Of ${uri}` }] },
    ...{ bodies: [{ role: 'main', contentType: 'text/plain', value: 'Text.' }] },
    subjects: [{ name: section, rel: 'section' }],
  });
  const send = (items: object[], headers: Headers) => call('post', '/import', headers, { items });

  test('takes in what is within the limit, and no other; a bad item stops no good one', async () => {
    const { body } = await send([item('u:1', 'World'), item('u:2', 'Asia')], token);
    const results = body.data.map(({ result }: { result: string }) => result);
    expect(results[0]).toBe('rejected');
    expect(JSON.stringify(body.data[0].reasons)).toContain('limited');
    expect(await rows(ARTICLE, { wireUri: 'u:1' })).toEqual([]);
  });

  test('tells nothing of a story that is here already', async () => {
    await strapi()
      .plugin('newsroom')
      .service('import')
      .importItems([item('u:3', 'World')], { publish: false });
    const [known] = await rows(ARTICLE, { wireUri: 'u:3' });
    expect(known).toBeDefined();
    const { body } = await send([item('u:3', 'World'), item('u:4', 'World')], token);
    expect(body.data[0].reasons).toEqual(body.data[1].reasons);
    expect(JSON.stringify(body.data)).not.toContain(known?.documentId);
  });
});

describe('Strapi’s own doors', () => {
  test('list, count and give what is within the limit', async () => {
    const rest = await http().get('/api/newsroom/content/articles').set(token);
    expect(rest.status).toBe(200);
    const there = rest.body.data.map(({ documentId }: { documentId: string }) => documentId);
    expect(there).toContain(own);
    expect(there).not.toContain(foreign);
    expect(rest.body.meta.pagination.total).toBe(there.length);
    const one = (id: string, query = '') =>
      http().get(`/api/newsroom/content/articles/${id}${query}`).set(token);
    for (const query of ['?fields=headline', '?locale=tr&fields=headline', '?status=draft']) {
      expect([query, (await one(foreign, query)).status]).toEqual([query, 404]);
      expect([query, (await one(own, query)).status]).toEqual([query, 200]);
    }
    expect((await one(own)).status).toBe(200);
    expect([(await one(foreign)).status, (await one(foreign)).text]).toEqual([
      404,
      (await one('nothing0here')).text,
    ]);
  });

  test('change and delete nothing else', async () => {
    const before = await everything();
    const path = `/api/newsroom/content/articles/${foreign}`;
    const put = await http()
      .put(path)
      .set(token)
      .send({ data: { dek: 'Mine' } });
    expect(put.status).toBe(404);
    await http().delete(path).set(token);
    expect(await everything()).toBe(before);
  });

  test('are so in the content manager', async () => {
    const path = `/content-manager/collection-types/${ARTICLE}`;
    const list = await http().get(`${path}?locale=en&pageSize=100`).set(editor);
    const there = list.body.results.map(({ documentId }: { documentId: string }) => documentId);
    expect(there).toContain(own);
    expect(there).not.toContain(foreign);
    const form = (id: string) => http().get(`${path}/${id}?locale=en`).set(editor);
    expect((await form(foreign)).text).toBe((await form('nothing0here')).text);
    expect((await form(own)).body.data).toMatchObject({ headline: 'On Java' });
  });

  test('offer the limit as a condition on permissions', async () => {
    const action = 'plugin::content-manager.explorer.update';
    const permission = {
      ...{ action, subject: ARTICLE, properties: { locales: null } },
      conditions: ['plugin::newsroom.within-limits'],
    };
    const { subject } = jest.requireActual<{ subject: (type: string, of: object) => object }>(
      '@casl/ability'
    );
    const reachable = async (code: string) => {
      const user = await adminUser(await adminRole(code, [permission]));
      const whole = await strapi()
        .db.query('admin::user')
        .findOne({ where: { id: user.id }, populate: ['roles'] });
      const { engine } = strapi().service('admin::permission');
      const ability = await engine.generateUserAbility(whole);
      return [ids.world, ids.asia, ids.java].map((documentId) =>
        ability.can(action, subject(ARTICLE, { section: { documentId } }))
      );
    };
    expect(await reachable('asia-conditional')).toEqual([false, true, true]);
    expect(await reachable('anywhere')).toEqual([true, true, true]);
  });
});

describe('GraphQL', () => {
  const permissions = [
    ...['article', 'section', 'related-promo'].map((type) => `plugin::newsroom.${type}.find`),
    'plugin::newsroom.article.findOne',
  ];
  const ask = async (query: string, headers: Headers) =>
    (await http().post('/graphql').set(headers).send({ query })).body;
  const related = `{ headline relatedArticles { documentId } relatedArticles_connection { nodes { documentId } } section { name } }`;
  let asia: Headers;
  let anybody: Headers;

  beforeAll(async () => {
    asia = await namedToken('Asia desk', permissions);
    anybody = await namedToken('Anybody', permissions);
    const both = [own, foreign];
    await documents(ARTICLE).update({
      documentId: own,
      locale: 'en',
      data: { relatedArticles: both },
    });
    await documents(ARTICLE).publish({ documentId: own, locale: 'en' });
    await promoTitled('Shown by a promo', { targetArticle: foreign });
  });

  const storyOf = (headers: Headers, fields: string) =>
    ask(`{ newsroomArticle(documentId: "${own}", locale: "en") ${fields} }`, headers);

  test('shows by relations what is within the limit only', async () => {
    const all = [{ documentId: own }, { documentId: foreign }];
    for (const [headers, shown] of [
      [anybody, all],
      [asia, all.slice(0, 1)],
    ] as const) {
      // prettier-ignore
      const { data, errors } = await storyOf(headers, related);
      expect(errors).toBeUndefined();
      expect(data.newsroomArticle).toEqual({
        headline: 'On Java',
        relatedArticles: shown,
        relatedArticles_connection: { nodes: shown },
        section: { name: 'Java' },
      });
    }
    const promos = '{ newsroomRelatedPromos(locale: "en") { title targetArticle { documentId } } }';
    const targetOf = async (headers: Headers) => (await ask(promos, headers)).data.newsroomRelatedPromos[0].targetArticle; // prettier-ignore
    expect(await targetOf(anybody)).toEqual({ documentId: foreign });
    expect(await targetOf(asia)).toBeNull();
    const { data } = await ask('{ newsroomArticles(locale: "en") { documentId } }', asia);
    expect(data.newsroomArticles).toEqual([{ documentId: own }]);
  });

  test('is asked nothing about what a relation does not show', async () => {
    for (const args of ['filters: { headline: { startsWith: "In the" } }', 'sort: "headline"']) {
      const fields = `{ relatedArticles(${args}) { documentId } }`;
      expect((await storyOf(anybody, fields)).errors).toBeUndefined();
      const { data, errors } = await storyOf(asia, fields);
      expect([data?.newsroomArticle ?? null, errors]).toEqual([null, [expect.objectContaining({ message: expect.stringContaining('limited') })]]); // prettier-ignore
    }
  });
});
