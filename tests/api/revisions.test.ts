import { ARTICLE, documents, freezeClock, http, strapi, tokenFor } from '../helpers/newsroom';
import { statementsOf } from '../helpers/statements';
import {
  draftArticle,
  paragraphs,
  pictureNamed,
  publish,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';
import {
  token,
  ask,
  restore,
  update,
  type Revision,
  revisions,
  setUpRevisions,
} from '../helpers/revisions';

setUpRevisions();

describe('a save of substance', () => {
  test('is a revision: who, when, from which, which fields', async () => {
    freezeClock('2026-03-01T08:00:00Z');
    const { documentId } = await draftArticle('A story');
    freezeClock('2026-03-01T09:00:00Z');
    await update(documentId, { dek: 'A dek', tags: ['One'] });
    expect(await revisions(documentId)).toEqual([
      {
        number: 2,
        at: '2026-03-01T09:00:00.000Z',
        actor: { kind: 'system', id: null, name: 'system' },
        action: 'update',
        base: 1,
        restored: null,
        fields: ['dek', 'tags'],
        publishedAt: null,
      },
      expect.objectContaining({ number: 1, action: 'create', base: null }),
    ]);
  });

  test('that says the same as before makes none', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'A dek' });
    await update(documentId, { dek: 'A dek', headline: 'A story', tags: [] });
    expect(await revisions(documentId)).toHaveLength(1);
  });

  test('of a relation or the picture is one as well', async () => {
    const ap = await sourceNamed('AP');
    const { documentId } = await draftArticle('A story');
    await update(documentId, { sources: [ap.documentId] });
    const leadImage = await pictureNamed('a');
    await update(documentId, { leadImage });
    expect((await revisions(documentId)).map(({ fields }) => fields).slice(0, 2)).toEqual([
      ['leadImage'],
      ['sources'],
    ]);
    const { data } = await ask(documentId, '/3');
    expect(data.state).toMatchObject({ leadImage, sources: [ap.documentId] });
  });

  test('is counted in each locale by itself', async () => {
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    await update(documentId, { dek: 'Dek' }, 'tr');
    expect((await revisions(documentId, 'en')).map(({ number }) => number)).toEqual([1]);
    expect((await revisions(documentId, 'tr')).map(({ number }) => number)).toEqual([2, 1]);
  });

  test('of what all locales share is a revision in each of them', async () => {
    const { documentId } = await draftArticle('A story');
    await translation(documentId, 'tr', 'Bir haber');
    await update(documentId, { urgency: 'breaking' });
    expect((await revisions(documentId, 'tr'))[0]).toMatchObject({
      action: 'sync',
      fields: ['urgency'],
    });
  });

  test('that is rolled back leaves no number behind', async () => {
    const { documentId } = await draftArticle('A story');
    const failing = strapi().db.transaction(async () => {
      await update(documentId, { dek: 'Lost' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await update(documentId, { dek: 'Kept' });
    expect((await revisions(documentId)).map(({ number }) => number)).toEqual([2, 1]);
  });

  test('stands in the logbook with its revision', async () => {
    const { documentId } = await draftArticle('A story');
    await update(documentId, { dek: 'Dek' });
    const { body } = await http()
      .get(`/api/newsroom/editorial/articles/${documentId}/logbook?action=update`)
      .set(token);
    expect(body.data).toMatchObject([{ revision: 2, details: { fields: ['dek'] } }]);
  });

  test('of an article that has no revision yet keeps what it said before', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'Before' });
    await strapi().db.connection('newsroom_revisions').del();
    await update(documentId, { dek: 'After' });
    expect(await revisions(documentId)).toMatchObject([
      { number: 2, action: 'update', fields: ['dek'] },
      { number: 1, action: 'adopt' },
    ]);
    expect((await ask(documentId, '/1')).data.state.dek).toBe('Before');
  });

  test('costs four statements, a publication two, and the board one more of each', async () => {
    const { documentId } = await draftArticle('A story');
    const count = async (work: () => Promise<unknown>) => {
      const statements = await statementsOf(work);
      return statements.filter((sql) => /newsroom_(revisions|logbook)/.test(sql)).length;
    };
    expect(await count(() => update(documentId, { dek: 'Dek' }))).toBe(4 + 1);
    // MySQL cannot say in an UPDATE which revision it was.
    const ofPublication = strapi().db.dialect.client === 'mysql' ? 3 : 2;
    expect(await count(() => publish(documentId, 'en'))).toBe(ofPublication + 1);
  });
});

