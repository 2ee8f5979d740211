import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  http,
  resetNewsroom,
  rows,
  SOURCE,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  publish,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

let token: Record<string, string>;

const ACTIONS = ['find', 'findOne', 'compare', 'restore'].map(
  (action) => `plugin::newsroom.revisions.${action}`
);

beforeEach(async () => {
  await resetNewsroom();
  configure({ desk: { revisions: { keep: 100, days: 90 }, lockSeconds: 120 } });
  token = await tokenFor(...ACTIONS, 'plugin::newsroom.logbook.ofArticle');
});

const ask = async (documentId: string, path = '') => {
  const answer = await http()
    .get(`/api/newsroom/editorial/articles/${documentId}/revisions${path}`)
    .set(token);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer.body;
};
const restore = (documentId: string, n: number | string, locale = 'en') =>
  http()
    .post(`/api/newsroom/editorial/articles/${documentId}/revisions/${n}/restore?locale=${locale}`)
    .set(token);

const update = (documentId: string, data: object, locale = 'en') =>
  documents(ARTICLE).update({ documentId, locale, data });

interface Revision {
  number: number;
  action: string;
  base: number | null;
  restored: number | null;
  fields: string[];
  publishedAt: string | null;
}
const revisions = async (documentId: string, locale = 'en'): Promise<Revision[]> =>
  (await ask(documentId, `?locale=${locale}`)).data;

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
    const image = await strapi()
      .db.query('plugin::upload.file')
      .create({
        data: {
          ...{ name: 'a.jpg', hash: 'a', ext: '.jpg', mime: 'image/jpeg', size: 1 },
          ...{ url: '/uploads/a.jpg', provider: 'local', folderPath: '/' },
        },
      });
    await update(documentId, { leadImage: image.id });
    expect((await revisions(documentId)).map(({ fields }) => fields).slice(0, 2)).toEqual([
      ['leadImage'],
      ['sources'],
    ]);
    const { data } = await ask(documentId, '/3');
    expect(data.state).toMatchObject({ leadImage: image.id, sources: [ap.documentId] });
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

  test('costs four statements, a publication three', async () => {
    const { documentId } = await draftArticle('A story');
    const count = async (work: () => Promise<unknown>) => {
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => statements.push(sql);
      strapi().db.connection.on('query', note);
      await work();
      strapi().db.connection.removeListener('query', note);
      return statements.filter((sql) => /newsroom_(revisions|logbook)/.test(sql)).length;
    };
    expect(await count(() => update(documentId, { dek: 'Dek' }))).toBe(4);
    expect(await count(() => publish(documentId, 'en'))).toBe(3);
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

describe('a restore', () => {
  test('brings the state back as a save of its own, and leaves the address alone', async () => {
    const section = await sectionNamed('World');
    const { documentId } = await draftArticle('First', {
      slug: 'first',
      section: section.documentId,
      tags: ['One'],
    });
    await update(documentId, { headline: 'Second', slug: 'second', section: null, tags: [] });
    const { status, body, headers } = await restore(documentId, 1);
    expect(status).toBe(200);
    expect(headers.etag).toBe('"3"');
    expect(body.meta).toEqual({ restored: 1, missing: [], kept: ['slug'] });
    expect(body.data.fields).toMatchObject({
      headline: 'First',
      slug: 'second',
      section: section.documentId,
      tags: ['One'],
    });
    const [row] = await rows(ARTICLE, { documentId }, { section: true });
    expect(row).toMatchObject({ headline: 'First', section: { name: 'World' } });
    expect((await revisions(documentId))[0]).toMatchObject({
      number: 3,
      action: 'restore',
      base: 2,
      restored: 1,
    });
    const { body: log } = await http()
      .get(`/api/newsroom/editorial/articles/${documentId}/logbook?action=restore`)
      .set(token);
    expect(log.data).toMatchObject([{ revision: 3, details: { restored: 1 } }]);
  });

  test('names relations that are no longer there', async () => {
    const gone = await sourceNamed('GONE');
    const there = await sourceNamed('AP');
    const { documentId } = await draftArticle('A story', {
      sources: [gone.documentId, there.documentId],
    });
    await update(documentId, { sources: [] });
    await documents(SOURCE).delete({ documentId: gone.documentId, locale: '*' });
    const { body } = await restore(documentId, 1);
    expect(body.meta.missing).toEqual([{ field: 'sources', id: gone.documentId }]);
    expect(body.data.fields.sources).toEqual([there.documentId]);
  });

  test('of what the draft says already changes nothing', async () => {
    const { documentId } = await draftArticle('A story');
    expect((await restore(documentId, 1)).body.data.revision).toBe(1);
    expect(await revisions(documentId)).toHaveLength(1);
  });

  test.each([
    ['99', 404, 'unknown-revision'],
    ['0', 400, undefined],
    ['x', 400, undefined],
  ])('of revision %s is refused with %s, and nothing changes', async (n, status, code) => {
    const other = await draftArticle('Another');
    for (let i = 0; i < 3; i += 1) await update(other.documentId, { dek: `${i}` });
    const { documentId } = await draftArticle('A story');
    const answer = await restore(documentId, n);
    expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
    // A revision that only the other article has is none of this one.
    expect((await restore(documentId, 3)).status).toBe(404);
    expect(await revisions(documentId)).toHaveLength(1);
  });

  test('in a locale that is none is refused', async () => {
    const { documentId } = await draftArticle('A story');
    expect((await restore(documentId, 1, 'xx')).status).toBe(400);
    expect((await restore(documentId, 1, 'tr')).status).toBe(404);
  });
});

test('old revisions go, but none that was published, and no number comes again', async () => {
  configure({ desk: { revisions: { keep: 3, days: 0 }, lockSeconds: 120 } });
  freezeClock('2026-03-01T08:00:00Z');
  const { documentId } = await draftArticle('A story');
  await update(documentId, { dek: 'Published' });
  await publish(documentId, 'en');
  for (let n = 3; n <= 10; n += 1) {
    freezeClock(`2026-03-01T09:${String(n).padStart(2, '0')}:00Z`);
    await update(documentId, { dek: `Dek ${n}` });
  }
  expect((await revisions(documentId)).map(({ number }) => number)).toEqual([10, 9, 8, 2]);
  await update(documentId, { dek: 'More' });
  expect((await revisions(documentId))[0]?.number).toBe(11);
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
