import { ARTICLE, configure, documents, http, resetNewsroom, tokenFor } from './newsroom';

export let token: Record<string, string>;

const ACTIONS = ['find', 'findOne', 'compare', 'restore'].map(
  (action) => `plugin::newsroom.revisions.${action}`
);

export const ask = async (documentId: string, path = '') => {
  const answer = await http()
    .get(`/api/newsroom/editorial/articles/${documentId}/revisions${path}`)
    .set(token);
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return answer.body;
};
export const restore = (documentId: string, n: number | string, locale = 'en') =>
  http()
    .post(`/api/newsroom/editorial/articles/${documentId}/revisions/${n}/restore?locale=${locale}`)
    .set(token);

export const update = (documentId: string, data: object, locale = 'en') =>
  documents(ARTICLE).update({ documentId, locale, data });

export interface Revision {
  number: number;
  action: string;
  base: number | null;
  restored: number | null;
  fields: string[];
  publishedAt: string | null;
}
export const revisions = async (documentId: string, locale = 'en'): Promise<Revision[]> =>
  (await ask(documentId, `?locale=${locale}`)).data;

/** Before each test: an empty newsroom, and somebody who may look back. */
export const setUpRevisions = (): void => {
  beforeAll(async () => {
    token = await tokenFor(...ACTIONS, 'plugin::newsroom.logbook.ofArticle');
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ desk: { revisions: { keep: 100, days: 90 }, lockSeconds: 120, limits: {} } });
  });
};
