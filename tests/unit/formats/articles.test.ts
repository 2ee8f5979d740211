import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import type { ArticleDocument } from 'newsroom/contracts/delivery';
import type { ArticleFacts, DocumentFacts } from 'newsroom/delivery/facts';
import { presentArticle } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import type { ArticleSettings } from 'newsroom/formats/articles/article-settings';
import { htmlPage } from 'newsroom/formats/articles/html-page';
import { isoDuration, jsonLd } from 'newsroom/formats/articles/json-ld';
import { plainText } from 'newsroom/formats/articles/plain-text';
import { scriptJson } from 'newsroom/text/script-json';
import { documentOf, file, paragraph, section, source, story } from '../delivery/facts-of';
import { thePage } from '../delivery/the-page';
import { anyText, NASTY, someText } from './any-text';

const SITE = 'https://news.example';

const settings = (changes: Partial<ArticleSettings> = {}): ArticleSettings => ({
  siteName: 'The Meridian',
  publisher: { name: '', url: '', logo: '' },
  publicUrl: SITE,
  apiUrl: 'https://cms.example/api/newsroom',
  mediaUrl: 'https://cms.example',
  defaultLocale: 'en',
  timeZoneOf: () => 'UTC',
  ...changes,
});

const documentIn = (
  facts: DocumentFacts,
  { publicUrl = SITE, siteName = 'The Meridian' } = {}
): ArticleDocument =>
  presentArticle(
    {
      edition: projectEdition(facts, { publicUrl, mediaUrl: '', readingRates: {} }),
      seq: 1,
    },
    {
      locale: facts.article.locale,
      now: new Date('2025-03-01T00:00:00Z'),
      relative: false,
      body: 'blocks',
      timeZoneOf: () => 'UTC',
      fallbackLocale: 'en',
      site: { name: siteName, publicUrl, mediaUrl: 'https://cms.example' },
    }
  ).answer.data;

const articleOf = (facts: Partial<ArticleFacts> = {}, rest: Partial<DocumentFacts> = {}) =>
  documentIn(documentOf(story(facts), rest));

const graphOf = (article: ArticleDocument, changes: Partial<ArticleSettings> = {}) => {
  const { '@graph': graph, ...context } = JSON.parse(
    scriptJson(jsonLd(article, settings(changes)))
  );
  return { ...context, article: graph[0], others: graph.slice(1) };
};

const VERSION = {
  locale: 'tr',
  slug: 'vapurlar',
  headline: 'Vapurlar',
  path: '/tr/vapurlar',
  embargoUntil: null,
  expiresAt: null,
};

/** Element names that were opened and not closed, or closed and not opened; and all attributes. */
const readHtml = (html: string) => {
  const open: string[] = [];
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes: { ...attributes } });
      open.push(name);
    },
    ontext: (part) => (text += part),
    onclosetag(_name, isImplied) {
      const name = open.pop() ?? 'nothing';
      if (isImplied && !['meta', 'link', 'img', 'br'].includes(name))
        elements.push({ name: `unclosed ${name}`, attributes: {} });
    },
  });
  parser.write(html);
  parser.end();
  return { elements, text };
};

const ACTIVE = /^(iframe|object|embed|style|form|input|button|base|unclosed .*)$/;

/** What would make the page unsafe or wrong, whatever is in it. */
const htmlErrors = (html: string): string[] => {
  const { elements } = readHtml(html);
  const named = (name: string) => elements.filter((element) => element.name === name);
  return [
    ...elements.filter(({ name }) => ACTIVE.test(name)).map(({ name }) => name),
    ...elements.flatMap(({ name, attributes }) =>
      Object.entries(attributes).flatMap(([key, value]) =>
        /^on|^style$/.test(key) ||
        (/^(href|src)$/.test(key) && !/^(https?|mailto|tel):/.test(value))
          ? [`${name} ${key}=${value}`]
          : []
      )
    ),
    ...['html', 'head', 'body', 'title', 'article', 'h1', 'script']
      .filter((name) => named(name).length !== 1)
      .map((name) => `${named(name).length} ${name}`),
    ...named('script')
      .filter(({ attributes }) => attributes.type !== 'application/ld+json')
      .map(() => 'a script that runs'),
    ...named('img')
      .filter(({ attributes }) => attributes.alt === undefined)
      .map(() => 'img without alt'),
    ...(/(?![\t\n])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/u.test(html)
      ? ['unreadable character']
      : []),
  ];
};

