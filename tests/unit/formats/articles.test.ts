import fc from 'fast-check';
import type { ArticleDocument } from 'newsroom/contracts/delivery';
import type { ArticleFacts } from 'newsroom/delivery/facts';
import type { ArticleSettings } from 'newsroom/formats/articles/article-settings';
import { htmlPage } from 'newsroom/formats/articles/html-page';
import { jsonLd } from 'newsroom/formats/articles/json-ld';
import { plainText } from 'newsroom/formats/articles/plain-text';
import { scriptJson } from 'newsroom/text/script-json';
import { pageErrors } from '../../helpers/html';
import { documentOf, file, paragraph, section, source, story } from '../delivery/facts-of';
import { anyText, someText } from './any-text';
import { settings, documentIn, articleOf, full, corrected } from './article-of';

describe('every format', () => {
  const formats = (article: ArticleDocument, changes: Partial<ArticleSettings> = {}) => {
    const html = htmlPage(article, settings(changes));
    const json = scriptJson(jsonLd(article, settings(changes)));
    const text = plainText(article, settings(changes));
    return { html, json, text, graph: JSON.parse(json)['@graph'] };
  };

  it.each<[string, Partial<ArticleFacts>]>([
    ['a headline of only emoji', { headline: '🗞️🔥' }],
    ['no dek', { dek: null }],
    ['no picture', { leadImage: null }],
    ['a picture that is not here', { leadImage: null, leadImageAlt: 'A', leadImageCaption: 'B' }],
    ['no section', { sections: [] }],
    ['no body', { body: [] }],
  ])('is valid with %s', (_name, facts) => {
    const { html, text, graph } = formats(articleOf(facts));
    expect(pageErrors(html)).toEqual([]);
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
          expect(pageErrors(html)).toEqual([]);
          expect(json).not.toMatch(/[<>&\u2028\u2029]|\\ud[89a-f]|\\u00[01][0-8bcef]/i);
          expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Surrogate}/u);
        }
      ),
      { numRuns: 100 }
    );
  });
});

describe('the rules of a page', () => {
  const page = htmlPage(articleOf(full), settings());

  it.each([
    ['a script that runs', page.replace(' type="application/ld+json"', '')],
    ['p onclick=x', page.replace('<p>', '<p onclick="x">')],
    ['a href=javascript:x', page.replace(/(<a )href="[^"]*"/, '$1href="javascript:x"')],
    ['img without alt', page.replace(/ alt="[^"]*"/, '')],
    ['2 h1', page.replace('</h1>', '</h1><h1>x</h1>')],
    ['unreadable text', page.replace('</h1>', '\x1B</h1>')],
  ])('find: %s', (complaint, broken) => {
    expect(pageErrors(page)).toEqual([]);
    expect(pageErrors(broken)).toContain(complaint);
  });
});
