import { htmlPage } from 'newsroom/formats/articles/html-page';
import { plainText } from 'newsroom/formats/articles/plain-text';
import { pageErrors, readHtml } from '../../helpers/html';
import { documentOf, paragraph, section, source, story } from '../delivery/facts-of';
import { SITE, settings, documentIn, articleOf, VERSION, full, corrected } from './article-of';

describe('HTML', () => {
  const html = htmlPage(corrected(articleOf(full, { translations: [VERSION] })), settings());

  it('is a page of one article with all that readers see', () => {
    expect(pageErrors(html)).toEqual([]);
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
