import { adminSession, firstRoles } from '../helpers/accounts';
import { contentDoors } from '../helpers/editorial-routes';
import { ARTICLE, documents, http, resetNewsroom, rows, strapi } from '../helpers/newsroom';
import { command } from '../helpers/terminal';
import { draftArticle } from '../fixtures/newsroom';

type Headers = Record<string, string>;

let sessions: Record<'reporter' | 'editor' | 'translator', Headers>;

beforeAll(async () => {
  await resetNewsroom();
  await firstRoles();
  sessions = {
    reporter: await adminSession('newsroom-reporter'),
    editor: await adminSession('newsroom-editor'),
    translator: await adminSession('newsroom-translator'),
  };
});

describe('a session of the admin', () => {
  test('does what a token does, and the logbook says who it was', async () => {
    const created = await http()
      .post('/newsroom/articles')
      .set(sessions.editor)
      .send({ headline: 'From the admin' });
    expect(created.status).toBe(201);
    const { id } = created.body.data;
    const [draft] = await rows(ARTICLE, { documentId: id }, { createdBy: true });
    expect(draft?.createdBy).toMatchObject({ lastname: 'newsroom-editor' });
    const published = await http()
      .post(`/newsroom/articles/${id}/publish`)
      .set(sessions.editor)
      .send({ locales: ['en'] });
    expect(published.status).toBe(200);
    const { body } = await http().get(`/newsroom/articles/${id}/logbook`).set(sessions.editor);
    expect(body.data.map((entry: { action: string }) => entry.action)).toEqual([
      'publish',
      'create',
    ]);
    expect(body.data[0].actor).toMatchObject({ kind: 'admin', name: 'Ada newsroom-editor' });
  });

  test('is told what is wrong as a token is', async () => {
    const { documentId } = await draftArticle('Told');
    const put = (headers: Headers) =>
      http().put(`/newsroom/articles/${documentId}`).set(headers).send({ dek: 'More' });
    expect((await put(sessions.editor)).status).toBe(428);
    const stale = await put({ ...sessions.editor, 'If-Match': '"9"' });
    expect([stale.status, stale.body.error.details.code]).toEqual([412, 'unknown-revision']);
    expect(await rows(ARTICLE, { documentId })).toMatchObject([{ dek: null }]);
  });

  test('can be ended: its token is worth nothing then', async () => {
    const headers = await adminSession('newsroom-editor');
    const read = () => http().get('/newsroom/queue').set(headers);
    expect((await read()).status).toBe(200);
    await http().post('/admin/logout').set(headers);
    expect((await read()).status).toBe(401);
  });
});

const noteOfRoles = () => strapi().store({ type: 'plugin', name: 'newsroom', key: 'first-roles' });