describe('a publication', () => {
  test('marks the revision that it published', async () => {
    freezeClock('2026-03-01T08:00:00Z');
    const { documentId } = await draftArticle('A story');
    await publish(documentId, 'en');
    await update(documentId, { dek: 'Later' });
    expect((await revisions(documentId)).map(({ publishedAt }) => publishedAt)).toEqual([
      null,
      '2026-03-01T08:00:00.000Z',
    ]);
  });

  test('of what was written past the document service is a revision first', async () => {
    const { documentId } = await draftArticle('A story');
    await strapi().db.connection('newsroom_revisions').del();
    await publish(documentId, 'en');
    expect(await revisions(documentId)).toMatchObject([{ number: 1, action: 'publish' }]);
  });

  test('discarded changes come back from the published state, as a revision', async () => {
    const { documentId } = await draftArticle('A story', { dek: 'Published' });
    await publish(documentId, 'en');
    await update(documentId, { dek: 'Changed' });
    await documents(ARTICLE).discardDraft({ documentId, locale: 'en' });
    expect((await revisions(documentId))[0]).toMatchObject({
      number: 3,
      action: 'discardDraft',
      fields: ['dek'],
    });
  });
});

test('a clone begins a history of its own', async () => {
  const { documentId } = await draftArticle('A story');
  await update(documentId, { dek: 'Dek' });
  const clone = await documents(ARTICLE).clone({ documentId, locale: 'en', data: {} });
  expect(await revisions(clone.documentId)).toMatchObject([{ number: 1, action: 'clone' }]);
  const { body } = await http()
    .get(`/api/newsroom/editorial/articles/${clone.documentId}/logbook`)
    .set(token);
  expect(body.data).toMatchObject([
    { action: 'clone', revision: 1, details: { from: documentId } },
  ]);
});

describe('looking back', () => {
  test('shows what it said, and what differs by field, block and word', async () => {
    const { documentId } = await draftArticle('Ten people', { body: paragraphs('One.', 'Two.') });
    await update(documentId, {
      headline: 'Twelve people',
      body: paragraphs('One.', 'Two, then.', 'Three.'),
    });
    expect((await ask(documentId, '/1')).data.state).toMatchObject({
      headline: 'Ten people',
      body: paragraphs('One.', 'Two.'),
      section: null,
      sources: [],
    });
    const { data, meta } = await ask(documentId, '/1/diff/2');
    expect(meta).toEqual({ from: 1, to: 2 });
    expect(data.map(({ field }: { field: string }) => field)).toEqual(['headline', 'slug', 'body']);
    expect(data[0].parts[0]).toEqual({ change: 'removed', text: 'Ten' });
    expect(data[2].blocks.map(({ change }: { change: string }) => change)).toEqual([
      'same',
      'changed',
      'added',
    ]);
  });

  test('comes in pages', async () => {
    const { documentId } = await draftArticle('A story');
    for (let n = 2; n <= 5; n += 1) await update(documentId, { dek: `Dek ${n}` });
    const first = await ask(documentId, '?limit=2');
    expect(first.data.map(({ number }: Revision) => number)).toEqual([5, 4]);
    const second = await ask(documentId, `?limit=2&before=${first.meta.nextBefore}`);
    expect(second.data.map(({ number }: Revision) => number)).toEqual([3, 2]);
    const last = await ask(documentId, `?limit=2&before=${second.meta.nextBefore}`);
    expect([last.data.length, last.meta.nextBefore]).toEqual([1, null]);
  });

  test('outlives the article', async () => {
    const { documentId } = await draftArticle('A story');
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    expect(await revisions(documentId)).toHaveLength(1);
    expect((await restore(documentId, 1)).status).toBe(404);
  });
});

test('nobody reads or restores without the permission', async () => {
  const { documentId } = await draftArticle('A story');
  await update(documentId, { dek: 'Changed' });
  const other = await tokenFor('plugin::newsroom.article.find');
  const base = `/api/newsroom/editorial/articles/${documentId}/revisions`;
  for (const path of ['', '/1', '/1/diff/2']) {
    expect((await http().get(`${base}${path}`)).status).toBe(401);
    expect((await http().get(`${base}${path}`).set(other)).status).toBe(403);
  }
  expect((await http().post(`${base}/1/restore`).set(other)).status).toBe(403);
  expect(await revisions(documentId)).toHaveLength(2);
});
