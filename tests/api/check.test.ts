import config from 'newsroom/config';
import type { FlightCheckSource } from 'newsroom/publication/flight-check-source';
import { createFlightCheck } from 'newsroom/desk/flight-check';
import { createFlightFacts } from 'newsroom/desk/flight-facts';
import { createNamedThings } from 'newsroom/desk/named-things';
import type { Database } from 'newsroom/database';
import type { Locales } from 'newsroom/locales/locales';
import type { KilledStories } from 'newsroom/publication/killed-stories';
import { readChanges } from '../helpers/delivery';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  get,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { statementsOf } from '../helpers/statements';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

let token: Record<string, string>;
const CHECK = { ...config.default.check, minWords: 5 };

beforeAll(async () => {
  token = await tokenFor(
    ...['check', 'kill', 'publish'].map((action) => `plugin::newsroom.publishing.${action}`)
  );
});
beforeEach(async () => {
  await resetNewsroom();
  configure({ check: CHECK });
  freezeClock('2026-05-01T12:00:00.000Z');
});
afterAll(() => configure({ check: config.default.check }));

const check = (id: string, body: object = {}) =>
  editorial('post', `/articles/${id}/check`, token, body);
const codesOf = async (id: string, body: object = {}): Promise<string[]> => {
  const answer = await check(id, body);
  return answer.body.data.findings.map(
    ({ severity, code, locale }: Record<string, string>) => `${severity} ${code} ${locale}`
  );
};

const linkTo = (url: string) => ({
  type: 'link',
  url,
  children: [{ type: 'text', text: 'there' }],
});
const bodyWith = (...urls: string[]) => [
  {
    type: 'paragraph',
    children: [{ type: 'text', text: 'Enough words for any rule of ours.' }, ...urls.map(linkTo)],
  },
];

const soundArticle = async (data: object = {}) => {
  const section = await sectionNamed('World');
  const source = await sourceNamed('AP');
  return draftArticle('Sound', {
    body: bodyWith(),
    section: section.documentId,
    sources: [source.documentId],
    ...data,
  });
};

test('a sound story is clear; nothing is written by asking', async () => {
  const { documentId } = await soundArticle();
  const before = await rows(ARTICLE, { documentId });
  const { status, body } = await check(documentId);
  expect([status, body.data]).toEqual([
    200,
    { id: documentId, at: '2026-05-01T12:00:00.000Z', isClear: true, findings: [] },
  ]);
  expect(await rows(ARTICLE, { documentId })).toEqual(before);
  const told = (await readChanges()).filter(({ entity }) => entity === 'article');
  expect(told).toEqual([]);
});

test('each language is looked at by itself, or one of them', async () => {
  const { documentId } = await soundArticle();
  const data = { body: null };
  await translation(documentId, 'tr', 'Sağlam', data);
  expect(await codesOf(documentId, { locale: 'en' })).toEqual([]);
  const turkish = await codesOf(documentId, { locale: 'tr' });
  expect(turkish).toContain('warns body-empty tr');
  expect(turkish).toContain('warns section-not-translated tr');
  expect(await codesOf(documentId)).toEqual(turkish);
  expect((await check(documentId)).body.data.isClear).toBe(true);
  configure({ check: { ...CHECK, rules: { 'body-empty': 'blocks' } } });
  expect((await check(documentId)).body.data.isClear).toBe(false);
});

test('links, promos and related stories are followed to where they lead', async () => {
  const live = await publishedArticle('Live');
  const draft = await draftArticle('Not yet');
  const promo = await promoTitled('Offer', { targetArticle: draft.documentId });
  const over = await promoTitled('Over', {
    url: 'https://example.org',
    endsAt: '2026-05-01T11:00:00.000Z',
  });
  const soon = await promoTitled('Soon', {
    url: 'https://example.org',
    startsAt: '2026-05-01T13:00:00.000Z',
  });
  configure({ publicUrl: 'https://news.example' });
  const { documentId } = await soundArticle({
    body: bodyWith(
      ...['/en/live', '/en/world', 'https://news.example/en/world/live', '/about'],
      ...['/en/not-yet', '/en/nothing', 'https://elsewhere.example/en/nothing']
    ),
    relatedArticles: [live.documentId, draft.documentId],
    relatedPromos: [promo.documentId, over.documentId, soon.documentId],
  });
  expect((await codesOf(documentId)).sort()).toEqual([
    'warns internal-link-broken en',
    'warns internal-link-unpublished en',
    'warns promo-not-begun en',
    'warns promo-over en',
    'warns promo-target-unpublished en',
    'warns related-unpublished en',
  ]);
});

