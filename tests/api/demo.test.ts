import path from 'node:path';
import { readSeedFolder } from 'newsroom/seed/folder';
import { readSitemap } from '../helpers/read-sitemap';
import { wire } from '../helpers/delivery';
import { command } from '../helpers/terminal';
import {
  ARTICLE,
  configure,
  editorial,
  get,
  resetNewsroom,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';

/** The demo newsroom, filled once: what an editor finds after `quickstart`, in all of its languages. */
const DEMO = path.resolve(__dirname, '../../database/demo');
const SITE = 'https://news.example';

let token: Record<string, string>;

beforeAll(async () => {
  token = await tokenFor('plugin::newsroom.publishing.check');
  await resetNewsroom();
  await strapi().plugin('newsroom').service('seed').fillIfEmpty(DEMO);
  configure({ publicUrl: SITE });
}, 300_000);

const idsByHeadline = async (): Promise<Map<string, string>> =>
  new Map(
    (await rows(ARTICLE, { publishedAt: null })).map(({ headline, documentId }) => [
      String(headline),
      documentId,
    ])
  );

test('every story passes the flight check: nothing blocks, and parity speaks where it should', async () => {
  const { articles } = await readSeedFolder(DEMO);
  const ids = await idsByHeadline();
  const parity: string[][] = [];
  for (const { key, texts } of articles) {
    const [first] = Object.values(texts);
    const id = ids.get(first?.headline ?? '');
    const { status, body } = await editorial('post', `/articles/${id}/check`, token, {});
    expect([key, status, body.data?.isClear]).toEqual([key, 200, true]);
    for (const { code, locale, severity } of body.data.findings) {
      if (code.startsWith('parity-')) parity.push([key, locale, code, severity]);
    }
  }
  expect(parity.sort()).toEqual([
    // A farmer of its own in each language.
    ['cloud-diary-keepers', 'es', 'parity-names', 'warns'],
    // Half translated.
    ['deep-reef-map', 'pl', 'parity-numbers', 'warns'],
    ['deep-reef-map', 'pl', 'parity-paragraphs', 'warns'],
    ['deep-reef-map', 'pl', 'parity-quotes', 'warns'],
  ]);
}, 120_000);

test('the blocks of a story are the same kinds in each finished language', async () => {
  const drafts = await rows(ARTICLE, { publishedAt: null });
  const live = await rows(ARTICLE, { publishedAt: { $notNull: true } });
  expect(live).toHaveLength(drafts.length - 1);
  const shapes = new Map<string, Set<string>>();
  for (const { documentId, body } of live) {
    const shape = (body as { type: string; level?: number; format?: string }[])
      .map(({ type, level, format }) => `${type}${level ?? ''}${format ?? ''}`)
      .join(' ');
    shapes.set(documentId, (shapes.get(documentId) ?? new Set()).add(shape));
  }
  expect([...shapes].filter(([, known]) => known.size > 1)).toEqual([]);
});

test('one story moved on after it was translated', async () => {
  const live = await rows(ARTICLE, { locale: 'en', publishedAt: { $notNull: true } });
  const first = live.find(({ body }) => JSON.stringify(body).includes('help desk for crews'));
  expect(first?.headline).toBeTruthy();
  const { data } = (await get(`/articles/id/${first?.documentId}?relative=false`)).body;
  expect(Date.parse(data.updatedAt)).toBeGreaterThan(Date.parse(data.firstPublishedAt));
  for (const { locale } of data.translations) {
    const other = (await get(`/articles/id/${data.id}?locale=${locale}&relative=false`)).body.data;
    expect([locale, other.updatedAt]).toEqual([locale, other.firstPublishedAt]);
  }
});

test.each([
  ['ar', 'rtl', 'أكياس', 'ar'],
  ['he', 'rtl', 'שקיות', 'he'],
  ['ur', 'rtl', 'پلاسٹک', 'ur'],
  ['zh', 'ltr', '夜市', 'zh'],
  ['zh-Hant', 'ltr', '夜市', 'zh-Hant'],
  ['ja', 'ltr', '夜市', 'ja'],
  ['th', 'ltr', 'ตลาด', 'th'],
  ['ru', 'ltr', 'пакеты', 'ru'],
  ['pl', 'ltr', 'targ', 'pl'],
  ['sr-Cyrl', 'ltr', 'пијаца', 'sr-Cyrl'],
  ['sr-Latn', 'ltr', 'pijaca', 'sr-Latn'],
  ['sw', 'ltr', 'soko', 'sw'],
  ['id', 'ltr', 'pasar', 'id'],
  ['tr', 'ltr', 'pazarı', 'tr'],
  ['es', 'ltr', 'mercado', 'es'],
])(
  'the night market in %s: found, told in its direction, and under its tag',
  async (locale, dir, word, tag) => {
    const id = (await idsByHeadline()).get(
      'The night market that swapped plastic bags for banana leaves'
    );
    const { data } = (await get(`/articles/id/${id}?locale=${locale}&fallback=none`)).body;
    expect([data.servedLocale, data.direction]).toEqual([locale, dir]);
    expect(data.translations).toHaveLength(17);
    expect(data.readTime.label).toBeTruthy();
    expect(data.relativeTime.label).toBeTruthy();
    expect(data.section.servedLocale).toBe(locale);
    expect(data.promos.length).toBeGreaterThan(0);

    const found = (await get(`/search?q=${encodeURIComponent(word)}&locale=${locale}`)).body;
    expect(found.data.map((story: { id: string }) => story.id)).toContain(id);

    const { urls } = readSitemap((await wire(`/sitemaps/${locale}/1.xml`)).text);
    const url = urls.find(({ loc }) => loc === `${SITE}${data.path}`);
    expect(url?.alternates[tag]).toBe(`${SITE}${data.path}`);
    const jsonld = JSON.parse((await wire(`/articles/${data.slug}/jsonld?locale=${locale}`)).text);
    expect(jsonld['@graph'][0].inLanguage).toBe(tag);
    const html = (await wire(`/articles/${data.slug}/html?locale=${locale}`)).text;
    expect(html).toContain(`lang="${tag}"`);
    expect(html).toContain(`dir="${dir}"`);
  }
);

test('nothing of it has drifted, and nothing of what the wire brings', async () => {
  // As it was when the demo was planted.
  configure({ publicUrl: '' });
  await strapi()
    .plugin('newsroom')
    .service('import')
    .importItems(
      [
        {
          uri: 'urn:example:1',
          version: '1',
          type: 'text',
          language: 'en',
          headlines: [{ role: 'main', value: 'From the wire' }],
          bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Text.</p>' }],
        },
      ],
      { publish: true }
    );
  const { code, out } = await command('doctor');
  expect({ code, out }).toEqual({ code: 0, out: [expect.stringMatching(/^No drift/)] });
}, 120_000);
