import { delivery, readChanges, wire } from '../helpers/delivery';
import {
  ARTICLE,
  documents,
  editorial,
  freezeClock,
  get,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, paragraphs, publish, translation } from '../fixtures/newsroom';

const CORRECTION = 'plugin::newsroom.correction';

const MORNING = '2026-05-01T08:00:00.000Z';
const NOON = '2026-05-01T12:00:00.000Z';
const EVENING = '2026-05-01T18:00:00.000Z';

let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor(
    ...['correct', 'corrections', 'settleCorrection', 'publish', 'unpublish', 'kill'].map(
      (action) => `plugin::newsroom.publishing.${action}`
    )
  );
});
beforeEach(resetNewsroom);

/** Published in the morning in English and Turkish, with an Arabic draft. */
const storyInThreeLanguages = async () => {
  freezeClock(MORNING);
  const { documentId } = await draftArticle('The line', { dek: 'It is long.' });
  await translation(documentId, 'tr', 'Hat');
  await translation(documentId, 'ar', 'الخط');
  await publish(documentId, ['en', 'tr']);
  return documentId;
};

const correct = (id: string, body: object = {}) =>
  editorial('post', `/articles/${id}/corrections`, token, {
    locale: 'en',
    kind: 'correction',
    text: 'The line is 78 km long.',
    ...body,
  });
const settle = (id: string, correction: string, locale: string, body: object) =>
  editorial('put', `/articles/${id}/corrections/${correction}/locales/${locale}`, token, body);
const article = async (id: string, locale = 'en') =>
  (await get(`/articles/id/${id}?locale=${locale}&fallback=none&relative=false`)).body.data;

