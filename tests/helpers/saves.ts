import { configure, http, resetNewsroom, tokenFor } from './newsroom';

export let token: Record<string, string>;

export const ACTIONS = [
  ...['create', 'findOne', 'update'].map((action) => `articles.${action}`),
  ...['find', 'findOne'].map((action) => `revisions.${action}`),
  ...['find', 'take', 'release'].map((action) => `locks.${action}`),
  'logbook.ofArticle',
  'article.update',
].map((action) => `plugin::newsroom.${action}`);

export const at = (documentId: string, path = '') =>
  `/api/newsroom/editorial/articles/${documentId}${path}`;
export const save = (documentId: string, revision: number, data: object, locale = 'en') =>
  http()
    .put(at(documentId, `?locale=${locale}`))
    .set({ ...token, 'If-Match': `"${revision}"` })
    .send(data);
export const stateOf = async (documentId: string, revision: number) => {
  const { body } = await http()
    .get(at(documentId, `/revisions/${revision}`))
    .set(token);
  return body.data.state;
};
export const draftOf = async (documentId: string) =>
  (await http().get(at(documentId)).set(token)).body.data;

/** Before each test: an empty newsroom, and somebody who may write. */
export const setUpSaves = (): void => {
  beforeAll(async () => {
    token = await tokenFor(...ACTIONS);
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ desk: { revisions: { keep: 1_000, days: 90 }, lockSeconds: 120, limits: {} } });
  });
};
