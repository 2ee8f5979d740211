import { configure, editorial, http, resetNewsroom, strapi, tokenFor } from './newsroom';

const MEMORY = ['find', 'matches', 'export', 'import', 'remove'].map(
  (action) => `plugin::newsroom.memory.${action}`
);
export let token: Record<string, string>;

const memory = () => strapi().plugin('newsroom').service('memory');
const words = (text: string) => [{ kind: 'text', text }];
export const remember = (source: string, target: string, pair = ['en', 'tr']) =>
  strapi().db.transaction(() =>
    memory().remember({
      ...{ sourceLocale: pair[0], targetLocale: pair[1], documentId: null, by: 'A. Editor' },
      pairs: [{ field: null, source: words(source), target: words(target) }],
    })
  );

interface Match {
  id: number;
  score: number;
  kind: string;
  text: string;
}
export const find = async (text: string, query = ''): Promise<Match[]> => {
  const asked = `/translations/memory?source=en&target=tr&text=${encodeURIComponent(text)}${query}`;
  const { status, body } = await editorial('get', asked, token);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data;
};
export const told = (matches: Match[]) => matches.map(({ score, text }) => `${score} ${text}`);

export const send = (content: string | Buffer, type = 'application/x-tmx+xml', headers = token) =>
  http()
    .post('/api/newsroom/editorial/translations/memory.tmx')
    .set(headers)
    .set('Content-Type', type)
    .send(content);
export const tmx = (...units: string[]) =>
  `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="en-US"/><body>${units.join('\n')}</body></tmx>`;

/** Before each test: an empty newsroom, and somebody who may use the memory. */
export const setUpMemory = (): void => {
  beforeAll(async () => {
    token = await tokenFor(
      ...MEMORY,
      'plugin::newsroom.translations.confirm',
      'plugin::newsroom.logbook.find'
    );
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ translation: { memory: { minScore: 70, maxFileMiB: 0.2 } } });
  });
};
