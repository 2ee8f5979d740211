import type { ArticleDocument } from '../../contracts/delivery';
import { absoluteDate } from '../../text/absolute-date';
import { isBlocks } from '../../text/blocks';
import { blocksToHtml, escapeHtml } from '../../text/blocks-to-html';
import { languageTag } from '../../text/locale';
import { storyLabels } from '../../text/story-labels';
import { bodyBases, mediaUrl, sectionUrl, webUrl } from '../absolute-urls';
import type { ArticleSettings } from './article-settings';

export const languageOf = ({ servedLocale }: Pick<ArticleDocument, 'servedLocale'>): string =>
  languageTag(servedLocale) ?? 'und';

const joined = (parts: readonly (string | false | null)[], separator = ''): string =>
  parts.filter((part) => part !== false && part !== null && part !== '').join(separator);

const element = (name: string, content: string): string =>
  content === '' ? '' : `<${name}>${content}</${name}>`;

const time = (instant: string, { servedLocale }: ArticleDocument, settings: ArticleSettings) => {
  const date = absoluteDate(new Date(instant), {
    locale: servedLocale,
    timeZone: settings.timeZoneOf(servedLocale),
    fallbackLocale: settings.defaultLocale,
  });
  return `<time datetime="${escapeHtml(instant)}">${escapeHtml(date)}</time>`;
};

const label = (text: string, language: string | null): string =>
  language === null ? escapeHtml(text) : `<span lang="${language}">${escapeHtml(text)}</span>`;

const kicker = (article: ArticleDocument, settings: ArticleSettings): string => {
  const { section, servedLocale, readTime } = article;
  const foreign = section && section.servedLocale !== servedLocale;
  const lang = foreign ? ` lang="${escapeHtml(languageOf(section))}"` : '';
  const link = section
    ? `<a href="${escapeHtml(sectionUrl(settings, section, servedLocale))}"${lang}>${escapeHtml(section.name)}</a>`
    : null;
  return element('p', joined([link, readTime.label && escapeHtml(readTime.label)], ' · '));
};

const bylines = ({ bylines: all }: ArticleDocument): string =>
  all
    .map(({ name, role, url }) => {
      const address = webUrl(url);
      const who = address
        ? `<a rel="author" href="${escapeHtml(address)}">${escapeHtml(name)}</a>`
        : escapeHtml(name);
      return element('p', joined([who, role && escapeHtml(role)], ', '));
    })
    .join('\n');

const header = (article: ArticleDocument, settings: ArticleSettings): string => {
  const headline = `<h1>${escapeHtml(article.headline)}</h1>`;
  const { dek, dateline, firstPublishedAt } = article;
  const when = time(firstPublishedAt, article, settings);
  return element(
    'header',
    joined(
      [
        kicker(article, settings),
        dek ? `<hgroup>${headline}<p>${escapeHtml(dek)}</p></hgroup>` : headline,
        bylines(article),
        `<p>${joined([dateline && escapeHtml(dateline), when], ', ')}</p>`,
      ],
      '\n'
    )
  );
};

const picture = ({ leadImage }: ArticleDocument, settings: ArticleSettings): string => {
  const url = leadImage && mediaUrl(settings, leadImage.url);
  if (!leadImage || !url) return '';
  const { width, height, alt, caption, credit } = leadImage;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const image = `<img src="${escapeHtml(url)}"${size} alt="${escapeHtml(alt ?? '')}">`;
  const words = joined(
    [caption && escapeHtml(caption), credit && `<small>${escapeHtml(credit)}</small>`],
    ' '
  );
  return `<figure>${image}${element('figcaption', words)}</figure>`;
};

const corrections = (article: ArticleDocument, settings: ArticleSettings): string[] => {
  const { language, ...labels } = storyLabels(article.servedLocale);
  const words: Readonly<Record<string, string>> = labels;
  return article.corrections.map(({ kind, text, correctedAt }) => {
    const what = label(words[kind] ?? labels.update, language);
    return `<p><strong>${what}</strong>, ${time(correctedAt, article, settings)}: ${escapeHtml(text)}</p>`;
  });
};

const footer = (article: ArticleDocument, settings: ArticleSettings): string => {
  const { source, language } = storyLabels(article.servedLocale);
  const line = article.sourceLine
    ? `<p>${label(source, language)}: <cite>${escapeHtml(article.sourceLine)}</cite></p>`
    : null;
  return element('footer', joined([line, ...corrections(article, settings)], '\n'));
};

/**
 * A story as one `<article lang dir>`, for a page of the caller's: section and read time, headline, dek,
 * bylines, dateline and date, picture, body, source line, corrections. Only semantic elements, without
 * styles, scripts and frames; all addresses absolute; embeds as in `blocksToHtml`.
 */
export const articleHtml = (article: ArticleDocument, settings: ArticleSettings): string => {
  const { body, direction } = article;
  const parts = [
    header(article, settings),
    picture(article, settings),
    isBlocks(body) ? blocksToHtml(body, bodyBases(settings)) : '',
    footer(article, settings),
  ];
  return `<article lang="${escapeHtml(languageOf(article))}" dir="${direction}">\n${joined(parts, '\n')}\n</article>`;
};
