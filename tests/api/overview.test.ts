import { adminRole, adminSession } from '../helpers/accounts';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  http,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  promoTitled,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';

const PLAN = 'plugin::newsroom.planned-publication';
const NOW = '2026-05-01T12:00:00.000Z';
const SOON = '2026-05-01T14:00:00.000Z';
const LATER = '2026-05-02T09:00:00.000Z';
const KEY = 'a-key-that-nobody-sees';
const SECRET = 'a-secret-that-nobody-sees';

let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor(
    ...['overview.find', 'overview.promos', 'overview.corrections', 'settings.find'].map(
      (action) => `plugin::newsroom.${action}`
    ),
    ...['queue', 'schedule', 'correct'].map((action) => `plugin::newsroom.publishing.${action}`),
    'plugin::newsroom.workflow.move'
  );
});
beforeEach(async () => {
  await resetNewsroom();
  freezeClock(NOW);
});
afterAll(resetNewsroom);

const read = (place: string, headers = token) => editorial('get', place, headers);
const plan = (id: string, publishAt: string) =>
  editorial('put', `/articles/${id}/schedule`, token, { locales: ['en'], publishAt, force: true });
const move = (id: string, stage: string) =>
  editorial('post', `/articles/${id}/stage`, token, { locale: 'en', stage });
const headlines = (shelf: { stories: { headline: string }[] }) =>
  shelf.stories.map(({ headline }) => headline);

describe('the overview of the desk', () => {
  test('says what is live, breaking, planned, failed and in review', async () => {
    await publishedArticle('Live');
    await publishedArticle('Breaking', { urgency: 'breaking' });
    await draftArticle('Only a draft', { urgency: 'breaking' });
    await publishedArticle('Embargoed', { embargoUntil: SOON });
    const [first, second, third] = [
      await draftArticle('First'),
      await draftArticle('Second'),
      await draftArticle('Third'),
    ];
    await plan(second.documentId, LATER);
    await plan(first.documentId, SOON);
    await plan(third.documentId, SOON);
    await strapi()
      .db.query(PLAN)
      .update({
        where: { documentId: third.documentId },
        data: { state: 'failed', lastError: 'It has no slug' },
      });
    const reviewed = await draftArticle('Looked at');
    expect((await move(reviewed.documentId, 'in-review')).status).toBe(200);

    const { status, body } = await read('/overview');
    expect(status).toBe(200);
    const { data } = body;
    expect(data.at).toBe(NOW);
    expect([data.live.count, headlines(data.live).sort()]).toEqual([2, ['Breaking', 'Live']]);
    expect([data.breaking.count, headlines(data.breaking)]).toEqual([1, ['Breaking']]);
    expect(headlines(data.planned)).toEqual(['First', 'Second']);
    expect(data.planned.stories[0]).toMatchObject({ at: SOON, action: 'publish', locale: 'en' });
    expect(data.failed.stories).toEqual([
      expect.objectContaining({ headline: 'Third', note: 'It has no slug' }),
    ]);
    expect(data.inReview.stories).toEqual([
      expect.objectContaining({ headline: 'Looked at', stage: 'in-review' }),
    ]);
    expect(data.mine).toEqual({ count: 0, stories: [] });
    expect(body.meta.stages[1]).toEqual({
      code: 'in-review',
      name: 'In review',
      colour: '#d9822f',
    });
  });

  test('counts all, and shows as many as are asked for', async () => {
    for (const number of [1, 2, 3]) await publishedArticle(`Story ${number}`);
    const { body } = await read('/overview?limit=2');
    expect([body.data.live.count, body.data.live.stories.length]).toEqual([3, 2]);
    expect((await read('/overview?limit=21')).status).toBe(400);
    expect((await read('/overview?colour=red')).status).toBe(400);
  });

  test('shows whoever asks what was handed to them, until it is published', async () => {
    const code = `overview-${Date.now()}`;
    const actions = ['overview.find'].map((action) => ({
      ...{ action: `plugin::newsroom.${action}`, properties: {} },
    }));
    const session = await adminSession(await adminRole(code, actions));
    const user = await strapi()
      .db.query('admin::user')
      .findOne({ where: { lastname: code } });
    const { documentId } = await draftArticle('For you');
    await editorial('post', `/articles/${documentId}/stage`, token, {
      ...{ locale: 'en', stage: 'in-review', assignee: { kind: 'admin', id: String(user.id) } },
    });
    const mine = async () =>
      headlines((await http().get('/newsroom/overview').set(session)).body.data.mine);
    expect(await mine()).toEqual(['For you']);
    await documents(ARTICLE).publish({ documentId, locale: 'en' });
    expect(await mine()).toEqual([]);
  });

  test('neither lists nor counts what is beyond a limit', async () => {
    const world = await sectionNamed('World');
    const { documentId } = await publishedArticle('Abroad', { section: world.documentId });
    await translation(documentId, 'tr', 'Yurt dışı', { section: world.documentId });
    await documents(ARTICLE).publish({ documentId, locale: 'tr' });
    await publishedArticle('At home');
    const code = `limited-${Date.now()}`;
    const action = 'plugin::newsroom.overview.find';
    const promos = 'plugin::newsroom.overview.promos';
    const session = await adminSession(
      await adminRole(code, [
        { action, properties: {} },
        { action: promos, properties: {} },
      ])
    );
    const desk = strapi().config.get<object>('plugin::newsroom.desk');
    configure({ desk: { ...desk, limits: { [`admin:${code}`]: { locales: ['tr'] } } } });
    const { body } = await http().get('/newsroom/overview').set(session);
    expect([body.data.live.count, headlines(body.data.live)]).toEqual([1, ['Yurt dışı']]);
    expect((await http().get('/newsroom/promos?locale=en').set(session)).status).toBe(403);
    expect((await http().get('/newsroom/promos?locale=tr').set(session)).status).toBe(200);
  });
});

