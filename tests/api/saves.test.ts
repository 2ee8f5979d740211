import { ARTICLE, documents, http, rows, strapi, tokenFor } from '../helpers/newsroom';
import { draftArticle, paragraphs } from '../fixtures/newsroom';
import { token, at, save, stateOf, draftOf, setUpSaves } from '../helpers/saves';

setUpSaves();

describe('a draft', () => {
  test('is made, read with its revision, and saved', async () => {
    const made = await http()
      .post('/api/newsroom/editorial/articles?locale=tr')
      .set(token)
      .send({ headline: 'Bir haber', body: paragraphs('Metin.'), tags: ['Bir'] });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    const { id, revision, locale, fields } = made.body.data;
    expect([revision, locale, fields.slug]).toEqual([1, 'tr', 'bir-haber']);

    const saved = await save(id, 1, { dek: 'Alt başlık' }, 'tr');
    expect([saved.status, saved.headers.etag]).toEqual([200, '"2"']);
    expect(saved.body.data.fields).toMatchObject({ headline: 'Bir haber', dek: 'Alt başlık' });
    const read = await http().get(at(id, '?locale=tr')).set(token);
    expect(read.body.data).toEqual(saved.body.data);
  });

  test('gets its first version in another locale from revision 0', async () => {
    const { documentId } = await draftArticle('A story');
    expect((await save(documentId, 1, { headline: 'Bir haber' }, 'tr')).status).toBe(412);
    const answer = await save(documentId, 0, { headline: 'Bir haber' }, 'tr');
    expect([answer.status, answer.body.data.revision]).toEqual([200, 1]);
    expect((await save(documentId, 0, { headline: 'Başka' }, 'tr')).status).toBe(412);
  });

  test.each([
    ['no body', {}, 400],
    ['an unknown field', { colour: 'red' }, 400],
    ['an empty headline', { headline: ' ' }, 400],
    ['a kind that is none', { kind: 'rumour' }, 400],
    ['a body that is no body', { body: [{ type: 'video' }] }, 400],
    ['a section that there is not', { section: 'nothing' }, 400],
    ['a picture that there is not', { leadImage: 999_999 }, 400],
    [
      'an expiry before the embargo',
      { embargoUntil: '2027-01-02T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' },
      400,
    ],
  ])('is not saved with %s', async (_, data, status) => {
    const { documentId } = await draftArticle('A story');
    const answer = await save(documentId, 1, data);
    expect([answer.status, answer.body.error.name]).toEqual([status, 'ValidationError']);
    expect((await draftOf(documentId)).revision).toBe(1);
  });

  test('is not saved by who does not say what was read', async () => {
    const { documentId } = await draftArticle('A story');
    const put = (headers: Record<string, string>) =>
      http()
        .put(at(documentId))
        .set({ ...token, ...headers })
        .send({ dek: 'Mine' });
    const without = await put({});
    expect([without.status, without.body.error.name]).toEqual([428, 'PreconditionRequiredError']);
    expect((await put({ 'If-Match': '*' })).status).toBe(400);
    expect((await put({ 'If-Match': 'W/"1"' })).status).toBe(400);
    expect((await put({ 'If-Match': '"7"' })).status).toBe(412);
    expect((await draftOf(documentId)).revision).toBe(1);
  });

  test('that there is not is 404', async () => {
    expect((await save('nothing', 1, { dek: 'Mine' })).status).toBe(404);
    expect((await http().get(at('nothing')).set(token)).status).toBe(404);
  });
});

describe('a save from an older revision', () => {
  test('is refused with the conflicting fields and both values, and nothing changes', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'Old' });
    await save(documentId, 1, { dek: 'Theirs', tags: ['Theirs'] });
    const answer = await save(documentId, 1, { dek: 'Mine', headline: 'Mine' });
    expect(answer.status).toBe(412);
    expect(answer.body.error).toMatchObject({
      name: 'PreconditionFailedError',
      details: {
        code: 'stale-save',
        revision: 2,
        conflicts: [{ field: 'dek', base: 'Old', yours: 'Mine', theirs: 'Theirs' }],
      },
    });
    expect(await draftOf(documentId)).toMatchObject({
      revision: 2,
      fields: { headline: 'A story', dek: 'Theirs' },
    });
  });

  test('is merged where others changed other fields', async () => {
    const { documentId } = await draftArticle('A story');
    await save(documentId, 1, { dek: 'Theirs' });
    // A whole form, with the fields that it did not touch as they were.
    const answer = await save(documentId, 1, { headline: 'Mine', dek: null, tags: null });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      revision: 3,
      fields: { headline: 'Mine', dek: 'Theirs' },
    });
    const { body } = await http().get(at(documentId, '/revisions')).set(token);
    expect(body.data[0]).toMatchObject({ number: 3, base: 1, fields: ['headline', 'slug'] });
  });

  test('is merged paragraph by paragraph', async () => {
    const { documentId } = await draftArticle('A story', { body: paragraphs('a', 'b', 'c') });
    await save(documentId, 1, { body: paragraphs('A', 'b', 'c') });
    const answer = await save(documentId, 1, { body: paragraphs('a', 'b', 'c', 'd') });
    expect([answer.status, answer.body.meta.merged]).toEqual([200, ['body']]);
    expect(answer.body.data.fields.body).toEqual(paragraphs('A', 'b', 'c', 'd'));
    expect((await save(documentId, 1, { body: paragraphs('Z', 'b', 'c') })).status).toBe(412);
  });

  test('of a revision that is kept no more is refused', async () => {
    const { documentId } = await draftArticle('A story');
    await save(documentId, 1, { dek: 'Two' });
    await strapi().db.connection('newsroom_revisions').where({ number: 1 }).del();
    const answer = await save(documentId, 1, { headline: 'Mine' });
    expect([answer.status, answer.body.error.details.code]).toEqual([412, 'unknown-revision']);
  });

  test('counts what was saved past the editorial API', async () => {
    const { documentId } = await draftArticle('A story');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { dek: 'Admin' } });
    const answer = await save(documentId, 1, { dek: 'Mine' });
    expect(answer.body.error.details.conflicts).toMatchObject([{ theirs: 'Admin' }]);
  });
});

