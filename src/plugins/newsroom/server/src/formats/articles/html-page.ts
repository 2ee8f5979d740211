import type { ArticleDocument } from '../../contracts/delivery';
import { escapeHtml } from '../../text/blocks-to-html';
import { scriptJson } from '../../text/script-json';
import { articleHtml, languageOf } from './article-html';
import type { ArticleSettings } from './article-settings';
import { jsonLd } from './json-ld';

const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    .join('')}>`;

const head = (article: ArticleDocument, settings: ArticleSettings): string[] => {
  const { title, description, canonicalUrl, noindex, openGraph, twitter, alternates } = article.seo;
  // Without a site there is no page that search engines should take this one for.
  const isHidden = noindex || canonicalUrl === null;
  return [
    '<meta charset="utf-8">',
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    `<title>${escapeHtml(title)}</title>`,
    ...(description ? [tag('meta', { name: 'description', content: description })] : []),
    ...(isHidden ? [tag('meta', { name: 'robots', content: 'noindex' })] : []),
    ...(canonicalUrl ? [tag('link', { rel: 'canonical', href: canonicalUrl })] : []),
    ...alternates.map(({ hreflang, href }) => tag('link', { rel: 'alternate', hreflang, href })),
    ...openGraph.map((one) => tag('meta', { ...one })),
    ...twitter.map((one) => tag('meta', { ...one })),
    `<script type="application/ld+json">${scriptJson(jsonLd(article, settings))}</script>`,
  ];
};

/**
 * A story as a complete, minimal document: it can be opened, validated and archived as it is, and its
 * head holds all that `seo` and `/jsonld` say. Who wants the story alone takes its one `<article>`.
 */
export const htmlPage = (article: ArticleDocument, settings: ArticleSettings): string =>
  [
    '<!doctype html>',
    tag('html', { lang: languageOf(article), dir: article.direction }),
    '<head>',
    ...head(article, settings),
    '</head>',
    '<body>',
    articleHtml(article, settings),
    '</body>',
    '</html>',
    '',
  ].join('\n');