describe('a correction', () => {
  test('is public and dated, in the document and every format, and moves the clock', async () => {
    const id = await storyInThreeLanguages();
    await get(`/articles/id/${id}`);
    freezeClock(NOON);
    const { status, body } = await correct(id);
    expect(status).toBe(201);
    const shown = await article(id);
    expect(shown.corrections).toEqual([
      { kind: 'correction', text: 'The line is 78 km long.', correctedAt: NOON },
    ]);
    expect([shown.firstPublishedAt, shown.updatedAt]).toEqual([MORNING, NOON]);
    expect(body.data.languages).toEqual([
      expect.objectContaining({ locale: 'en', state: 'applied', text: 'The line is 78 km long.' }),
      expect.objectContaining({ locale: 'ar', state: 'owed', text: null }),
      expect.objectContaining({ locale: 'tr', state: 'owed', text: null }),
    ]);

    const jsonld = JSON.parse((await wire('/articles/the-line/jsonld')).text);
    expect(JSON.stringify(jsonld)).toContain('"CorrectionComment"');
    expect(JSON.stringify(jsonld)).toContain(`"datePublished":"${NOON}"`);
    for (const format of ['html', 'text']) {
      expect((await wire(`/articles/the-line/${format}`)).text).toContain(
        'The line is 78 km long.'
      );
    }
    for (const feed of ['rss.xml', 'atom.xml', 'feed.json']) {
      const { text } = await wire(`/feeds/${feed}`);
      expect([feed, text.includes('The line is 78 km long.')]).toEqual([feed, true]);
    }
    const last = (await readChanges()).at(-1);
    expect([last?.action, last?.id, last?.locale]).toEqual(['update', id, 'en']);
    // Other languages have said nothing yet.
    expect(await article(id, 'tr')).toMatchObject({ corrections: [], updatedAt: MORNING });
  });

  test('outlives publications, an unpublication, a rebuild, and stands in a preview', async () => {
    const id = await storyInThreeLanguages();
    await correct(id, { kind: 'update' });
    await publish(id, 'en');
    expect((await article(id)).corrections).toHaveLength(1);
    await documents(ARTICLE).unpublish({ documentId: id, locale: 'en' });
    await publish(id, 'en');
    expect((await article(id)).corrections).toHaveLength(1);
    const { jobs, preview } = delivery();
    const before = (await wire(`/articles/id/${id}?relative=false`)).text;
    await jobs.add('*', null);
    await jobs.work();
    expect((await wire(`/articles/id/${id}?relative=false`)).text).toBe(before);
    const examination = await strapi()
      .plugin('newsroom')
      .service('doctor')
      .examine({ isFixing: false, found: () => undefined, stillThere: () => undefined });
    expect([...examination.left]).toEqual([]);

    const grant = { documentId: id, locale: 'en', asOf: null, minutes: 5 };
    const issued = await preview.issue(grant);
    const draft = (await get(`/articles/id/${id}?preview=${issued.token}`)).body.data;
    expect(draft.corrections).toHaveLength(1);
  });

  test('is owed by each translation until it is applied or declared not applicable', async () => {
    const id = await storyInThreeLanguages();
    freezeClock(NOON);
    const { id: correction } = (await correct(id)).body.data;
    freezeClock(EVENING);
    const applied = await settle(id, correction, 'tr', {
      state: 'applied',
      text: 'Hat 78 km uzunluğunda.',
    });
    expect(applied.status).toBe(200);
    expect(await article(id, 'tr')).toMatchObject({
      corrections: [{ kind: 'correction', text: 'Hat 78 km uzunluğunda.', correctedAt: EVENING }],
      updatedAt: EVENING,
    });
    expect((await article(id)).updatedAt).toBe(NOON);

    expect((await settle(id, correction, 'ar', { state: 'not-applicable' })).status).toBe(200);
    const { data } = (await editorial('get', `/articles/${id}/corrections`, token)).body;
    const states = data[0].languages.map(
      ({ locale, state }: { locale: string; state: string }) => `${locale} ${state}`
    );
    expect(states).toEqual(['en applied', 'ar not-applicable', 'tr applied']);

    // Who changed their mind before readers were told anything may say so.
    await settle(id, correction, 'ar', { state: 'applied', text: 'طول الخط ٧٨ كم.' });
    await publish(id, 'ar');
    expect((await article(id, 'ar')).corrections).toHaveLength(1);
    const again = await settle(id, correction, 'ar', { state: 'not-applicable' });
    expect([again.status, again.body.error.details.code]).toEqual([400, 'already-applied']);
  });

  test('under a new embargo moves the clock to its end', async () => {
    const id = await storyInThreeLanguages();
    const data = { embargoUntil: EVENING };
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data });
    await publish(id, 'en');
    freezeClock(NOON);
    expect((await correct(id)).status).toBe(201);
    freezeClock(EVENING);
    expect((await article(id)).updatedAt).toBe(EVENING);
  });

  test.each([
    ['without a text', { text: undefined }, 'text'],
    ['with a text that says nothing', { text: ' \n' }, 'text'],
    ['of a kind that there is not', { kind: 'silent' }, 'kind'],
    ['with something unknown', { by: 'me' }, 'by'],
    ['in a language that there is not', { locale: 'id' }, 'locale'],
    ['where readers never saw the story', { locale: 'ar' }, 'locale'],
  ])('%s is refused, and nothing changed', async (_, change, field) => {
    const id = await storyInThreeLanguages();
    const before = (await wire(`/articles/id/${id}?relative=false`)).text;
    freezeClock(NOON);
    const { status, body } = await correct(id, change);
    expect([status, body.error.details.errors[0].path]).toEqual([400, [field]]);
    expect(await rows(CORRECTION)).toEqual([]);
    expect((await wire(`/articles/id/${id}?relative=false`)).text).toBe(before);
  });

  test('is refused in ways that a program can tell', async () => {
    const id = await storyInThreeLanguages();
    const { id: correction } = (await correct(id)).body.data;
    const codeOf = async (
      answer: PromiseLike<{ status: number; body: { error: { details: { code?: string } } } }>
    ) => {
      const { status, body } = await answer;
      return `${status} ${body.error.details.code}`;
    };
    expect(await codeOf(correct(id, { locale: 'id' }))).toBe('400 unknown-version');
    expect(await codeOf(correct(id, { locale: 'ar' }))).toBe('400 never-published');
    const declared = { state: 'not-applicable' };
    expect(await codeOf(settle(id, correction, 'id', declared))).toBe('400 unknown-version');
    expect(await codeOf(settle(id, correction, 'en', declared))).toBe('400 already-applied');
    expect((await settle(id, correction, 'tr', { state: 'applied' })).status).toBe(400);
    expect((await settle(id, correction, 'tr', { ...declared, text: 'x' })).status).toBe(400);
    expect((await settle(id, 'nothing', 'tr', declared)).status).toBe(404);
    const other = await draftArticle('Another');
    expect((await settle(other.documentId, correction, 'en', declared)).status).toBe(404);
    await editorial('post', `/articles/${id}/kill`, token, { reason: 'Libel' });
    expect(await codeOf(correct(id))).toBe('400 killed');
    expect(await codeOf(settle(id, correction, 'tr', declared))).toBe('400 killed');
  });

  test('goes with its story', async () => {
    const id = await storyInThreeLanguages();
    await correct(id);
    await documents(ARTICLE).delete({ documentId: id, locale: '*' });
    expect(await rows(CORRECTION)).toEqual([]);
  });
});

