import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectEdition } from 'newsroom/delivery/project';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import { heading, paragraph, SETTINGS } from './facts-of';
import { thePage } from './the-page';

describe('the page as a finished document', () => {
  it('carries every fact of it', () => {
    expect(projectEdition(thePage, SETTINGS)).toEqual({
      summary: {
        id: 'page',
        type: 'article',
        kind: 'news',
        urgency: 'normal',
        servedLocale: 'en',
        direction: 'ltr',
        slug: 'indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics',
        path: '/en/world/indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics',
        headline: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
        shortHeadline: null,
        dek: 'Russia’s security chief Sergei Shoigu met Indonesian leaders to discuss deeper security ties, regional stability and future defence cooperation.',
        section: {
          id: 's-world',
          name: 'World',
          slug: 'world',
          path: '/en/world',
          servedLocale: 'en',
        },
        sources: [
          {
            id: 'src-AP',
            code: 'AP',
            name: 'AP',
            kind: 'wire',
            url: 'https://apnews.com',
            creditLine: null,
          },
        ],
        sourceLine: 'AP',
        dateline: 'Jakarta',
        tags: ['Indonesia', 'Russia'],
        leadImage: {
          url: null,
          width: null,
          height: null,
          mime: null,
          alt: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
          caption: 'Indonesia maintains its neutral foreign policy amid rising global tensions.',
          credit: null,
          formats: {},
        },
        readTime: {
          minutes: 1,
          seconds: 6,
          words: 22,
          characters: 0,
          label: '1 min read',
          evidence: 'measured',
        },
        firstPublishedAt: '2025-02-25T08:40:00.000Z',
        updatedAt: '2025-02-25T08:40:00.000Z',
      },
      body: [
        paragraph('Southeast Asia’s biggest economy maintains a neutral foreign policy.'),
        heading('Strengthening ties'),
        paragraph('In November, Indonesia and Russia held their first joint naval drills.'),
      ],
      rest: {
        breadcrumbs: [{ name: 'World', path: '/en/world' }],
        bylines: [{ name: 'Ayu Lestari', role: 'Correspondent', url: null }],
        corrections: [],
        seo: {
          title: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
          description:
            'Russia’s security chief Sergei Shoigu met Indonesian leaders to discuss deeper security ties, regional stability and future defence cooperation.',
          canonicalUrl: null,
          noindex: false,
          image: null,
        },
      },
      promos: [
        {
          thing: {
            id: 'p-1',
            title: 'Sneak a peek at TRT Global. Share your feedback!',
            text: null,
            placement: 'article-end',
            cta: { label: 'Contact us', url: null },
            image: null,
          },
          window: { from: null, until: null },
        },
      ],
      related: [],
      translations: [
        {
          thing: {
            locale: 'tr',
            path: '/tr/dunya/endonezya-ve-rusya',
            slug: 'endonezya-ve-rusya',
            headline: 'Endonezya ve Rusya savunmada yakınlaşıyor',
          },
          window: { from: null, until: null },
        },
      ],
      window: { from: null, until: null },
      mentions: {
        shown: ['a-page', 's-s-world', 'src-src-AP'],
        listed: [
          's-s-world',
          'src-src-AP',
          expect.stringMatching(/^t-[0-9a-f]{24}$/),
          expect.stringMatching(/^t-[0-9a-f]{24}$/),
        ],
      },
    });
  });

  it('does not touch the facts', () => {
    const before = JSON.stringify(thePage);
    projectEdition(thePage, SETTINGS);
    expect(JSON.stringify(thePage)).toBe(before);
  });

  it('is the same each time', () => {
    expect(projectEdition(thePage, SETTINGS)).toEqual(projectEdition(thePage, SETTINGS));
  });
});

/** The page itself lies beside the checkout, not in it; where it is missing, its own test is left out. */
const REAL_INPUT = path.resolve(__dirname, '../../../../shared/real-input');
const PAGE = path.join(REAL_INPUT, 'trt-global-indonesia-russia');
const itWithPage = existsSync(`${PAGE}.txt`) && existsSync(`${PAGE}.ninjs.json`) ? it : it.skip;

itWithPage('every line that the page shows stands in the document', () => {
  const item = JSON.parse(readFileSync(`${PAGE}.ninjs.json`, 'utf8')) as {
    bodies: [{ value: string }];
  };
  const body = htmlToBlocks(item.bodies[0].value);
  const { summary, ...rest } = projectEdition(
    { ...thePage, article: { ...thePage.article, body } },
    SETTINGS
  );
  const document = JSON.stringify({ summary, ...rest });

  const lines = readFileSync(`${PAGE}.txt`, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '15 hours ago' && !line.startsWith('SOURCE:'));
  expect(lines).toHaveLength(22);
  expect(lines.filter((line) => !document.includes(JSON.stringify(line)))).toEqual([]);
  expect(summary.sourceLine).toBe('AP');
  expect(summary.readTime).toMatchObject({ minutes: 2, words: 313, label: '2 min read' });
});
