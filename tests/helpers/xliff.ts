import { draftArticle } from '../fixtures/newsroom';
import { ARTICLE, configure, http, resetNewsroom, rows, strapi, tokenFor } from './newsroom';

const ACTIONS = ['export', 'exportMany', 'import'];
export const API = '/api/newsroom/editorial';
export let token: Record<string, string>;

interface Unit {
  id: string;
  outcome: string;
  before: string | null;
  after: string | null;
  remark: string | null;
  line: number;
}
interface Result {
  file: string | null;
  result: string;
  revision: number | null;
  progress: string | null;
  problems: { code: string; line: number | null; message: string }[];
  units: Unit[];
}

export const BODY = [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'He said it is ' },
      { type: 'text', text: 'done', bold: true },
      { type: 'text', text: ', see ' },
      {
        type: 'link',
        url: 'https://news.example/a?b=1&c=2',
        children: [{ type: 'text', text: 'here' }],
      },
      { type: 'text', text: '.' },
    ],
  },
  { type: 'heading', level: 2, children: [{ type: 'text', text: 'What follows' }] },
  { type: 'code', children: [{ type: 'text', text: 'const a = 1;' }] },
  { type: 'quote', children: [{ type: 'text', text: 'We signed <it>.' }] },
];

export const story = (data: object = {}) =>
  draftArticle('Jakarta signs', { body: BODY, dek: 'A summary', tags: ['Trade'], ...data });

export const take = (id: string, query: string) =>
  http().get(`${API}/articles/${id}/xliff${query}`).set(token);
export const fileOf = async (id: string, target: string, version = '2.1'): Promise<string> => {
  const { status, body } = await take(id, `?target=${target}&version=${version}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
    });
  if (status !== 200) throw new Error(`${status} ${String(body)}`);
  return String(body);
};

export const bring = (file: string | Uint8Array, query = '', type = 'application/xliff+xml') =>
  http()
    .post(`${API}/xliff${query}`)
    .set({ ...token, 'Content-Type': type })
    .serialize((body: unknown) => body as string)
    .send(Buffer.from(file as string) as unknown as string);
export const resultsOf = async (file: string | Uint8Array, query = ''): Promise<Result[]> => {
  const answer = await bring(file, query);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body.data;
};
export const outcomes = ({ units }: Result) =>
  Object.fromEntries(units.map(({ id, outcome }) => [id, outcome]));

/** What a translator's tool does: each source is its target, marked, in a state. */
export const translate = (xml: string, mark = 'tr', state = 'final'): string =>
  xml
    .replace(/\n<target[^>]*(?:\/>|>[^]*?<\/target>)/g, '')
    .replace(/<source>([^]*?)<\/source>/g, (source, words: string) => {
      const target = words.replace(/(^|>)([^<]+)/g, (_, before: string, text: string) =>
        text.trim() === '' ? before + text : `${before}${mark}:${text}`
      );
      const is2 = xml.includes('document:2.0');
      return `${source}\n<target${is2 ? '' : ` state="${state}"`}>${target}</target>`;
    })
    .replace(/<segment state="\w+"/g, `<segment state="${state}"`);

export const draft = async (documentId: string, locale: string) => {
  const [row] = await rows(ARTICLE, { documentId, locale, publishedAt: null });
  return row;
};
export const stateOf = (documentId: string, locale: string) =>
  strapi().plugin('newsroom').service('translationState').read(documentId, locale);
export const actions = async () =>
  (await rows('plugin::newsroom.logbook-entry')).map(({ action }) => action);

/** Before each test: an empty newsroom, and somebody who may export and import. */
export const setUpXliff = (): void => {
  beforeAll(async () => {
    token = await tokenFor(...ACTIONS.map((action) => `plugin::newsroom.xliff.${action}`));
  });
  beforeEach(async () => {
    await resetNewsroom();
    configure({ xliff: { maxMiB: 10, maxFiles: 100 } });
  });
};