describe('the three kinds of change', () => {
  const save = (documentId: string, data: object) =>
    documents(ARTICLE).update({ documentId, locale: 'en', data });
  const publishAs = (id: string, change?: string) =>
    editorial('post', `/articles/${id}/publish`, token, {
      locales: ['en'],
      ...(change ? { change } : {}),
    });

  test('a silent fix moves no clock, whatever it changes', async () => {
    const id = await storyInThreeLanguages();
    freezeClock(NOON);
    await save(id, { body: paragraphs('The lime is long.') });
    const { status, body } = await publishAs(id, 'silent');
    expect(status).toBe(200);
    expect(body.data.versions).toContainEqual({
      ...{ locale: 'en', isPublished: true, firstPublishedAt: MORNING, updatedAt: MORNING },
    });
    const shown = await article(id);
    expect([shown.updatedAt, JSON.stringify(shown.body)]).toEqual([
      MORNING,
      expect.stringContaining('The lime is long.'),
    ]);
  });

  test('an update moves it, also when only an editor would notice', async () => {
    const id = await storyInThreeLanguages();
    freezeClock(NOON);
    await save(id, { seoTitle: 'The long line' });
    await publishAs(id, 'update');
    expect((await article(id)).updatedAt).toBe(NOON);
  });

  test('left unsaid, the clock moves when a reader would notice', async () => {
    const id = await storyInThreeLanguages();
    freezeClock(NOON);
    await save(id, { seoTitle: 'The long line' });
    await publishAs(id);
    expect((await article(id)).updatedAt).toBe(MORNING);
    await save(id, { headline: 'The longest line' });
    await publishAs(id);
    expect((await article(id)).updatedAt).toBe(NOON);
  });

  test('a first publication is one, whatever it is called', async () => {
    freezeClock(MORNING);
    const { documentId } = await draftArticle('New');
    await publishAs(documentId, 'silent');
    expect(await article(documentId)).toMatchObject({
      firstPublishedAt: MORNING,
      updatedAt: MORNING,
    });
  });
});

describe('languages published and taken off by the editorial API', () => {
  test('all of those named, or none', async () => {
    freezeClock(MORNING);
    const { documentId: id } = await draftArticle('Both');
    await translation(id, 'tr', 'İkisi');
    const refused = await editorial('post', `/articles/${id}/publish`, token, {
      locales: ['en', 'id'],
    });
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'unknown-version']);
    expect(await readChanges()).toEqual([]);
    const { body } = await editorial('post', `/articles/${id}/publish`, token, {
      locales: ['en', 'tr'],
    });
    expect(body.data.versions.map((one: { isPublished: boolean }) => one.isPublished)).toEqual([
      true,
      true,
    ]);
    const off = await editorial('post', `/articles/${id}/unpublish`, token, { locales: ['tr'] });
    expect(
      off.body.data.versions.map(
        (one: { locale: string; isPublished: boolean }) => `${one.locale} ${one.isPublished}`
      )
    ).toEqual(['en true', 'tr false']);
    expect((await get(`/articles/id/${id}?locale=tr&fallback=none`)).status).toBe(404);
  });

  test.each([
    ['no languages', { locales: [] }, 'locales'],
    ['languages that are no list', { locales: 'en' }, 'locales'],
    ['a change that there is not', { locales: ['en'], change: 'loud' }, 'change'],
    ['something unknown', { locales: ['en'], force: true }, 'force'],
  ])('%s are refused', async (_, body, field) => {
    const { documentId } = await draftArticle('Draft');
    const answer = await editorial('post', `/articles/${documentId}/publish`, token, body);
    expect([answer.status, answer.body.error.details.errors[0].path[0]]).toEqual([400, field]);
    expect(await readChanges()).toEqual([]);
  });
});
