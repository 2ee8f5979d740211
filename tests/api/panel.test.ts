import { adminRole, adminSession, adminUser, firstRoles } from '../helpers/accounts';
import { ARTICLE, configure, documents, http, resetNewsroom, strapi } from '../helpers/newsroom';
import { draftArticle, publish, sectionNamed } from '../fixtures/newsroom';

type Headers = Record<string, string>;

let writer: Headers;
let stranger: Headers;

beforeAll(async () => {
  await resetNewsroom();
  configure({ publicUrl: 'https://news.example', timeZones: { tr: 'Europe/Istanbul' } });
  const action = 'plugin::newsroom.articles.find-one';
  writer = await adminSession(await adminRole('panel-writer', [{ action, properties: {} }]));
  stranger = await adminSession(await adminRole('panel-stranger'));
});

const ask = (place: string, headers: Headers = writer) => http().get(place).set(headers);
const slug = (query: Record<string, string>, headers: Headers = writer) =>
  http()
    .get('/newsroom/slugs')
    .query({ locale: 'en', ...query })
    .set(headers);

describe('what the side panel is told', () => {
  test('are the settings that it computes with, and no secret', async () => {
    const { status, body } = await ask('/newsroom/settings', stranger);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      publicUrl: 'https://news.example',
      ...{ timeZone: 'UTC', timeZones: { tr: 'Europe/Istanbul' }, readingRates: {} },
      lockSeconds: expect.any(Number),
    });
  });

  test('is for sessions of the admin alone', async () => {
    expect((await ask('/newsroom/settings', {})).status).toBe(401);
    expect((await slug({ slug: 'a' }, {})).status).toBe(401);
    expect((await slug({ slug: 'a' }, stranger)).status).toBe(403);
  });
});

describe('whom a story can be handed to', () => {
  test('is everybody with an active account, by name, for whoever may hand it on', async () => {
    const action = 'plugin::newsroom.workflow.move';
    const mover = await adminSession(await adminRole('panel-mover', [{ action, properties: {} }]));
    const { status, body } = await ask('/newsroom/people', mover);
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThan(2);
    for (const person of body.data) {
      expect(person).toEqual({ id: expect.any(String), name: expect.any(String) });
      expect(person.name).not.toContain('@');
    }
    const { id } = await adminUser(await adminRole('panel-leaver'));
    const isListed = async (): Promise<boolean> =>
      (await ask('/newsroom/people', mover)).body.data.some(
        (person: { id: string }) => person.id === String(id)
      );
    expect(await isListed()).toBe(true);
    await strapi()
      .db.query('admin::user')
      .update({ where: { id }, data: { isActive: false } });
    expect(await isListed()).toBe(false);
  });

  test('is told to nobody else, and takes no parameters', async () => {
    expect((await ask('/newsroom/people', {})).status).toBe(401);
    expect((await ask('/newsroom/people', stranger)).status).toBe(403);
    const action = 'plugin::newsroom.workflow.move';
    const mover = await adminSession(await adminRole('panel-asker', [{ action, properties: {} }]));
    expect((await ask('/newsroom/people?email=a', mover)).status).toBe(400);
  });
});

describe('a slug that somebody types', () => {
  test('is free until a draft has it', async () => {
    expect((await slug({ slug: 'tea-railway' })).body.data).toMatchObject({ state: 'free' });
    const { documentId } = await draftArticle('Tea railway');
    expect((await slug({ slug: 'tea-railway' })).body.data).toMatchObject({ state: 'taken' });
    const own = await slug({ slug: 'tea-railway', article: documentId });
    expect(own.body.data).toEqual({
      ...{ state: 'own', path: '/en/tea-railway', live: null, former: [] },
    });
    expect((await slug({ slug: 'tea-railway', locale: 'tr' })).body.data.state).toBe('free');
  });

  test('stays with a story that had it, and the answer says what leads where', async () => {
    const { documentId: section } = await sectionNamed('World');
    const { documentId } = await draftArticle('Old railway', { section });
    await publish(documentId, 'en');
    const data = { slug: 'new-railway' };
    await documents(ARTICLE).update({ documentId, locale: 'en', data });
    await publish(documentId, 'en');
    expect((await slug({ slug: 'old-railway' })).body.data).toMatchObject({ state: 'taken' });
    expect((await slug({ slug: 'x', article: documentId })).body.data).toEqual({
      ...{ state: 'free', path: '/en/world/x', live: 'new-railway', former: ['old-railway'] },
    });
  });

  test.each([
    [{}, 'slug'],
    [{ slug: '' }, 'slug'],
    [{ slug: 'a'.repeat(81) }, 'slug'],
    [{ slug: 'a', loud: 'yes' }, 'loud'],
    [{ slug: 'a', article: 'a\u0000' }, 'article'],
  ])('is refused as %p, naming the parameter', async (query, parameter) => {
    const { status, body } = await slug(query);
    expect(status).toBe(400);
    expect(JSON.stringify(body.error)).toContain(parameter);
  });
});

describe('what a role may do, as the admin is told', () => {
  test('names the languages of a permission that is for all of them', async () => {
    await firstRoles();
    const session = await adminSession('newsroom-editor');
    const { body } = await http().get('/admin/users/me/permissions').set(session);
    const read = body.data.find(
      ({ action, subject }: { action: string; subject: string }) =>
        action === 'plugin::content-manager.explorer.read' && subject === ARTICLE
    );
    expect(read.properties.locales).toEqual(expect.arrayContaining(['en', 'tr', 'ar']));
    const stored = await strapi()
      .db.query('admin::permission')
      .findOne({ where: { id: read.id } });
    expect(stored.properties.locales).toBeNull();
  });

  test('leaves a list of languages as it is', async () => {
    const action = 'plugin::content-manager.explorer.read';
    const properties = { locales: ['tr'], fields: ['headline'] };
    const code = await adminRole('panel-turkish', [{ action, subject: ARTICLE, properties }]);
    const session = await adminSession(code);
    const { body } = await http().get('/admin/users/me/permissions').set(session);
    expect(body.data[0].properties.locales).toEqual(['tr']);
  });
});
