import { readableText } from '../text/block-text';
import { isBlocks } from '../text/blocks';
import type { EditionKey, FinishedEdition } from './edition-store';
import type { SearchEntry, SearchPort } from './search/port';

const entryOf = (record: FinishedEdition): SearchEntry => {
  const { documentId, locale, publishedMs, fromMs, untilMs, edition } = record;
  const { summary, body, rest } = edition;
  return {
    documentId,
    locale,
    publishedMs,
    fromMs,
    untilMs,
    headline: summary.headline,
    dek: summary.dek ?? '',
    body: isBlocks(body) ? readableText(body) : '',
    keywords: [
      ...summary.tags,
      ...(summary.section ? [summary.section.name] : []),
      ...summary.sources.flatMap(({ name, code }) => [name, code]),
      ...rest.bylines.map(({ name }) => name),
      ...(summary.dateline ? [summary.dateline] : []),
    ],
  };
};

/** Keeps the index of words in step with the editions. */
export const createSearchIndex = ({ search }: { search: SearchPort }) => ({
  async follow(written: readonly FinishedEdition[], removed: readonly EditionKey[]): Promise<void> {
    if (removed.length > 0) await search.remove(removed);
    if (written.length > 0) await search.put(written.map(entryOf));
  },
});

export type SearchIndex = ReturnType<typeof createSearchIndex>;
