import {
  ARTICLE,
  documents,
  freezeClock,
  http,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, promoTitled, publish, translation } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

test('GraphQL shows the relative timestamp and the read time as well', async () => {
  freezeClock('2026-01-10T00:00:00.000Z');
  const { documentId } = await draftArticle('Story');
  await translation(documentId, 'tr', 'Haber');
  await publish(documentId);
  freezeClock('2026-01-10T15:00:00.000Z');

  const token = await tokenFor('plugin::newsroom.article.find');
  const query = `query { newsroomArticles(locale: "tr", status: PUBLISHED) { headline relativeTime readTimeMinutes wordCount } }`;
  const { body } = await http().post('/graphql').set(token).send({ query });
  expect(body).toEqual({
    data: {
      newsroomArticles: [
        { headline: 'Haber', relativeTime: '15 saat önce', readTimeMinutes: 1, wordCount: 1 },
      ],
    },
  });
});

test('GraphQL does not show the records behind the newsroom', async () => {
  const { body } = await http().post('/graphql').send({ query: '{ __schema { types { name } } }' });
  const names = body.data.__schema.types.map(({ name }: { name: string }) => name);
  expect(names).toContain('NewsroomArticle');
  const shown = names.filter((name: string) => /^Newsroom[A-Za-z]+$/.test(name));
  expect(shown.filter((name: string) => !/^Newsroom(Article|Section|Source|RelatedPromo)/.test(name))).toEqual([]); // prettier-ignore
});

describe('a story that GraphQL reaches by a relation', () => {
  const FIND = (types: string[]) => types.map((type) => `plugin::newsroom.${type}.find`);
  const ask = async (headers: Record<string, string>, query: string) =>
    (await http().post('/graphql').set(headers).send({ query })).body;
  const promos = (args = '') =>
    `{ newsroomRelatedPromos(locale: "en"${args}) { targetArticle { headline } } }`;

  /** Unpublished, as a reader's page would ask for it: by what shows it. */
  const withPromo = async () => {
    const { documentId } = await draftArticle('Zanzibar');
    await publish(documentId);
    await promoTitled('Read on', { targetArticle: documentId });
    return documentId;
  };
  const target = async (headers: Record<string, string>) =>
    (await ask(headers, promos())).data.newsroomRelatedPromos[0].targetArticle;

  test('is shown to nobody who may not find stories, nor to the public', async () => {
    await withPromo();
    const { data, errors } = await ask(await tokenFor(...FIND(['related-promo'])), promos());
    expect(JSON.stringify(data)).not.toContain('Zanzibar');
    expect(errors).toMatchObject([{ message: 'Forbidden access' }]);
    expect(JSON.stringify(await ask({}, promos()))).not.toContain('Zanzibar');
  });

  test('is there as long as it is published, as in stock REST', async () => {
    const token = await tokenFor(...FIND(['related-promo', 'article']));
    const documentId = await withPromo();
    expect(await target(token)).toEqual({ headline: 'Zanzibar' });
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    expect(await target(token)).toBeNull();
    await publish(documentId);
    await strapi()
      .plugin('newsroom')
      .service('kill')
      .kill(documentId, { reason: 'Libel', notice: null, by: 'A. Editor' });
    expect(await target(token)).toBeNull();
  });
});
