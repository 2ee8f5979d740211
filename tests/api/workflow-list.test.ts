import { configure, documents, freezeClock, strapi } from '../helpers/newsroom';
import { draftArticle, publishedArticle, translation } from '../fixtures/newsroom';
import {
  DUE,
  workflow,
  ACTIONS,
  suffix,
  move,
  list,
  adminNamed,
  setUpWorkflow,
} from '../helpers/workflow';

setUpWorkflow();

describe('the list of stages', () => {
  const ids = (body: { data: { id: string }[] }) => body.data.map(({ id }) => id);

  test('holds everything by where it stands, a page at a time', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push((await draftArticle(`Story ${n}`)).documentId);
    const { documentId: live } = await publishedArticle('Live');
    await move(String(made[1]), { stage: 'legal' });
    await move(String(made[3]), { stage: 'legal' });
    expect(ids((await list('?stage=legal')).body)).toEqual([made[3], made[1]]);
    expect(ids((await list('?stage=published')).body)).toEqual([live]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await list(`?stage=draft&limit=2${cursor}`);
      seen.push(...ids(body));
      cursor = body.meta.nextCursor === null ? '' : `&cursor=${body.meta.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual([made[4], made[2], made[0]]);
  });

  test('is narrowed to a language, a section, somebody, and what is due', async () => {
    const world = await documents('plugin::newsroom.section').create({
      locale: 'en',
      data: { name: 'World' },
    });
    const { documentId: id } = await draftArticle('Due', { section: world.documentId });
    const { documentId: other } = await draftArticle('Other');
    await translation(id, 'tr', 'Yakında');
    const { id: admin } = await adminNamed(`Bea${suffix}`);
    const assignee = { kind: 'admin', id: String(admin) };
    await move(id, { stage: 'in-review', dueAt: DUE, assignee });
    expect(ids((await list('?locale=tr')).body)).toEqual([id]);
    expect(ids((await list('?section=world')).body)).toEqual([id, id]);
    expect(ids((await list(`?section=${world.documentId}&locale=en`)).body)).toEqual([id]);
    expect(ids((await list('?section=sport')).body)).toEqual([]);
    expect(ids((await list(`?assignee=admin:${admin}`)).body)).toEqual([id]);
    expect(ids((await list(`?assignee=user:${admin}`)).body)).toEqual([]);
    expect(ids((await list('?assignee=none&locale=en')).body)).toEqual([other]);
    expect(ids((await list('?due=overdue')).body)).toEqual([]);
    expect(ids((await list(`?due=${DUE}`)).body)).toEqual([id]);
    freezeClock(DUE);
    const { body } = await list('?due=overdue');
    expect(body.data).toEqual([expect.objectContaining({ id, locale: 'en', isOverdue: true })]);
  });

  test.each([
    ['?stage=spiked', 'stage'],
    ['?locale=xx', 'locale'],
    ['?assignee=everybody', 'assignee'],
    ['?assignee=me', 'assignee'],
    ['?due=soon', 'due'],
    ['?cursor=bm90', 'cursor'],
    ['?colour=red', 'colour'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await list(query);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(field)]);
  });

  test('knows who `me` is', async () => {
    const role = await strapi()
      .db.query('plugin::users-permissions.role')
      .create({ data: { name: `Desk ${suffix}`, type: `desk-${suffix}`, description: '' } });
    for (const action of ACTIONS) {
      await strapi()
        .db.query('plugin::users-permissions.permission')
        .create({ data: { action, role: role.id } });
    }
    const user = await strapi()
      .plugin('users-permissions')
      .service('user')
      .add({
        username: `cem-${suffix}`,
        email: `cem-${suffix}@x.example`,
        password: `p-${suffix}`,
        provider: 'local',
        confirmed: true,
        role: role.id,
      });
    const jwt = await strapi().plugin('users-permissions').service('jwt').issue({ id: user.id });
    const cem = { Authorization: `Bearer ${jwt}` };
    configure({
      workflow: { ...workflow, moves: [{ from: '*', to: '*', roles: [`user:desk-${suffix}`] }] },
    });
    const { documentId: id } = await draftArticle('His');
    const assignee = { kind: 'user', id: String(user.id) };
    expect((await move(id, { stage: 'legal', assignee })).status).toBe(403);
    const moved = await move(id, { stage: 'legal', assignee }, cem);
    expect([moved.status, moved.body.error?.message]).toEqual([200, undefined]);
    expect(ids((await list('?assignee=me', cem)).body)).toEqual([id]);
  });
});