test('the instant counts: embargo, expiry and promos as they will be then', async () => {
  const { documentId } = await soundArticle({
    embargoUntil: '2026-05-01T18:00:00.000Z',
    expiresAt: '2026-05-03T00:00:00.000Z',
  });
  expect(await codesOf(documentId)).toEqual(['warns embargo-after-publication en']);
  expect(await codesOf(documentId, { at: '2026-05-02T00:00:00Z' })).toEqual([]);
  expect(await codesOf(documentId, { at: '2026-05-03T00:00:00Z' })).toEqual(['blocks expired en']);
});

test('a killed story is blocked; rules are switched and added by configuration', async () => {
  const { documentId } = await soundArticle({ sources: [] });
  const extra = {
    code: 'no-dek',
    severity: 'warns',
    field: 'dek',
    howTo: 'Write one.',
    find: () => ['There is no dek.'],
  };
  configure({ check: { ...CHECK, rules: { 'source-missing': 'blocks' }, extra: [extra] } });
  expect(await codesOf(documentId)).toEqual(['blocks source-missing en', 'warns no-dek en']);
  await editorial('post', `/articles/${documentId}/kill`, token, { reason: 'Libel' });
  expect(await codesOf(documentId)).toContain('blocks killed en');
});

test('what is too long, and what the newsroom asks for, is remarked upon', async () => {
  configure({
    check: { ...CHECK, maxCharacters: { headline: 4 }, required: ['dek', 'bylines', 'leadImage'] },
  });
  const { documentId } = await soundArticle({ bylines: [{ name: 'A. Reporter' }] });
  const { body } = await check(documentId);
  expect(
    body.data.findings.map(({ code, field }: Record<string, string>) => `${code} ${field}`)
  ).toEqual(['field-missing dek', 'field-missing leadImage', 'too-long headline']);
});

