import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freezeClock, get, PROMO, rows, strapi } from '../helpers/newsroom';
import { importItems, setUpImport } from '../helpers/import';

setUpImport();

const SHARED = path.resolve(__dirname, '../../../shared');
const REAL_INPUT = path.join(SHARED, 'real-input');
const readItem = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const isThere = existsSync(REAL_INPUT);
if (!isThere)
  process.stderr.write(`The real items are not beside this checkout (${REAL_INPUT}): left out.`);

(isThere ? describe : describe.skip)('the real items', () => {
  const files = isThere ? readdirSync(REAL_INPUT).filter((name) => name.endsWith('.json')) : [];

  beforeEach(async () => {
    for (const [code, name] of [
      ['de', 'German (de)'],
      ['zh', 'Chinese (zh)'],
    ]) {
      await strapi().plugin('i18n').service('locales').create({ code, name });
    }
  });

  test('all import', async () => {
    const answer = await importItems(files.map((name) => readItem(path.join(REAL_INPUT, name))));
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(answer.body.meta).toEqual({
      created: files.length,
      updated: 0,
      unchanged: 0,
      rejected: 0,
    });
  });

  test('the page that started it is served as a reader saw it', async () => {
    const file = path.join(REAL_INPUT, 'trt-global-indonesia-russia.ninjs.json');
    const lines: string[] = [];
    const code = await strapi()
      .plugin('newsroom')
      .service('commands')
      .run(['import', file, '--publish'], {
        out: (line: string) => lines.push(line),
        err: (line: string) => lines.push(line),
      });
    expect(lines).toEqual([
      'created   urn:newsml:trt.global:20250225:indonesia-russia-defence en/indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics',
    ]);
    expect(code).toBe(0);

    const { data } = (
      await get('/articles/indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics')
    ).body;
    const title = 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics';
    expect(data).toMatchObject({
      section: { name: 'World', slug: 'world', path: '/en/world' },
      readTime: { minutes: 2, words: 313, seconds: 79, label: '2 min read', evidence: 'measured' },
      headline: title,
      dek: 'Russia’s security chief Sergei Shoigu met Indonesian leaders to discuss deeper security ties, regional stability and future defence cooperation.',
      leadImage: {
        alt: title,
        caption: 'Indonesia maintains its neutral foreign policy amid rising global tensions.',
      },
      relativeTime: { label: '25 February 2025', absolute: '25 February 2025', validUntil: null },
      sourceLine: 'AP',
      dateline: 'Jakarta',
      promos: [
        {
          title: 'Sneak a peek at TRT Global. Share your feedback!',
          cta: { label: 'Contact us', url: null },
        },
      ],
      firstPublishedAt: '2025-02-25T08:40:00.000Z',
    });
    const headings = data.body.filter(({ type }: { type: string }) => type === 'heading');
    expect(headings).toEqual([
      expect.objectContaining({
        level: 2,
        children: [{ type: 'text', text: 'Strengthening ties' }],
      }),
    ]);
    expect(data.body).toHaveLength(14);
    expect(await rows(PROMO, { locale: 'en' })).toHaveLength(1);
  });

  test('imported as a draft it is published when asked to, and fifteen hours later says so', async () => {
    freezeClock('2025-02-25T23:40:00Z');
    await importItems(readItem(path.join(REAL_INPUT, 'trt-global-indonesia-russia.ninjs.json')));
    await strapi()
      .plugin('newsroom')
      .service('commands')
      .run(
        ['import', path.join(REAL_INPUT, 'trt-global-indonesia-russia.ninjs.json'), '--publish'],
        {
          out: () => {},
          err: () => {},
        }
      );
    const { body } = await get(
      '/articles/indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics'
    );
    expect(body.data?.relativeTime?.label).toBe('15 hours ago');
  });
});
