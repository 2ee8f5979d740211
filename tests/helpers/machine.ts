import { configure, editorial, resetNewsroom, strapi, tokenFor } from './newsroom';
import { paragraphs } from '../fixtures/newsroom';
import { openReceiver, type Receiver } from './receiver';
import { speakDeepl } from './translating-servers';

export const KEY = 'a-key-that-nobody-may-see:fx';

export let server: Receiver;
export let token: Record<string, string>;

export const machine = (settings: object = {}): void =>
  configure({
    translation: {
      machine: {
        ...{ provider: 'deepl', url: server.url, apiKey: KEY, timeoutMs: 2_000, retries: 1 },
        ...{ backoffMs: 5, parallel: 2, maxCharactersPerRequest: 20_000, monthlyCharacters: null },
        ...{ pricePerMillion: { amount: 20, currency: 'EUR' }, formality: {}, languages: {} },
        ...{ glossaries: [], ...settings },
      },
      memory: { minScore: 70, maxFileMiB: 10 },
    },
  });

export const translate = (id: string, query = '', body: object = {}, headers = token) =>
  editorial('post', `/articles/${id}/translations/tr/machine${query}`, headers, body);
export const draftOf = async (id: string, locale = 'tr') => {
  const { data } = (await editorial('get', `/articles/${id}?locale=${locale}`, token)).body;
  return data && { ...data.fields, revision: data.revision };
};
export const translateRequests = () =>
  server.received.filter(({ path }) => path === '/v2/translate');

export interface Unit {
  id: string;
  status: string;
  reason: string | null;
  lost: string[];
  text: string | null;
}
export const statuses = (units: Unit[]) => units.map(({ id, status: now }) => `${id} ${now}`);

export const withLink = [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'Read ' },
      { type: 'link', url: 'https://example.org/a?b=c', children: [{ type: 'text', text: 'it' }] },
      { type: 'text', text: ' now', bold: true },
    ],
  },
  ...paragraphs('A second paragraph.', '2025'),
];

/** Before each test: an empty newsroom, a server that translates, and somebody who may ask it. */
export const setUpMachine = (): void => {
  beforeAll(async () => {
    server = await openReceiver();
    token = await tokenFor(
      'plugin::newsroom.machine.translate',
      'plugin::newsroom.machine.status',
      'plugin::newsroom.articles.findOne',
      'plugin::newsroom.logbook.ofArticle'
    );
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await resetNewsroom();
    await strapi().db.connection('newsroom_counters').where('name', 'like', 'machine:%').delete();
    server.answer(speakDeepl(KEY));
    server.received.length = 0;
    machine();
  });
};