describe('a publication', () => {
  const ask = (id: string) =>
    editorial('post', `/articles/${id}/publish`, token, { locales: ['en'] });
  const expired = { expiresAt: '2026-05-01T11:00:00.000Z' };

  test('that no reader would see is refused with what is wrong, and changes nothing', async () => {
    const { documentId } = await soundArticle(expired);
    const before = await rows(ARTICLE, { documentId });
    const { status, body } = await ask(documentId);
    expect([status, body.error.name, body.error.details.code]).toEqual([
      ...[400, 'ValidationError', 'flight-check'],
    ]);
    expect(body.error.details.findings).toEqual([
      expect.objectContaining({ code: 'expired', field: 'expiresAt', severity: 'blocks' }),
    ]);
    // Beside the field, as the admin shows it.
    expect(body.error.details.errors[0].path).toEqual(['expiresAt']);
    await expect(publish(documentId)).rejects.toThrow('It expires before');
    expect(await rows(ARTICLE, { documentId })).toEqual(before);
    expect((await readChanges()).filter(({ entity }) => entity === 'article')).toEqual([]);
    expect(await rows('plugin::newsroom.logbook-entry', { action: 'publish' })).toEqual([]);
  });

  test('that hides what is live is not refused: it may be the fastest way to do so', async () => {
    const { documentId } = await soundArticle();
    await publish(documentId, 'en');
    await documents(ARTICLE).update({ documentId, locale: 'en', data: expired });
    const { status, body } = await ask(documentId);
    expect([status, body.data.findings[0].code]).toEqual([200, 'hides-live-story']);
    expect((await get(`/articles/id/${documentId}`)).status).toBe(404);
  });

  test('is told what is remarkable, and so is the logbook', async () => {
    const { documentId } = await soundArticle({ sources: [] });
    const { status, body } = await ask(documentId);
    const remark = expect.objectContaining({ code: 'source-missing', severity: 'warns' });
    expect([status, body.data.findings]).toEqual([200, [remark]]);
    const [entry] = await rows('plugin::newsroom.logbook-entry', { action: 'publish' });
    expect(JSON.parse(String(entry?.details))).toMatchObject({ findings: [remark] });
    const [ap] = await rows('plugin::newsroom.source');
    const data = { sources: [ap?.documentId] };
    await documents(ARTICLE).update({ documentId, locale: 'en', data });
    expect((await ask(documentId)).body.data.findings).toEqual([]);
  });

  test('is stopped by what the settings say blocks, or by nothing of it', async () => {
    const { documentId } = await soundArticle({ sources: [] });
    configure({ check: { ...CHECK, rules: { 'source-missing': 'blocks' } } });
    expect((await ask(documentId)).body.error.details.findings[0].code).toBe('source-missing');
    configure({ check: { ...CHECK, onPublish: 'off' } });
    expect((await ask(documentId)).body.data.findings).toEqual([]);
    const { documentId: late } = await draftArticle('Late', expired);
    expect((await ask(late)).status).toBe(200);
  });

  test('keeps the codes of what was refused before there was a check', async () => {
    const { documentId } = await soundArticle();
    await editorial('post', `/articles/${documentId}/kill`, token, { reason: 'Libel' });
    expect((await ask(documentId)).body.error.message).toContain('killed');
  });

  test('costs at most two statements more with the check than without', async () => {
    const { documentId: id } = await soundArticle();
    const related = await publishedArticle('Related');
    const data = { relatedArticles: [related.documentId] };
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data });
    const statements = async (onPublish: 'blocks' | 'off'): Promise<number> => {
      configure({ check: { ...CHECK, onPublish } });
      await publish(id, 'en');
      return (await statementsOf(() => publish(id, 'en'))).length;
    };
    const without = await statements('off');
    expect((await statements('blocks')) - without).toBeLessThanOrEqual(2);
  });
});

test('other parts of the newsroom add what they find, which is switched by its code', async () => {
  const { documentId } = await soundArticle();
  const source: FlightCheckSource = {
    rules: [],
    check: async ({ locale, headline }, at) => [
      {
        ...{ code: 'figures-differ', severity: 'blocks', locale, field: 'body' },
        ...{ message: `${String(headline)} at ${at.toISOString()}`, howTo: 'Compare them.' },
      },
    ],
  };
  const service = <Service>(name: string): Service =>
    strapi().plugin('newsroom').service(name) as unknown as Service;
  const things = createNamedThings({ database: service<Database>('database') });
  const made = createFlightCheck({
    strapi: strapi(),
    locales: service<Locales>('locales'),
    stories: service<KilledStories>('killedStories'),
    facts: createFlightFacts({
      ...{ strapi: strapi(), things },
      sight: () => Promise.resolve(() => true),
    }),
    extraChecks: [source],
  });
  const codes = async () =>
    (await made.check(documentId, { locale: 'en', at: null })).findings.map(
      ({ code, severity, message }) => `${severity} ${code} ${message}`
    );
  expect(await codes()).toEqual(['blocks figures-differ Sound at 2026-05-01T12:00:00.000Z']);
  await expect(made.clear(documentId, ['en'])).rejects.toThrow('Sound at');
  configure({ check: { ...CHECK, rules: { 'figures-differ': 'warns' } } });
  expect((await made.clear(documentId, ['en'])).cleared?.[0]?.remarks).toHaveLength(1);
  configure({ check: { ...CHECK, rules: { 'figures-differ': 'off' } } });
  expect(await codes()).toEqual([]);
});

test('bad input is refused', async () => {
  const { documentId } = await soundArticle();
  expect((await check('nothing')).status).toBe(404);
  const unknown = await check(documentId, { locale: 'id' });
  expect([unknown.status, unknown.body.error.details.code]).toEqual([400, 'unknown-version']);
  expect((await check(documentId, { at: 'tomorrow' })).status).toBe(400);
  expect((await check(documentId, { colour: 'red' })).status).toBe(400);
  expect(await documents(ARTICLE).findMany({ status: 'published' })).toEqual([]);
});
