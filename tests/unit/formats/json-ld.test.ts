import type { ArticleDocument } from 'newsroom/contracts/delivery';
import type { ArticleFacts } from 'newsroom/delivery/facts';
import type { ArticleSettings } from 'newsroom/formats/articles/article-settings';
import { isoDuration, jsonLd } from 'newsroom/formats/articles/json-ld';
import { scriptJson } from 'newsroom/text/script-json';
import { documentOf, file, paragraph, source, story } from '../delivery/facts-of';
import { thePage } from '../delivery/the-page';
import { NASTY } from './any-text';
import { SITE, settings, documentIn, articleOf, VERSION } from './article-of';

const graphOf = (article: ArticleDocument, changes: Partial<ArticleSettings> = {}) => {
  const { '@graph': graph, ...context } = JSON.parse(
    scriptJson(jsonLd(article, settings(changes)))
  );
  return { ...context, article: graph[0], others: graph.slice(1) };
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
