import { readChanges } from '../helpers/delivery';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  resetNewsroom,
  rows,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  promoTitled,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor('plugin::newsroom.publishing.check', 'plugin::newsroom.publishing.kill');
});
beforeEach(async () => {
  await resetNewsroom();
  configure({ check: { rules: {}, minWords: 5, extra: [] } });
  freezeClock('2026-05-01T12:00:00.000Z');
});
afterAll(() => configure({ check: { rules: {}, minWords: 50, extra: [] } }));

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
  expect(turkish).toContain('blocks body-empty tr');
  expect(turkish).toContain('warns section-not-translated tr');
  expect(await codesOf(documentId)).toEqual(turkish);
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
  configure({ publicUrl: 'https://news.example' });
  const { documentId } = await soundArticle({
    body: bodyWith(
      ...['/en/live', '/en/world', 'https://news.example/en/world/live', '/about'],
      ...['/en/not-yet', '/en/nothing', 'https://elsewhere.example/en/nothing']
    ),
    relatedArticles: [live.documentId, draft.documentId],
    relatedPromos: [promo.documentId, over.documentId],
  });
  expect((await codesOf(documentId)).sort()).toEqual([
    'warns internal-link-broken en',
    'warns internal-link-unpublished en',
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
  configure({ check: { rules: { 'source-missing': 'blocks' }, minWords: 5, extra: [extra] } });
  expect(await codesOf(documentId)).toEqual(['blocks source-missing en', 'warns no-dek en']);
  await editorial('post', `/articles/${documentId}/kill`, token, { reason: 'Libel' });
  expect(await codesOf(documentId)).toContain('blocks killed en');
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