describe('fifty editors at once', () => {
  const EDITORS = 50;
  const all = <Result>(work: (n: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: EDITORS }, (_, n) => work(n)));
  const numbersOf = async (documentId: string) =>
    (await rows('plugin::newsroom.revision', { documentId, locale: 'en' })).map(
      ({ number }) => number
    );

  test('who save the same field: one gets through, all others are told', async () => {
    const { documentId } = await draftArticle('A story');
    const answers = await all((n) => save(documentId, 1, { dek: `Dek of ${n}` }));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(EDITORS - 1);
    const winner = answers.find(({ status }) => status === 200)?.body.data.fields.dek;
    for (const { body, status } of answers.filter((one) => one.status === 412)) {
      expect([status, body.error.details.conflicts[0].theirs]).toEqual([412, winner]);
    }
    expect((await stateOf(documentId, 2)).dek).toBe(winner);
    expect(await numbersOf(documentId)).toEqual([1, 2]);
  });

  test('who save different paragraphs: all get through, and all is there', async () => {
    const texts = Array.from({ length: EDITORS }, (_, n) => `Paragraph ${n}.`);
    const { documentId } = await draftArticle('A story', { body: paragraphs(...texts) });
    const answers = await all((n) => {
      const mine = texts.map((text, index) => (index === n ? `Changed ${n}.` : text));
      return save(documentId, 1, { body: paragraphs(...mine) });
    });
    expect(answers.map(({ status }) => status)).toEqual(Array(EDITORS).fill(200));
    const { fields, revision } = await draftOf(documentId);
    expect(fields.body).toEqual(paragraphs(...texts.map((_, n) => `Changed ${n}.`)));
    expect(revision).toBe(EDITORS + 1);
    expect(await numbersOf(documentId)).toEqual(
      Array.from({ length: EDITORS + 1 }, (_, n) => n + 1)
    );
  });

  test('who try until it works: every accepted save is in the history', async () => {
    const FIELDS = ['headline', 'dek', 'dateline', 'seoTitle', 'leadImageAlt'];
    const { documentId } = await draftArticle('A story');
    const accepted: { revision: number; field: string; value: string }[] = [];
    let refused = 0;
    await all(async (n) => {
      const field = FIELDS[n % FIELDS.length] ?? 'dek';
      const value = `${field} of ${n}`;
      for (let base = 1; ;) {
        const { status, body } = await save(documentId, base, { [field]: value });
        if (status === 200) {
          accepted.push({ revision: body.data.revision, field, value });
          return;
        }
        expect([status, body.error.details.conflicts.length]).toEqual([412, 1]);
        refused += 1;
        base = body.error.details.revision;
      }
    });
    expect(accepted).toHaveLength(EDITORS);
    expect(refused).toBeGreaterThanOrEqual(EDITORS - FIELDS.length);
    for (const { revision, field, value } of accepted) {
      expect((await stateOf(documentId, revision))[field]).toBe(value);
    }
    expect(new Set(accepted.map(({ revision }) => revision)).size).toBe(EDITORS);
    expect(await numbersOf(documentId)).toEqual(
      Array.from({ length: EDITORS + 1 }, (_, n) => n + 1)
    );
    const { body } = await http()
      .get(at(documentId, '/logbook?action=update&limit=100'))
      .set(token);
    expect(body.data).toHaveLength(EDITORS);
  });
});

test('nobody writes or locks without the permission', async () => {
  const { documentId } = await draftArticle('A story');
  const nobody = await tokenFor('plugin::newsroom.article.find');
  for (const [headers, status] of [
    [{}, 401],
    [nobody, 403],
  ] as const) {
    const asked = [
      http().post('/api/newsroom/editorial/articles').send({ headline: 'x' }),
      http().put(at(documentId)).set('If-Match', '"1"').send({ dek: 'x' }),
      http().get(at(documentId)),
      http().put(at(documentId, '/lock')).send({}),
      http().get(at(documentId, '/lock')),
      http().delete(at(documentId, '/lock')),
    ];
    for (const request of asked) expect((await request.set(headers)).status).toBe(status);
  }
  expect(await rows(ARTICLE)).toHaveLength(1);
  expect((await draftOf(documentId)).revision).toBe(1);
});