describe('the queue', () => {
  test('is asked for a story, and for when plans are due', async () => {
    const [first, second] = [await draftArticle('First'), await draftArticle('Second')];
    await plan(first.documentId, SOON);
    await plan(second.documentId, LATER);
    const due = async (query: string) =>
      (await read(`/queue?${query}`)).body.data.map(
        ({ article }: { article: { headline: string } }) => article.headline
      );
    expect(await due(`article=${first.documentId}`)).toEqual(['First']);
    expect(await due(`since=${LATER}`)).toEqual(['Second']);
    expect(await due(`until=${LATER}`)).toEqual(['First']);
    expect(await due(`since=${SOON}&until=2026-05-03T00:00:00Z`)).toEqual(['Second', 'First']);
    expect((await read('/queue?since=yesterday')).status).toBe(400);
    const { body } = await read('/queue?limit=1');
    const cursor = encodeURIComponent(body.meta.nextCursor);
    expect((await read(`/queue?limit=1&since=${SOON}&cursor=${cursor}`)).status).toBe(400);
  });
});

describe('promos by slot', () => {
  test('say how they stand: running, yet to come, over or switched off', async () => {
    const world = await sectionNamed('World');
    const url = 'https://example.org';
    await promoTitled('Running', { url, endsAt: LATER, sections: [world.documentId] });
    await promoTitled('Coming', { url, startsAt: SOON, placement: 'global' });
    await promoTitled('Over', { url, endsAt: NOW, placement: 'global', priority: 5 });
    await promoTitled('Off', { url, enabled: false, placement: 'section-front' });
    const { body } = await read('/promos');
    const states = body.data.map(({ title, state }: { title: string; state: string }) => [
      title,
      state,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      ...{ Running: 'running', Coming: 'upcoming', Over: 'over', Off: 'off' },
    });
    expect(body.data[0]).toMatchObject({ title: 'Running', endsAt: LATER, sections: ['World'] });
    expect(states.map(([title]: [string]) => title)).toEqual(['Running', 'Over', 'Coming', 'Off']);
    expect(body.meta).toEqual({ locale: 'en', at: NOW, isComplete: true });
    expect((await read('/promos?locale=xx')).status).toBe(400);
  });
});

describe('corrections that are owed', () => {
  test('are listed over all stories, page by page, until they are settled', async () => {
    for (const number of [1, 2]) {
      const { documentId } = await publishedArticle(`Story ${number}`);
      await translation(documentId, 'tr', `Haber ${number}`);
      await editorial('post', `/articles/${documentId}/corrections`, token, {
        ...{ locale: 'en', kind: 'correction', text: `Mended ${number}` },
      });
    }
    const first = await read('/corrections?limit=1');
    expect(first.body.data).toEqual([
      expect.objectContaining({
        ...{ locale: 'tr', origin: 'en', kind: 'correction', text: 'Mended 2' },
        article: expect.objectContaining({ headline: 'Haber 2' }),
      }),
    ]);
    const cursor = encodeURIComponent(first.body.meta.nextCursor);
    const second = await read(`/corrections?limit=1&cursor=${cursor}`);
    expect([second.body.data[0].text, second.body.meta.nextCursor]).toEqual(['Mended 1', null]);
    expect((await read('/corrections?locale=tr')).body.data).toHaveLength(2);
    expect((await read('/corrections?locale=en')).body.data).toEqual([]);
    expect((await read('/corrections?cursor=none')).status).toBe(400);
  });
});

describe('the settings', () => {
  test('are shown, and no secret is sent', async () => {
    const shipped = strapi().config.get<{ machine: object }>('plugin::newsroom.translation');
    const machine = { ...shipped.machine, provider: 'deepl', apiKey: KEY };
    configure({
      timeZones: { tr: 'Europe/Istanbul' },
      translation: { ...shipped, machine },
      webhooks: [{ name: 'site', kind: 'signed', url: 'https://hooks.example/x', secret: SECRET }],
    });
    const { status, text, body } = await read('/configuration');
    expect(status).toBe(200);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('hooks.example');
    expect(body.data.machine).toMatchObject({ provider: 'deepl', hasKey: true });
    expect(body.data.locales[0]).toMatchObject({ code: 'en', isDefault: true });
    expect(body.data.locales.find(({ code }: { code: string }) => code === 'tr')).toMatchObject({
      timeZone: 'Europe/Istanbul',
      chain: ['tr', 'en'],
    });
    expect(body.data.workflow.stages.length).toBeGreaterThan(2);
  });

  test('are for whoever may see them', async () => {
    const other = await tokenFor('plugin::newsroom.overview.find');
    expect((await read('/configuration', other)).status).toBe(403);
    expect((await read('/configuration', {})).status).toBe(401);
  });
});
