import { ARTICLE, documents, editorial, resetNewsroom, rows, tokenFor } from './newsroom';

const ACTIONS = [
  'board',
  'counts',
  'findOne',
  'make',
  'update',
  'confirm',
  'waive',
  'changeSource',
];
export let token: Record<string, string>;

export const at = (id: string, locale: string, verb = '') =>
  `/articles/${id}/translations/${locale}${verb}`;
export const make = (id: string, locale: string, body: object = {}) =>
  editorial('post', at(id, locale), token, body);
export const read = async (id: string, locale: string) =>
  (await editorial('get', at(id, locale), token)).body.data;
export const confirm = (id: string, locale: string, revision: number) =>
  editorial('post', at(id, locale, '/confirm'), token, { revision });
export const write = (documentId: string, locale: string, data: object) =>
  documents(ARTICLE).update({ documentId, locale, data });
export const logged = async () =>
  (await rows('plugin::newsroom.logbook-entry')).map(({ action }) => action);

/** Before each test: an empty newsroom, and somebody who may translate. */
export const setUpTranslations = (): void => {
  beforeAll(async () => {
    token = await tokenFor(...ACTIONS.map((action) => `plugin::newsroom.translations.${action}`));
  });
  beforeEach(resetNewsroom);
};