describe('the roles of the newsroom', () => {
  const codes = async (): Promise<string[]> =>
    (await rows('admin::role', { code: { $startsWith: 'newsroom-' } })).map(({ code }) =>
      String(code)
    );
  const open = () =>
    strapi()
      .plugin('newsroom')
      .service('firstRoles')
      .open(contentDoors().map(({ handler }) => handler));
  const content = async (code: string, action: string): Promise<string[]> => {
    const found = await rows('admin::permission', {
      role: { code },
      action: `plugin::content-manager.explorer.${action}`,
    });
    return found.map(({ subject }) => String(subject).replace('plugin::newsroom.', '')).sort();
  };

  test('come beside those of Strapi', async () => {
    expect((await codes()).sort()).toEqual([
      'newsroom-desk-chief',
      'newsroom-editor',
      'newsroom-reporter',
      'newsroom-translator',
    ]);
    expect(await rows('admin::role', { code: 'strapi-super-admin' })).toHaveLength(1);
  });

  test('may do in the content manager what such a person needs', async () => {
    const every = ['article', 'related-promo', 'section', 'source'];
    expect(await content('newsroom-reporter', 'publish')).toEqual([]);
    expect(await content('newsroom-reporter', 'create')).toEqual(['article']);
    expect(await content('newsroom-translator', 'update')).toEqual(every);
    expect(await content('newsroom-translator', 'publish')).toEqual([]);
    expect(await content('newsroom-editor', 'publish')).toEqual(['article']);
    expect(await content('newsroom-desk-chief', 'delete')).toEqual(every);
    for (const code of await codes()) expect(await content(code, 'read')).toEqual(every);
  });

  test('have every field and every language, those added later as well', async () => {
    const found = await rows('admin::permission', {
      role: { code: 'newsroom-editor' },
      action: 'plugin::content-manager.explorer.update',
      subject: ARTICLE,
    });
    expect(found).toMatchObject([{ properties: { locales: null } }]);
    const { fields } = found[0]?.properties as { fields: string[] };
    expect(fields).toEqual(expect.arrayContaining(['headline', 'body', 'section', 'sources']));
  });

  test('keep what they may when Strapi cleans up at its next start', async () => {
    const all = () => rows('admin::permission', { role: { code: { $startsWith: 'newsroom-' } } });
    const before = (await all()).map(({ id }) => id);
    await strapi().service('admin::permission').cleanPermissionsInDatabase();
    expect((await all()).map(({ id }) => id)).toEqual(before);
    expect(before.length).toBeGreaterThan(100);
  });

  test('may do the same in a language that is added, unless somebody has set them limits', async () => {
    const publishing = async (code: string) => {
      const [found] = await rows('admin::permission', {
        role: { code },
        action: 'plugin::content-manager.explorer.publish',
        subject: ARTICLE,
      });
      return found ?? { id: 0, properties: {} };
    };
    const { id } = await publishing('newsroom-desk-chief');
    await strapi()
      .db.query('admin::permission')
      .update({ where: { id }, data: { properties: { locales: ['en', 'tr'] } } });
    await strapi().plugin('i18n').service('locales').create({ code: 'fr', name: 'French (fr)' });
    expect((await publishing('newsroom-editor')).properties).toEqual({
      locales: expect.arrayContaining(['en', 'tr', 'id', 'ar', 'fr']),
    });
    expect((await publishing('newsroom-desk-chief')).properties).toEqual({ locales: ['en', 'tr'] });
  });

  test('let an editor write in the content manager, and a reporter not publish', async () => {
    const path = `/content-manager/collection-types/${ARTICLE}`;
    const created = await http()
      .post(`${path}?locale=tr`)
      .set(sessions.reporter)
      .send({ headline: 'Muhabirden' });
    expect(created.status).toBe(201);
    const { documentId } = created.body.data;
    const send = (headers: Headers) =>
      http().post(`${path}/${documentId}/actions/publish?locale=tr`).set(headers).send({});
    expect((await send(sessions.reporter)).status).toBe(403);
    expect((await send(sessions.translator)).status).toBe(403);
    expect((await send(sessions.editor)).status).toBe(200);
    expect(
      await documents(ARTICLE).findOne({ documentId, locale: 'tr', status: 'published' })
    ).toMatchObject({ headline: 'Muhabirden' });
  });

  test('are made once: what an administrator changes or deletes stays so', async () => {
    const role = { code: 'newsroom-reporter' };
    await strapi().service('admin::role').update(role, { name: 'Correspondent' });
    const [translator] = await rows('admin::role', { code: 'newsroom-translator' });
    await strapi()
      .db.query('admin::permission')
      .deleteMany({ where: { role: translator?.id } });
    await strapi()
      .db.query('admin::role')
      .delete({ where: { id: translator?.id } });
    expect(await open()).toEqual([]);
    expect(await codes()).not.toContain('newsroom-translator');
    expect(await rows('admin::role', role)).toMatchObject([{ name: 'Correspondent' }]);
    await strapi().service('admin::role').update(role, { name: 'Newsroom reporter' });
  });

  test('are made anew on a database that never had them, beside what is there', async () => {
    await noteOfRoles().delete();
    expect(await open()).toEqual(['Newsroom translator']);
    expect(await open()).toEqual([]);
    expect(await codes()).toHaveLength(4);
  });

  test('are not half made', async () => {
    await noteOfRoles().delete();
    const [translator] = await rows('admin::role', { code: 'newsroom-translator' });
    await strapi()
      .db.query('admin::role')
      .delete({ where: { id: translator?.id } });
    const permission = strapi().service('admin::permission');
    const { createMany } = permission;
    permission.createMany = () => Promise.reject(new Error('on purpose'));
    await expect(open()).rejects.toThrow('on purpose');
    permission.createMany = createMany;
    expect(await codes()).toHaveLength(3);
    expect(await open()).toEqual(['Newsroom translator']);
  });
});

