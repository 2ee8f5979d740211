import type { ArticleDocument } from '../../contracts/delivery';
import { absoluteDate } from '../../text/absolute-date';
import { plainText as textOfBlocks } from '../../text/block-text';
import { isBlocks, type Block } from '../../text/blocks';
import { embedOf } from '../../text/embeds';
import { cleanText } from '../../text/normalise';
import { markLines } from '../../text/right-to-left';
import { storyLabels } from '../../text/story-labels';
import { mediaUrl } from '../absolute-urls';
import type { ArticleSettings } from './article-settings';

const joined = (parts: readonly (string | null | undefined)[], separator: string): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(separator);

const textOfBlock = (block: Block): string => {
  const embed = embedOf(block);
  return embed ? joined([embed.title, embed.url], ': ') : textOfBlocks([block]).trim();
};

/**
 * A story as plain text, a blank line between its parts: section and read time, headline, dek, bylines,
 * dateline and date, what is under the picture, body, source line, corrections. Of an embed the address
 * stays. Without control characters; ends with a line break.
 */
export const plainText = (article: ArticleDocument, settings: ArticleSettings): string => {
  const { body, section, readTime, leadImage, servedLocale } = article;
  const { source, ...labels } = storyLabels(servedLocale);
  const words: Readonly<Record<string, string | null>> = labels;
  const date = (instant: string): string =>
    absoluteDate(new Date(instant), {
      locale: servedLocale,
      timeZone: settings.timeZoneOf(servedLocale),
      fallbackLocale: settings.defaultLocale,
    });
  const isShown = leadImage !== null && mediaUrl(settings, leadImage.url) !== null;

  const parts = [
    joined([section?.name, readTime.label], ' · '),
    article.headline,
    article.dek,
    article.bylines.map(({ name, role }) => joined([name, role], ', ')).join('\n'),
    joined([article.dateline, date(article.firstPublishedAt)], ', '),
    isShown ? joined([leadImage.caption, leadImage.credit && `(${leadImage.credit})`], ' ') : null,
    ...(isBlocks(body) ? body.map(textOfBlock) : []),
    article.sourceLine && `${source}: ${article.sourceLine}`,
    ...article.corrections.map(
      ({ kind, text, correctedAt }) =>
        `${words[kind] ?? labels.update}, ${date(correctedAt)}: ${text}`
    ),
  ];
  return `${markLines(cleanText(joined(parts, '\n\n')), article.direction)}\n`;
};