describe('JSON-LD', () => {
  it('says what the page says', () => {
    const {
      '@context': context,
      article,
      others,
    } = graphOf(documentIn(thePage), {
      publisher: { name: 'Meridian Media', url: '', logo: `${SITE}/logo.png` },
    });
    const url = `${SITE}/en/world/indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics`;
    const ap = { '@type': 'Organization', name: 'AP', url: 'https://apnews.com/' };
    expect(context).toBe('https://schema.org');
    expect(article).toEqual({
      '@type': 'NewsArticle',
      '@id': `${url}#article`,
      mainEntityOfPage: { '@type': 'WebPage', '@id': url },
      url,
      headline: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
      description: expect.stringMatching(/^Russia’s security chief/),
      datePublished: '2025-02-25T08:40:00.000Z',
      dateModified: '2025-02-25T08:40:00.000Z',
      author: { '@type': 'Person', name: 'Ayu Lestari', jobTitle: 'Correspondent' },
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'Meridian Media',
        url: `${SITE}/`,
        logo: { '@type': 'ImageObject', url: `${SITE}/logo.png` },
      },
      sourceOrganization: ap,
      isBasedOn: { '@type': 'NewsArticle', publisher: ap },
      articleSection: 'World',
      dateline: 'Jakarta',
      inLanguage: 'en',
      keywords: ['Indonesia', 'Russia'],
      wordCount: 22,
      timeRequired: 'PT6S',
      workTranslation: {
        '@type': 'NewsArticle',
        url: `${SITE}/tr/dunya/endonezya-ve-rusya`,
        headline: 'Endonezya ve Rusya savunmada yakınlaşıyor',
        inLanguage: 'tr',
      },
      isAccessibleForFree: true,
    });
    expect(others).toEqual([
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'World', item: `${SITE}/en/world` },
        ],
      },
    ]);
  });

  it.each([
    ['news', 'NewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['opinion', 'OpinionNewsArticle'],
    ['explainer', 'BackgroundNewsArticle'],
    ['live', 'LiveBlogPosting'],
    ['feature', 'NewsArticle'],
    ['video', 'NewsArticle'],
    ['gallery', 'NewsArticle'],
  ])('makes of %s a %s', (kind, type) => {
    expect(graphOf(articleOf({ kind })).article['@type']).toBe(type);
  });

  it('says when live coverage began', () => {
    expect(graphOf(articleOf({ kind: 'live', dateline: 'Jakarta' })).article).toMatchObject({
      coverageStartTime: '2025-02-25T08:40:00.000Z',
    });
    expect(graphOf(articleOf({ kind: 'live', dateline: 'J' })).article.dateline).toBeUndefined();
  });

  it('gives a picture in the ratios it is there in, and in no other', () => {
    const sized = (width: number, height: number) => ({
      url: `/uploads/${width}x${height}.jpg`,
      width,
      height,
    });
    const formats = {
      a: sized(1200, 900),
      b: sized(400, 300),
      c: sized(600, 601),
      d: sized(300, 100),
    };
    const shown = (leadImage: ArticleFacts['leadImage']) =>
      [graphOf(articleOf({ leadImage, leadImageCredit: 'C.' })).article.image]
        .flat()
        .map(({ url }: { url: string }) => url.replace('https://cms.example/uploads/', ''));
    expect(shown(file({ formats }))).toEqual(['ferry.jpg', '1200x900.jpg', '600x601.jpg']);
    expect(shown(file())).toEqual(['ferry.jpg']);
    expect(shown(file({ width: 1000, height: 700, formats: { d: sized(300, 100) } }))).toEqual([
      'ferry.jpg',
    ]);
    expect(shown(file({ width: null, height: null, formats: {} }))).toEqual(['ferry.jpg']);
    expect(graphOf(articleOf({ leadImage: file() })).article.image).toEqual({
      '@type': 'ImageObject',
      url: 'https://cms.example/uploads/ferry.jpg',
      width: 1600,
      height: 900,
    });
  });

  it('names as author who there is: people, sources, the newsroom', () => {
    const own = source('OWN', { kind: 'own' });
    expect(graphOf(articleOf({ sources: [source('AP'), own] })).article.author).toEqual({
      '@type': 'Organization',
      name: 'AP',
    });
    const { article } = graphOf(articleOf({ sources: [own] }));
    expect(article.author).toEqual(article.publisher);
    expect([article.sourceOrganization, article.isBasedOn]).toEqual([undefined, undefined]);
  });

  it('tells a translation from what it was made of', () => {
    const english = { ...VERSION, locale: 'en', slug: 'ferries', path: '/en/ferries' };
    const translated = graphOf(
      articleOf({ locale: 'ar' }, { translations: [english, VERSION] })
    ).article;
    expect(translated.translationOfWork).toMatchObject({ url: `${SITE}/en/ferries` });
    expect(translated.workTranslation).toBeUndefined();
    const original = graphOf(
      articleOf({}, { translations: [VERSION, { ...VERSION, locale: 'ar' }] })
    );
    expect(original.article.workTranslation).toHaveLength(2);
  });

  it('lists corrections', () => {
    const article = {
      ...articleOf(),
      corrections: [
        { kind: 'correction', text: 'It was two.', correctedAt: '2025-02-26T00:00:00.000Z' },
      ],
    };
    expect(graphOf(article).article.correction).toEqual({
      '@type': 'CorrectionComment',
      text: 'It was two.',
      datePublished: '2025-02-26T00:00:00.000Z',
    });
  });

  it('counts no words in Han, and leads to the API while there is no site', () => {
    const body = [paragraph('渡轮在夜间再次运行。')];
    const article = documentIn(documentOf(story({ locale: 'zh', body })), { publicUrl: '' });
    const { article: thing, others } = graphOf(article, { publicUrl: '' });
    expect(thing.wordCount).toBeUndefined();
    expect(thing.url).toBe('https://cms.example/api/newsroom/articles/ferries-at-night?locale=zh');
    expect(others).toEqual([]);
  });

  it.each([
    [0, undefined],
    [19, 'PT19S'],
    [60, 'PT1M'],
    [79, 'PT1M19S'],
    [3661, 'PT1H1M1S'],
  ])('writes %s seconds as %s', (seconds, duration) => {
    expect(isoDuration(seconds)).toBe(duration);
  });

  it('ends no script it stands in', () => {
    const json = scriptJson(jsonLd(articleOf({ headline: NASTY }), settings({ siteName: NASTY })));
    expect(json).not.toMatch(/[<>&\u2028\u2029\0]|\\ud[89a-f]/i);
    expect(JSON.parse(json)['@graph'][0].headline).toContain(']]>h<i>&"\'');
  });
});