describe('roles that an earlier version made', () => {
  const EXPLORER = 'plugin::content-manager.explorer';
  const LOSABLE = [`${EXPLORER}.publish`, `${EXPLORER}.delete`];
  const inRoles = { role: { code: { $startsWith: 'newsroom-' } } };
  const losable = async (code: string) =>
    (await rows('admin::permission', { role: { code }, action: { $in: LOSABLE } }))
      .map(({ action, subject }) => `${String(action).split('.').at(-1)} ${String(subject)}`)
      .sort();
  const roleOf = async (code: string) => (await rows('admin::role', { code }))[0]?.id as number;
  const lostIn = async () =>
    (await command('doctor')).out.filter((line) => line.startsWith('rights lost'));

  const makeAnew = async () => {
    const ids = (await rows('admin::permission', inRoles)).map(({ id }) => id);
    const { db } = strapi();
    await db.query('admin::permission').deleteMany({ where: { id: { $in: ids } } });
    await db.query('admin::role').deleteMany({ where: { code: inRoles.role.code } });
    await noteOfRoles().delete();
    await strapi()
      .plugin('newsroom')
      .service('firstRoles')
      .open(contentDoors().map(({ handler }) => handler));
  };
  // Other files are judged by the doctor, too.
  afterAll(makeAnew);

  /** As it was: every language, said by naming none. Then Strapi starts again. */
  beforeEach(async () => {
    await makeAnew();
    const found = await rows('admin::permission', { ...inRoles, action: { $in: LOSABLE } });
    for (const { id } of found) {
      const data = { properties: { locales: null } };
      await strapi().db.query('admin::permission').update({ where: { id }, data });
    }
    await noteOfRoles().set({ value: { madeAt: new Date().toISOString() } });
  });
  const startAgain = async () => {
    // What it deletes makes Strapi pass over as much behind it, until its next start.
    for (let start = 0; start < 4; start += 1) {
      await strapi().service('admin::permission').cleanPermissionsInDatabase();
    }
    expect(await strapi().plugin('newsroom').service('firstRoles').open([])).toEqual([]);
  };

  test('have lost what they may: the doctor says so, role by role, and gives it back', async () => {
    const before = await losable('newsroom-desk-chief');
    expect(before).toHaveLength(8);
    await startAgain();
    expect(await losable('newsroom-desk-chief')).toEqual([]);
    expect(await lostIn()).toEqual([
      expect.stringContaining('"Newsroom reporter" (newsroom-reporter) may no longer delete:'),
      expect.stringContaining('(newsroom-editor) may no longer publish or delete:'),
      expect.stringContaining('(newsroom-desk-chief) may no longer publish or delete:'),
    ]);
    const { code, out } = await command('doctor', '--fix');
    expect([code, out.at(-1)]).toEqual([0, expect.stringContaining('all mended')]);
    expect(await losable('newsroom-desk-chief')).toEqual(before);
    expect(await losable('newsroom-editor')).toEqual([`delete ${ARTICLE}`, `publish ${ARTICLE}`]);
    expect(await rows('admin::permission', { role: { code: 'newsroom-reporter' }, action: { $in: LOSABLE } })).toMatchObject([{ conditions: ['admin::is-creator'] }]); // prettier-ignore
    await startAgain();
    expect(await losable('newsroom-desk-chief')).toEqual(before);
    expect(await lostIn()).toEqual([]);
  });

  test('are left alone where a person took rights away after that', async () => {
    await startAgain();
    await command('doctor', '--fix');
    const taken = { role: await roleOf('newsroom-editor'), action: { $in: LOSABLE } };
    await strapi().db.query('admin::permission').deleteMany({ where: taken });
    await startAgain();
    expect(await lostIn()).toEqual([]);
  });

  test('are left alone where a person has changed them since, or made them', async () => {
    await startAgain();
    const query = strapi().db.query('admin::permission');
    const later = new Date(Date.now() + 86_400_000);
    // One was given something more, one was given something less, one is not of ours.
    const [own] = await rows('admin::permission', { role: { code: 'newsroom-reporter' } });
    await query.update({ where: { id: own?.id }, data: { createdAt: later } });
    await query.deleteMany({ where: { role: await roleOf('newsroom-editor'), action: `${EXPLORER}.update` } }); // prettier-ignore
    await strapi()
      .db.query('admin::role')
      .update({ where: { code: 'newsroom-desk-chief' }, data: { createdAt: later } });
    expect(await lostIn()).toEqual([]);
  });

  test('are left alone where they have some of it', async () => {
    await startAgain();
    const role = await roleOf('newsroom-desk-chief');
    await strapi().service('admin::role').addPermissions(role, [
      { action: LOSABLE[0], subject: ARTICLE, properties: { locales: ['en'] }, conditions: [] },
    ]); // prettier-ignore
    expect((await lostIn()).join()).not.toContain('desk-chief');
  });
});
