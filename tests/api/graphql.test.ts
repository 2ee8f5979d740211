import { freezeClock, http, resetNewsroom, tokenFor } from '../helpers/newsroom';
import { draftArticle, publish, translation } from '../fixtures/newsroom';

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
  expect(names.filter((name: string) => /Permalink|WireItem/.test(name))).toEqual([]);
});
