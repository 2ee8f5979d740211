import { delivery, readChanges, wire } from '../helpers/delivery';
import { ARTICLE, documents, PERMALINK, rows, strapi } from '../helpers/newsroom';
import { draftArticle, publishedArticle } from '../fixtures/newsroom';
import { KILLED, kill, newsroomWithAStory, statusOf, SLUGS, setUpKill } from '../helpers/kill';

setUpKill();

const PLAN = 'plugin::newsroom.planned-publication';

describe('what comes after a kill', () => {
  test('is not undone by an import that publishes', async () => {
    const item = {
      uri: 'urn:test:kraken',
      version: '1',
      standard: { name: 'ninjs', version: '3.0' },
      language: 'en',
      headlines: [{ value: 'Kraken of the wires' }],
    };
    const imports = strapi().plugin('newsroom').service('import');
    const [first] = await imports.importItems([item], { publish: true });
    await kill(first.id);
    const [again] = await imports.importItems(
      [{ ...item, version: '2', headlines: [{ value: 'Kraken, newer' }] }],
      { publish: true }
    );
    expect([again.result, again.published]).toEqual(['updated', false]);
    expect((await delivery().proof.read(first.id)).isDown).toBe(true);
  });

  test('keeps its addresses from every other story', async () => {
    const { documentId } = await newsroomWithAStory();
    await kill(documentId);
    for (const slug of SLUGS) {
      await expect(draftArticle('Usurper', { slug })).rejects.toMatchObject({
        message: expect.stringContaining(documentId),
      });
    }
  });

  test('cancels what is planned of it', async () => {
    const { documentId } = await newsroomWithAStory();
    const plans = strapi().plugin('newsroom').service('plans');
    const at = new Date('2999-01-01T00:00:00Z');
    const plan = {
      documentId,
      locale: 'en',
      zone: 'UTC',
      plannedAt: at,
      plannedBy: 'x',
      dueAt: at,
    };
    await plans.add({ ...plan, action: 'unpublish' });
    await kill(documentId);
    expect((await rows(PLAN)).map(({ state }) => state)).toEqual(['cancelled']);
  });

  test('outlives its story: the addresses that readers knew are gone for good, and nobody else gets them', async () => {
    const { documentId } = await newsroomWithAStory();
    await kill(documentId);
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    for (const path of ['/articles/kraken', '/articles/kraken-former', '/articles/kraken/html']) {
      const { status, text } = await wire(path);
      expect([path, status, JSON.parse(text).error.details.notice]).toEqual([
        path,
        410,
        'Withdrawn.',
      ]);
    }
    expect(await statusOf('/articles/kraken-haberi?locale=tr')).toBe(410);
    expect(await rows(KILLED)).toEqual([expect.objectContaining({ documentId })]);

    const next = await publishedArticle('Kraken');
    expect((await wire(`/articles/id/${next.documentId}`)).text).toContain('"slug":"kraken-2"');
    await expect(draftArticle('Another', { slug: 'kraken' })).rejects.toThrow('belongs to another');
    const found: string[] = [];
    await strapi()
      .plugin('newsroom')
      .service('doctor')
      .examine({
        isFixing: true,
        found: ({ kind }: { kind: string }) => found.push(kind),
        stillThere: () => undefined,
      });
    expect(found).toEqual([]);
    expect(await statusOf('/articles/kraken')).toBe(410);
  });

  test('is forgotten with a story that readers never saw', async () => {
    const { documentId } = await draftArticle('Short-lived');
    await kill(documentId);
    await documents(ARTICLE).delete({ documentId, locale: '*' });
    expect(await rows(KILLED)).toEqual([]);
    expect(await rows(PERMALINK)).toEqual([]);
  });

  test('survives a rebuild, and doctor puts back what was written around it', async () => {
    const { documentId } = await newsroomWithAStory();
    await kill(documentId);
    const { jobs, proof } = delivery();
    await jobs.add('*', null);
    await jobs.work();
    expect((await proof.read(documentId)).isDown).toBe(true);

    // Both the ledger and the content, past everything that would refuse it.
    const { db } = strapi();
    await db
      .connection('newsroom_permalinks')
      .where({ target: documentId })
      .update({ state: 'live' });
    await db
      .connection('newsroom_articles')
      .where({ document_id: documentId, locale: 'en' })
      .update({ published_at: new Date() });
    await jobs.add('*', null);
    await jobs.work();
    expect((await readChanges()).filter(({ id }) => id === documentId).at(-1)?.action).toBe('kill');

    const found: string[] = [];
    const examination = await strapi()
      .plugin('newsroom')
      .service('doctor')
      .examine({
        isFixing: true,
        found: ({ kind }: { kind: string }) => found.push(kind),
        stillThere: () => undefined,
      });
    expect(found).toEqual(expect.arrayContaining(['killed but published', 'killed but addressed']));
    expect([...examination.left]).toEqual([]);
    expect(await statusOf('/articles/kraken')).toBe(410);
    expect((await proof.read(documentId)).isDown).toBe(true);
  });
});
