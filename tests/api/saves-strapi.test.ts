import { adminHeaders } from '../helpers/accounts';
import { ARTICLE, http, rows, strapi } from '../helpers/newsroom';
import { draftArticle, paragraphs } from '../fixtures/newsroom';
import { token, at, save, stateOf, draftOf, setUpSaves } from '../helpers/saves';

setUpSaves();

describe("through Strapi's own REST", () => {
  const put = (documentId: string, data: object, headers: Record<string, string> = {}) =>
    http()
      .put(`/api/newsroom/content/articles/${documentId}?locale=en`)
      .set({ ...token, ...headers })
      .send({ data });

  test('a save that names its revision is refused or merged likewise', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    await save(documentId, 1, { dek: 'Theirs' });
    const refused = await put(documentId, { dek: 'Mine' }, { 'If-Match': '"1"' });
    expect([refused.status, refused.body.error.name]).toEqual([412, 'PreconditionFailedError']);
    expect(refused.body.error.details.conflicts).toMatchObject([{ field: 'dek' }]);
    const form = { headline: 'Mine', dek: 'Old' };
    expect((await put(documentId, form, { 'If-Match': '"1"' })).status).toBe(200);
    expect((await draftOf(documentId)).fields).toMatchObject({ headline: 'Mine', dek: 'Theirs' });
    expect((await put(documentId, { dek: 'Last' }, { 'If-Match': '"3"' })).status).toBe(200);
  });

  test('a save that names none is taken, and what it overwrote is a revision', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    await save(documentId, 1, { dek: 'Theirs' });
    expect((await put(documentId, { dek: 'Mine' })).status).toBe(200);
    expect((await stateOf(documentId, 2)).dek).toBe('Theirs');
  });
});

describe('through the admin', () => {
  test('a save that names its revision is refused likewise, and the logbook says who saved', async () => {
    const admin = await adminHeaders();
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    const put = (data: object, headers: Record<string, string>) =>
      http()
        .put(`/content-manager/collection-types/plugin::newsroom.article/${documentId}?locale=en`)
        .set({ ...admin, ...headers })
        .send(data);
    await save(documentId, 1, { dek: 'Theirs' });
    const form = {
      headline: 'A story',
      dek: 'Mine',
      relatedArticles: { connect: [], disconnect: [] },
    };
    const refused = await put(form, { 'If-Match': '"1"' });
    expect([refused.status, refused.body.error.details.code]).toEqual([412, 'stale-save']);
    const merged = await put({ ...form, headline: 'Mine', dek: 'Old' }, { 'If-Match': '"1"' });
    expect([merged.status, merged.body.data.dek]).toEqual([200, 'Theirs']);
    const { body } = await http().get(at(documentId, '/logbook?actor=admin')).set(token);
    expect(body.data).toMatchObject([
      { action: 'update', revision: 3, actor: { kind: 'admin', name: 'Ada Editor' } },
    ]);
  });
});

describe("Strapi's own form", () => {
  const ARTICLES = '/content-manager/collection-types/plugin::newsroom.article';
  const META = [
    'id',
    'documentId',
    'createdAt',
    'updatedAt',
    'publishedAt',
    'createdBy',
    'updatedBy',
  ];
  type Form = Record<string, unknown>;

  const formOf = async (admin: Record<string, string>, documentId: string): Promise<Form> => {
    const { status, body } = await http().get(`${ARTICLES}/${documentId}?locale=en`).set(admin);
    expect(status).toBe(200);
    const { attributes } = strapi().contentType(ARTICLE);
    // As the admin makes its form of an answer: what its schema has, but for what every document has;
    // relations become what is added to them and taken away. The newsroom's admin part adds when the
    // draft was saved.
    const fields = Object.entries(attributes)
      .filter(([field]) => field in body.data && !META.includes(field))
      .map(([field, { type }]) => [
        field,
        type === 'relation' ? { connect: [], disconnect: [] } : body.data[field],
      ]);
    return { ...Object.fromEntries(fields), updatedAt: body.data.updatedAt };
  };
  const send = (admin: Record<string, string>, documentId: string, form: Form) =>
    http().put(`${ARTICLES}/${documentId}?locale=en`).set(admin).send(form);

  test('says which save it shows: what others did meanwhile is merged, or told with both values', async () => {
    const [ada, grace] = [await adminHeaders(), await adminHeaders()];
    const { documentId } = await draftArticle('A story', { dek: 'Old', body: paragraphs('Text.') });
    const [hers, theirs] = [await formOf(ada, documentId), await formOf(grace, documentId)];
    expect(hers.updatedAt).toEqual(expect.any(String));
    expect((await send(ada, documentId, { ...hers, dek: 'By Ada' })).status).toBe(200);

    const other = await send(grace, documentId, { ...theirs, dateline: 'Jakarta' });
    expect([other.status, other.body.data.dek, other.body.data.dateline]).toEqual([
      200,
      'By Ada',
      'Jakarta',
    ]);

    const before = await rows(ARTICLE, { documentId });
    const refused = await send(grace, documentId, { ...theirs, dek: 'By Grace' });
    expect(refused.status).toBe(412);
    expect(refused.body.error).toMatchObject({
      name: 'PreconditionFailedError',
      message: 'The draft is at revision 3; others have changed dek since',
      details: {
        code: 'stale-save',
        revision: 3,
        conflicts: [{ field: 'dek', base: 'Old', yours: 'By Grace', theirs: 'By Ada' }],
      },
    });
    expect(await rows(ARTICLE, { documentId })).toEqual(before);

    // Read again, it is saved.
    const fresh = await formOf(grace, documentId);
    expect((await send(grace, documentId, { ...fresh, dek: 'By Grace' })).status).toBe(200);
    const again = await formOf(grace, documentId);
    expect([again.dek, again.updatedAt === fresh.updatedAt]).toEqual(['By Grace', false]);
  });

  test('is sent twice, and is one save: at once as by a second click, and again afterwards', async () => {
    const admin = await adminHeaders();
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    const form = { ...(await formOf(admin, documentId)), dek: 'New' };
    const twice = await Promise.all([send(admin, documentId, form), send(admin, documentId, form)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send(admin, documentId, form)).status).toBe(200);
    const kept = await rows('plugin::newsroom.revision', { documentId, locale: 'en' });
    expect(kept).toHaveLength(2);
    expect((await formOf(admin, documentId)).dek).toBe('New');
  });

  test('that publishes is refused likewise, and nothing is published', async () => {
    const admin = await adminHeaders();
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    const form = await formOf(admin, documentId);
    await save(documentId, 1, { dek: 'Theirs' });
    const publish = (sent: Form) =>
      http().post(`${ARTICLES}/${documentId}/actions/publish?locale=en`).set(admin).send(sent);
    const refused = await publish({ ...form, dek: 'Mine' });
    expect([refused.status, refused.body.error.details.code]).toEqual([412, 'stale-save']);
    expect(await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).toEqual([]);
    expect((await publish(form)).status).toBe(200);
    const [live] = await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } });
    expect(live?.dek).toBe('Theirs');
  });

  test('cannot make up the save it shows: what names it is never stored', async () => {
    const admin = await adminHeaders();
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    const form = await formOf(admin, documentId);
    for (const updatedAt of ['yesterday', 7, null, '2001-01-01T00:00:00.000Z']) {
      const answer = await send(admin, documentId, { ...form, updatedAt });
      expect([updatedAt, answer.status]).toEqual([updatedAt, 200]);
    }
    const { updatedAt } = await formOf(admin, documentId);
    expect(String(updatedAt) >= String(form.updatedAt)).toBe(true);
  });
});
