import { ARTICLE, documents, http, rows, SOURCE } from '../helpers/newsroom';
import { draftArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';
import { token, restore, update, revisions, setUpRevisions } from '../helpers/revisions';

setUpRevisions();

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
