import { configure, http, strapi, tokenFor } from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import { token, ACTIONS, at, setUpSaves } from '../helpers/saves';

setUpSaves();

describe('an edit lock', () => {
  const take = (documentId: string, headers: Record<string, string>, body: object = {}) =>
    http().put(at(documentId, '/lock')).set(headers).send(body);
  const look = (documentId: string, headers = token) =>
    http().get(at(documentId, '/lock')).set(headers);
  const release = (documentId: string, headers: Record<string, string>) =>
    http().delete(at(documentId, '/lock')).set(headers);
  const expire = () => strapi().db.connection('newsroom_edit_locks').update({ expires_ms: 1 });
  let other: Record<string, string>;

  beforeEach(async () => {
    other = await tokenFor(...ACTIONS);
  });

  test('is shown to others, renewed by its holder and given back', async () => {
    const { documentId } = await draftArticle('A story');
    expect((await look(documentId)).body.data).toBeNull();
    const taken = await take(documentId, token);
    expect([taken.status, taken.body.data.isYours]).toEqual([200, true]);
    expect((await look(documentId, other)).body.data).toMatchObject({
      isYours: false,
      holder: taken.body.data.holder,
    });
    const renewed = (await take(documentId, token)).body.data;
    expect(renewed.acquiredAt).toBe(taken.body.data.acquiredAt);
    expect(Date.parse(renewed.expiresAt)).toBeGreaterThanOrEqual(
      Date.parse(taken.body.data.expiresAt)
    );
    expect((await release(documentId, token)).status).toBe(200);
    expect((await look(documentId)).body.data).toBeNull();
    expect((await release(documentId, token)).status).toBe(200);
  });

  test('keeps others out until it is taken over, which is written down', async () => {
    const { documentId } = await draftArticle('A story');
    const { holder } = (await take(documentId, token)).body.data;
    const refused = await take(documentId, other);
    expect([refused.status, refused.body.error.name]).toEqual([423, 'LockedError']);
    expect(refused.body.error.details.lock).toMatchObject({ holder, isYours: false });
    expect((await release(documentId, other)).status).toBe(423);
    expect((await take(documentId, other, { takeOver: true })).body.data.isYours).toBe(true);
    expect((await take(documentId, token)).status).toBe(423);
    const { body } = await http().get(at(documentId, '/logbook?action=lock.takeOver')).set(token);
    expect(body.data).toMatchObject([{ details: { from: holder }, locale: 'en' }]);
  });

  test('ends by itself', async () => {
    const { documentId } = await draftArticle('A story');
    await take(documentId, token);
    await expire();
    expect((await look(documentId, other)).body.data).toBeNull();
    expect((await take(documentId, other)).status).toBe(200);
  });

  test('goes by the clock of the database, whatever that of the node says', async () => {
    const { documentId } = await draftArticle('A story');
    configure({ now: () => new Date('2001-01-01T00:00:00Z') });
    const before = Date.now();
    const { expiresAt } = (await take(documentId, token)).body.data;
    const takenMs = Date.parse(expiresAt) - 120_000;
    // One clock, which the database and this process may cut to different parts of a second.
    expect(takenMs).toBeGreaterThan(before - 1_000);
    expect(takenMs).toBeLessThan(Date.now() + 1_000);
    configure({ now: () => new Date('2101-01-01T00:00:00Z') });
    expect((await take(documentId, other)).status).toBe(423);
  });

  test('is of one locale', async () => {
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    await take(documentId, token);
    const turkish = await http().put(at(documentId, '/lock?locale=tr')).set(other).send({});
    expect(turkish.status).toBe(200);
  });

  test('asked for by twenty at once is had by one', async () => {
    const { documentId } = await draftArticle('A story');
    const tokens = await Promise.all(Array.from({ length: 20 }, () => tokenFor(...ACTIONS)));
    const answers = await Promise.all(tokens.map((headers) => take(documentId, headers)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 423)).toHaveLength(19);
  });

  test('of an article that there is not, or in a locale that is none, is refused', async () => {
    expect((await take('nothing', token)).status).toBe(404);
    expect((await look('nothing')).status).toBe(404);
    const { documentId } = await draftArticle('A story');
    const none = await http().put(at(documentId, '/lock?locale=xx')).set(token).send({});
    expect(none.status).toBe(400);
    expect((await take(documentId, token, { takeOver: 'yes' })).status).toBe(400);
  });
});