const full: Partial<ArticleFacts> = {
  headline: 'Ferries & "bridges"',
  dek: 'Both <run> again.',
  dateline: 'Jakarta',
  bylines: [{ name: 'Ayu Lestari', role: 'Correspondent', url: `${SITE}/ayu` }, { name: 'B.' }],
  body: [
    paragraph('The ferries run again.'),
    paragraph('https://youtu.be/dQw4w9WgXcQ'),
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url: 'https://x.com/desk/status/12',
          children: [{ type: 'text', text: 'The post' }],
        },
      ],
    },
  ],
  sections: [section('world')],
  sources: [source('AP')],
  leadImage: file(),
  leadImageAlt: 'A "ferry"',
  leadImageCaption: 'A ferry at night.',
  leadImageCredit: 'C. Photographer',
};

const corrected = (article: ArticleDocument): ArticleDocument => ({
  ...article,
  corrections: [
    { kind: 'correction', text: 'It was <two>.', correctedAt: '2025-02-26T00:00:00.000Z' },
  ],
});

describe('HTML', () => {
  const html = htmlPage(corrected(articleOf(full, { translations: [VERSION] })), settings());

  it('is a page of one article with all that readers see', () => {
    expect(htmlErrors(html)).toEqual([]);
    const [, article] = /(<article[\s\S]*<\/article>)/.exec(html) ?? [];
    expect(article?.split('\n')).toEqual([
      '<article lang="en" dir="ltr">',
      `<header><p><a href="${SITE}/en/world">World</a> · 1 min read</p>`,
      '<hgroup><h1>Ferries &amp; &quot;bridges&quot;</h1><p>Both &lt;run&gt; again.</p></hgroup>',
      `<p><a rel="author" href="${SITE}/ayu">Ayu Lestari</a>, Correspondent</p>`,
      '<p>B.</p>',
      '<p>Jakarta, <time datetime="2025-02-25T08:40:00.000Z">25 February 2025</time></p></header>',
      '<figure><img src="https://cms.example/uploads/ferry.jpg" width="1600" height="900" alt="A &quot;ferry&quot;">' +
        '<figcaption>A ferry at night. <small>C. Photographer</small></figcaption></figure>',
      '<p>The ferries run again.</p>',
      '<figure data-embed="youtube" data-embed-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ">' +
        '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">https://www.youtube.com/watch?v=dQw4w9WgXcQ</a></figure>',
      '<figure data-embed="x" data-embed-url="https://x.com/desk/status/12">' +
        '<a href="https://x.com/desk/status/12" rel="noopener">The post</a></figure>',
      '<footer><p>Source: <cite>AP</cite></p>',
      '<p><strong>Correction</strong>, <time datetime="2025-02-26T00:00:00.000Z">26 February 2025</time>: It was &lt;two&gt;.</p></footer>',
      '</article>',
    ]);
  });

  it('has in its head what seo and JSON-LD say', () => {
    const { elements } = readHtml(html);
    const found = (name: string, key: string, value: string) =>
      elements.filter(({ name: n, attributes }) => n === name && attributes[key] === value);
    expect(found('link', 'rel', 'canonical')).toHaveLength(1);
    expect(found('link', 'rel', 'alternate').map(({ attributes }) => attributes.hreflang)).toEqual([
      'en',
      'tr',
      'x-default',
    ]);
    expect(found('meta', 'property', 'og:title')).toHaveLength(1);
    expect(found('meta', 'name', 'twitter:card')).toHaveLength(1);
    expect(found('meta', 'name', 'robots')).toEqual([]);
    const [, json = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)['@graph'][0]['@type']).toBe('NewsArticle');
  });

  it('is not for search engines where the story is not, or has no page of its own', () => {
    const robots = '<meta name="robots" content="noindex">';
    expect(htmlPage(articleOf({ noindex: true }), settings())).toContain(robots);
    const homeless = documentIn(documentOf(story()), { publicUrl: '' });
    expect(htmlPage(homeless, settings({ publicUrl: '' }))).toContain(robots);
  });

  it('runs from right to left where the language does', () => {
    const article = articleOf({
      locale: 'ar',
      headline: 'خبر',
      sources: [source('AP')],
      sections: [section('world', { locale: 'ar', servedLocale: 'en' })],
    });
    const page = htmlPage(article, settings());
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<article lang="ar" dir="rtl">');
    expect(page).toContain('lang="en">World</a>');
    expect(page).toContain('المصدر: <cite>AP</cite>');
  });

  it('marks words of ours that are in another language', () => {
    const page = htmlPage(articleOf({ locale: 'sw', sources: [source('AP')] }), settings());
    expect(page).toContain('<span lang="en">Source</span>: <cite>AP</cite>');
  });
});

