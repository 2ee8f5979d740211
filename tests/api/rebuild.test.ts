import supertest from 'supertest';
import {
  forgetAnswers,
  freezeClock,
  get,
  resetNewsroom,
  runClock,
  strapi,
} from '../helpers/newsroom';
import { beginProcess, command, commandInProcess } from '../helpers/terminal';
import { until } from '../helpers/until';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

const table = (name: string) => strapi().db.connection(`newsroom_${name}`);
const delivery = () => strapi().plugin('newsroom').service('delivery');

beforeEach(resetNewsroom);

const story = async (): Promise<void> => {
  const world = await sectionNamed('World');
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const source = await sourceNamed('AP');
  const promo = await promoTitled('Subscribe', { url: 'https://example.org/join' });
  const older = await publishedArticle('Earlier story', { section: world.documentId });
  const wave = await draftArticle('A wave', {
    section: asia.documentId,
    sources: [source.documentId],
    relatedPromos: [promo.documentId],
    relatedArticles: [older.documentId],
    tags: ['Sea'],
    bylines: [{ name: 'A. Writer' }],
  });
  await translation(wave.documentId, 'tr', 'Bir dalga');
  await publish(wave.documentId);
};

/** Stories copied by SQL, so that there are many in no time; `id` sorts before all real ones. */
const clones = async (count: number): Promise<void> => {
  const published = await table('articles')
    .where({ slug: 'earlier-story' })
    .whereNotNull('published_at')
    .first();
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return { ...published, id: undefined, document_id: `0${number}`, slug: `story-${number}` };
  });
  for (let start = 0; start < count; start += 20) {
    await table('articles').insert(rows.slice(start, start + 20));
  }
};

const ANSWERS = [
  '/articles?relative=false',
  '/articles?section=world&relative=false',
  '/articles?source=AP&relative=false',
  '/articles?tag=sea&relative=false',
  '/articles?locale=tr&relative=false',
  '/articles/a-wave?relative=false',
  '/articles/bir-dalga?locale=tr&relative=false',
  '/sections/asia?relative=false',
  '/feeds/feed.json',
];

/** When answers are looked at: lists say until when they hold, which is every five minutes another hour. */
const LATER = new Date(Date.now() + 3_600_000).toISOString();

/** Bodies byte for byte, but for the numbers of changes. */
const answers = async (): Promise<string[]> => {
  freezeClock(LATER);
  forgetAnswers();
  const texts: string[] = [];
  for (const one of ANSWERS) {
    const { status, text } = await get(one);
    texts.push(`${status} ${text.replace(/"seq":\d+/g, '"seq":0')}`);
  }
  runClock();
  return texts;
};

const forgetReadModel = async (): Promise<void> => {
  await table('editions').del();
  await table('mentions').del();
};

const count = async (name: string): Promise<number> => {
  const [row] = await table(name).count('* as count');
  return Number(row?.count);
};

test('makes the same answers from nothing', async () => {
  await story();
  const before = await answers();
  expect(before.every((answer) => answer.startsWith('200'))).toBe(true);

  await forgetReadModel();
  const { code, out } = await command('rebuild');
  expect({ code, first: out[0] }).toEqual({
    code: 0,
    first: expect.stringContaining('Rebuilding 3 editions'),
  });
  expect(out.at(-1)).toMatch(/^3 editions in /);
  expect(await answers()).toEqual(before);
});

test('removes what has no content and puts damaged editions and lists right', async () => {
  await story();
  const before = await answers();
  await table('editions')
    .where({ slug: 'a-wave' })
    .update({ document: '{"summary":{},"mentions":{}}' });
  const edition = await table('editions').where({ slug: 'earlier-story' }).first();
  const mention = await table('mentions').first();
  await table('editions').insert({
    ...edition,
    id: undefined,
    document_id: 'nothing',
    slug: 'nothing',
  });
  await table('mentions').insert({ ...mention, id: undefined, document_id: 'stray' });
  await table('mentions').where({ thing: 'a-x' }).del();

  expect((await command('rebuild')).code).toBe(0);
  expect(await answers()).toEqual(before);
  expect(await count('editions')).toBe(3);
  expect((await command('doctor')).code).toBe(0);
});

test('goes on where it was when it was stopped, and begins anew when asked to', async () => {
  await story();
  await clones(250);
  await forgetReadModel();
  await delivery().jobs.startRebuild();
  await delivery().jobs.batch();
  expect(await count('editions')).toBe(100);
  const first = await table('editions').orderBy('document_id').first('id');

  const resumed = await command('rebuild');
  expect(resumed.out[0]).toContain('Going on with the rebuild that made 100 of 253 editions');
  expect(resumed.out.at(-1)).toMatch(/^153 editions in /);
  expect(await count('editions')).toBe(253);
  expect(await table('editions').orderBy('document_id').first('id')).toEqual(first);

  await delivery().jobs.startRebuild();
  await delivery().jobs.batch();
  const anew = await command('rebuild', '--from-start');
  expect(anew.out[0]).toContain('Rebuilding 253 editions');
});

test('killed in a process of its own, it is finished by the node that serves', async () => {
  await story();
  await clones(600);
  const before = await answers();
  await forgetReadModel();
  const child = beginProcess(['rebuild']);
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));

  delivery().chores.start();
  await until(async () => !(await delivery().jobs.rebuild()));
  expect(await count('editions')).toBe(603);
  // The clones were published past the log: their lists are longer than before.
  expect((await answers()).slice(5, 7)).toEqual(before.slice(5, 7));
});

test('readers see no gap while it runs', async () => {
  await story();
  await clones(400);
  await command('rebuild');
  const editions = await table('editions').whereIn('slug', ['a-wave', 'story-0000', 'story-0399']);
  const paths = editions.map(({ document_id: id }) => `/articles/id/${id}`);
  const seen: unknown[] = [];
  let isRunning = true;
  const reading = (async () => {
    while (isRunning) {
      forgetAnswers();
      for (const one of paths) seen.push((await get(one)).status);
      seen.push((await get('/articles?section=world')).body.data.length);
    }
  })();
  expect((await command('rebuild')).code).toBe(0);
  isRunning = false;
  await reading;
  expect(seen.length).toBeGreaterThan(3);
  expect([...new Set(seen)].sort()).toEqual([20, 200]);
});

test('works beside a server that works the same job off, and tells it what changed', async () => {
  await story();
  await clones(300);
  delivery().chores.start();
  await forgetReadModel();
  expect(
    (await supertest(globalThis.newsroom.url).get('/api/newsroom/articles/a-wave')).status
  ).toBe(404);
  const { code, out } = await commandInProcess('rebuild');
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringMatching(/editions in .* a second\.\n$/),
  });
  await delivery().follower.catchUp();
  expect((await get('/articles/a-wave')).status).toBe(200);
  expect(await count('editions')).toBe(303);
});

test('says what it does not understand', async () => {
  expect(await command('rebuild', '--quickly')).toMatchObject({ code: 2 });
});
