import { draftArticle } from '../fixtures/newsroom';
import { ARTICLE, documents, resetNewsroom, rows, strapi } from '../helpers/newsroom';
import { until } from '../helpers/until';

beforeEach(resetNewsroom);
afterEach(() => jest.restoreAllMocks());

test.each([
  ['later', async () => Promise.reject(new Error('Connection terminated unexpectedly'))],
  [
    'at once',
    () => {
      throw new Error('Connection terminated unexpectedly');
    },
  ],
])('what follows a commit may fail %s: the write stands and the node lives', async (_, fail) => {
  const said = jest.spyOn(strapi().log, 'error').mockReturnValue(strapi().log);
  const { documentId } = await draftArticle('Story');
  const stop = strapi().eventHub.on('entry.update', fail);
  try {
    await documents(ARTICLE).update({ documentId, data: { headline: 'Changed' } });
    await until(() => said.mock.calls.length > 0);
  } finally {
    stop();
  }
  expect(said.mock.calls).toEqual([
    ['newsroom: what follows a commit has failed: Error: Connection terminated unexpectedly'],
  ]);
  expect(await rows(ARTICLE, { documentId })).toMatchObject([{ headline: 'Changed' }]);
});