describe('plain text', () => {
  it('has all that readers see', () => {
    expect(plainText(corrected(articleOf(full)), settings())).toBe(
      `World · 1 min read

Ferries & "bridges"

Both <run> again.

Ayu Lestari, Correspondent
B.

Jakarta, 25 February 2025

A ferry at night. (C. Photographer)

The ferries run again.

https://www.youtube.com/watch?v=dQw4w9WgXcQ

The post: https://x.com/desk/status/12

Source: AP

Correction, 26 February 2025: It was <two>.
`
    );
  });

  it('tells the direction of a line that begins in another script', () => {
    const body = [paragraph('NATO تجتمع'), paragraph('خبر'), paragraph('NATO')];
    const lines = plainText(articleOf({ locale: 'ar', headline: 'خبر', body }), settings()).split(
      '\n'
    );
    expect(lines).toEqual(expect.arrayContaining(['\u200FNATO تجتمع', 'خبر', 'NATO']));
  });
});

describe('every format', () => {
  const formats = (article: ArticleDocument, changes: Partial<ArticleSettings> = {}) => {
    const html = htmlPage(article, settings(changes));
    const json = scriptJson(jsonLd(article, settings(changes)));
    const text = plainText(article, settings(changes));
    return { html, json, text, graph: JSON.parse(json)['@graph'] };
  };

  it.each([
    ['a headline of only emoji', { headline: '🗞️🔥' }],
    ['no dek', { dek: null }],
    ['no picture', { leadImage: null }],
    ['a picture that is not here', { leadImage: null, leadImageAlt: 'A', leadImageCaption: 'B' }],
    ['no section', { sections: [] }],
    ['no body', { body: [] }],
  ])('is valid with %s', (_name, facts) => {
    const { html, text, graph } = formats(articleOf(facts));
    expect(htmlErrors(html)).toEqual([]);
    expect(html).not.toMatch(/<(\w+)[^>]*><\/\1>|null|undefined/);
    expect(text).not.toMatch(/null|undefined|\n\n\n/);
    expect(graph[0]).toMatchObject({
      headline: facts.headline ?? 'Ferries at night',
      author: { name: 'The Meridian' },
      publisher: { name: 'The Meridian' },
    });
    expect(Object.values(graph[0])).not.toContain(null);
  });

  it('is safe and whole whatever is in any field', () => {
    const facts = fc.record({
      headline: someText,
      shortHeadline: fc.option(anyText),
      dek: fc.option(anyText),
      dateline: fc.option(anyText),
      body: fc.array(anyText.map(paragraph), { maxLength: 3 }),
      bylines: fc.array(
        fc.record({ name: anyText, role: fc.option(anyText), url: fc.option(anyText) }),
        { maxLength: 2 }
      ),
      tags: fc.array(anyText, { maxLength: 2 }),
      leadImage: fc.constantFrom(null, file()),
      leadImageAlt: fc.option(anyText),
      leadImageCaption: fc.option(anyText),
      leadImageCredit: fc.option(anyText),
      seoTitle: fc.option(anyText),
      seoDescription: fc.option(anyText),
      sections: anyText.map((name) => [section('world', { name })]),
      sources: fc.array(
        fc.tuple(anyText, anyText).map(([name, url]) => source('AP', { name, url })),
        { maxLength: 2 }
      ),
    });
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('en', 'ar', 'zh-Hant-TW'),
        someText,
        (one, locale, siteName) => {
          const article = documentIn(documentOf(story({ ...one, locale })), { siteName });
          const { html, json, text } = formats(corrected(article), { siteName });
          expect(htmlErrors(html)).toEqual([]);
          expect(json).not.toMatch(/[<>&\u2028\u2029]|\\ud[89a-f]|\\u00[01][0-8bcef]/i);
          expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Surrogate}/u);
        }
      ),
      { numRuns: 200 }
    );
  });
});
