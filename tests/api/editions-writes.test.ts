import type { Delivery } from 'newsroom/delivery/service';
import { delivery } from '../helpers/delivery';
import { ARTICLE, documents, get, resetNewsroom, rows, SECTION, strapi } from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, sectionNamed } from '../fixtures/newsroom';
import { EDITION, head, editions } from '../helpers/editions';

beforeEach(resetNewsroom);
afterEach(() => jest.restoreAllMocks());
const CHANGE = 'plugin::newsroom.change';
const PERMALINK = 'plugin::newsroom.permalink';
const changeLog = () => strapi().plugin('newsroom').service('changeLog');

describe('all or nothing', () => {
  test.each(['the change log', 'the caller'])(
    'when %s fails late, nothing is there',
    async (who) => {
      const { documentId } = await draftArticle('Story');
      const before = await head();
      const fail = () => Promise.reject(new Error('late'));
      if (who === 'the change log') jest.spyOn(changeLog(), 'append').mockImplementationOnce(fail);
      const write = () => publish(documentId);
      const attempt =
        who === 'the caller' ? strapi().db.transaction(() => write().then(fail)) : write();
      await expect(attempt).rejects.toThrow('late');

      expect(await rows(EDITION)).toEqual([]);
      expect(await rows(CHANGE)).toEqual([]);
      expect(await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).toEqual([]);
      expect(await rows(PERMALINK, { target: documentId })).toMatchObject([{ state: 'reserved' }]);
      expect((await get('/articles/story')).status).toBe(404);
      expect(await head()).toBe(before);

      await publish(documentId);
      expect(await head()).toBe(before + 1);
      expect((await get('/articles/story')).body.data.seq).toBe(before + 1);
    }
  );

  test('a section that cannot be renamed leaves its stories as they were', async () => {
    const world = await sectionNamed('World');
    await publishedArticle('Story', { section: world.documentId });
    const before = [await head(), await editions()];
    jest
      .spyOn(changeLog(), 'append')
      .mockImplementationOnce(() => Promise.reject(new Error('late')));
    await expect(
      documents(SECTION).update({
        documentId: world.documentId,
        locale: 'en',
        data: { name: 'The World' },
      })
    ).rejects.toThrow('late');
    expect([await head(), await editions()]).toEqual(before);
    expect((await get('/articles/story')).body.data.section.name).toBe('World');
  });
});

describe('a change that more stories show than fit into one write', () => {
  const STORIES = 60;
  const names = async (): Promise<string[]> =>
    (await get('/articles?limit=100&relative=false')).body.data.map(
      ({ section }: { section: { name: string } }) => section.name
    );

  /** A node that stops working through the list, and one that starts. */
  const kill = (jobs: Delivery['jobs']) => jest.spyOn(jobs, 'work').mockResolvedValue(undefined);

  test('commits at once; its stories follow in batches, also after a kill between two', async () => {
    const world = await sectionNamed('World');
    for (let n = 0; n < STORIES; n += 1) {
      await publishedArticle(`Story ${n}`, { section: world.documentId });
    }
    const { jobs } = delivery();
    kill(jobs);
    const before = await head();
    await documents(SECTION).update({
      documentId: world.documentId,
      locale: 'en',
      data: { name: 'The World' },
    });
    // The copies in three other languages have no stories to follow.
    expect(await head()).toBe(before + 4);
    expect((await get('/sections/world')).body.data.name).toBe('The World');
    expect(new Set(await names())).toEqual(new Set(['World']));
    const { seq } = (await get('/articles/story-0')).body.data;
    expect(seq).toBeLessThan(before);
    expect((await get('/health')).body.lag.refreshJobs).toBeGreaterThan(0);

    await jobs.batch();
    const half = await names();
    expect(half.filter((name) => name === 'The World')).toHaveLength(50);
    expect(half).toHaveLength(STORIES);
    expect(await jobs.pending()).toBeGreaterThan(0);

    jest.restoreAllMocks();
    await jobs.work();
    expect(new Set(await names())).toEqual(new Set(['The World']));
    expect(await jobs.pending()).toBe(0);
    expect(await head()).toBe(before + 4 + STORIES);
    expect((await get('/articles/story-0')).body.data.seq).toBeGreaterThan(before);
  });
});
