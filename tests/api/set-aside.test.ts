import { delivery } from '../helpers/delivery';
import { freezeClock, get, resetNewsroom, strapi } from '../helpers/newsroom';
import { publishedArticle, sectionNamed } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

describe('a story of which no edition can be made', () => {
  const poisoned = async () => {
    const [bad, good] = [await sectionNamed('Bad'), await sectionNamed('Good')];
    const stories = [];
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      stories.push(await publishedArticle(name, { section: bad.documentId }));
    }
    // Neither the first nor the last of those that the job goes through.
    const [, story] = stories.sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
    if (!story) throw new Error('there are no stories');
    await publishedArticle('Cure', { section: good.documentId });
    // Written past everything that would refuse it: no edition can be made of such a story.
    await strapi()
      .db.connection('newsroom_articles')
      .where({ document_id: story.documentId })
      .update({ bylines: '[null]' });
    return { bad: bad.documentId, good: good.documentId, story: story.documentId };
  };
  const jobRows = async () => {
    const found = await strapi().db.connection('newsroom_refresh_jobs').select('*').orderBy('id');
    return found.map((row) => [row.thing, row.attempts, row.attempt_ms && Number(row.attempt_ms)]);
  };

  const mend = (story: string) =>
    strapi()
      .db.connection('newsroom_articles')
      .where({ document_id: story })
      .update({ bylines: '[]' });
  /** By story: what its edition says its section is called. */
  const sections = async (): Promise<Record<string, string>> => {
    const found = await strapi().db.connection('newsroom_editions').select('*');
    return Object.fromEntries(
      found.map((row) => [row.document_id, JSON.parse(row.document).summary.section.name])
    );
  };

  test('is set aside, so that the others of its job, and other jobs, get on', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    const { bad, good, story } = await poisoned();
    const { jobs } = delivery();
    const rename = (documentId: string, name: string) =>
      strapi()
        .db.connection('newsroom_sections')
        .where({ document_id: documentId })
        .update({ name });
    await rename(bad, 'Renamed');
    await rename(good, 'Renamed, too');
    await jobs.add(`s-${bad}`, null);
    await jobs.add(`s-${good}`, null);
    await jobs.work();
    const { [story]: left, ...others } = await sections();
    expect(left).toBe('Bad');
    expect(Object.values(others).sort()).toEqual(['Renamed', 'Renamed', 'Renamed', 'Renamed, too']);
    expect(await jobRows()).toEqual([[`story:${story}`, 1, Date.parse('2026-05-01T00:00:01Z')]]);

    // Set aside once, however many jobs come by.
    await jobs.add(`s-${bad}`, null);
    await jobs.startRebuild();
    await jobs.work();
    expect(await jobRows()).toHaveLength(1);
    await mend(story);
    await jobs.retry();
    expect((await sections())[story]).toBe('Renamed');
    expect(await jobRows()).toEqual([]);
  });

  test('among too many such stories leaves the job to wait as a whole', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    const { bad } = await poisoned();
    const { jobs } = delivery();
    const at = new Date('2026-05-01T00:00:00.000Z');
    const others = Array.from({ length: 100 }, (_, n) => ({
      ...{ thing: `story:x${n}`, cursor: '', done: 0, attempts: 1, created_at: at, updated_at: at },
      attempt_ms: at.getTime() + 60_000,
    }));
    await strapi().db.connection('newsroom_refresh_jobs').insert(others);
    await jobs.add(`s-${bad}`, null);
    await jobs.work();
    expect((await jobRows()).at(-1)).toEqual([`s-${bad}`, 1, at.getTime() + 1_000]);
    expect(await jobs.countStories()).toBe(100);
  });

  test('waits longer each time, and is shown', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    const start = Date.parse('2026-05-01T00:00:00.000Z');
    const at = (ms: number) => freezeClock(new Date(start + ms).toISOString());
    const { bad, story } = await poisoned();
    const { jobs } = delivery();
    const thing = `story:${story}`;
    await jobs.add(`s-${bad}`, null);
    await jobs.work();
    expect(await jobRows()).toEqual([[thing, 1, start + 1_000]]);

    const shown = await get('/health');
    expect(shown.body).toMatchObject({
      status: 'degraded',
      lag: { refreshJobs: 1, failingJobs: 1, storiesSetAside: 1 },
    });
    expect((await jobs.failing())[0]?.lastError).toMatch(/null/);

    // Not before its pause is over; then the next one is twice as long.
    at(999);
    await jobs.work();
    expect(await jobRows()).toEqual([[thing, 1, start + 1_000]]);
    at(1_000);
    await jobs.work();
    expect(await jobRows()).toEqual([[thing, 2, start + 3_000]]);

    await mend(story);
    await jobs.retry();
    expect(await jobRows()).toEqual([]);
    expect((await get('/health')).body).toMatchObject({ status: 'ok', lag: { failingJobs: 0 } });
  });
});
