import { draftArticle, translation } from '../fixtures/newsroom';
import { ARTICLE, http, resetNewsroom, rows, strapi, tokenFor } from '../helpers/newsroom';

const API = '/api/newsroom/editorial';
let token: Record<string, string>;

beforeAll(async () => {
  const actions = ['export', 'import'].map((action) => `plugin::newsroom.xliff.${action}`);
  token = await tokenFor(...actions);
});
beforeEach(resetNewsroom);

const remember = (source: string, target: string) =>
  strapi().db.transaction(() =>
    strapi()
      .plugin('newsroom')
      .service('memory')
      .add([
        {
          ...{ sourceLocale: 'en', targetLocale: 'tr', documentId: null, field: 'headline' },
          source: [{ kind: 'text', text: source }],
          target: [{ kind: 'text', text: target }],
          ...{ confirmedBy: null, confirmedAt: new Date('2026-01-01T00:00:00Z') },
        },
      ])
  );

const fileOf = async (id: string, version: string): Promise<string> => {
  const answer = await http()
    .get(`${API}/articles/${id}/xliff?target=tr&version=${version}`)
    .set(token)
    .buffer(true);
  expect(answer.status).toBe(200);
  return String(answer.text ?? answer.body);
};
const qualities = (xml: string): number[] =>
  [...xml.matchAll(/(?:similarity|match-quality)="(\d+)/g)].map(([, quality]) => Number(quality));

const HEADLINE = 'Jakarta signs the long agreement with Moscow today';

test.each(['2.1', '1.2'])('XLIFF %s carries the three best matches of a text', async (version) => {
  for (const [place, n] of ['Beirut', 'Ankara', 'Prague', 'Warsaw', 'Madrid'].entries()) {
    await remember(HEADLINE.replace('Moscow', String(n)), `Anlaşma ${place}`);
  }
  await remember('Bread prices rise again', 'Ekmek fiyatları artıyor');
  const { documentId } = await draftArticle(HEADLINE);
  const found = qualities(await fileOf(documentId, version));
  expect(found).toHaveLength(3);
  expect(found).toEqual([...found].sort((a, b) => b - a));
  expect(Math.min(...found)).toBeGreaterThanOrEqual(70);

  const short = await draftArticle('Nothing of the kind');
  expect(qualities(await fileOf(short.documentId, version))).toEqual([]);
});

test.each(['2.1', '1.2'])('XLIFF %s comes back without what it offers', async (version) => {
  await remember(HEADLINE, 'Cakarta imzaladı');
  const { documentId } = await draftArticle(HEADLINE);
  const xml = await fileOf(documentId, version);
  expect(xml).toContain('Cakarta imzaladı');
  const { status, body } = await http()
    .post(`${API}/xliff`)
    .set({ ...token, 'Content-Type': 'application/xliff+xml' })
    .send(xml);
  expect([status, body.data[0].problems]).toEqual([200, []]);
  expect(await rows(ARTICLE, { documentId, locale: 'tr', headline: 'Cakarta imzaladı' })).toEqual(
    []
  );
});

test('a translation that is done is offered nothing', async () => {
  await remember(HEADLINE, 'Cakarta imzaladı');
  const { documentId } = await draftArticle(HEADLINE);
  await translation(documentId, 'tr', 'Cakarta imza attı');
  expect(qualities(await fileOf(documentId, '2.1'))).toEqual([100]);
  await strapi()
    .db.query('plugin::newsroom.translation-state')
    .updateMany({ where: { locale: 'tr' }, data: { progress: 'done' } });
  expect(qualities(await fileOf(documentId, '2.1'))).toEqual([]);
});
