import type { ArticleListAnswer, ArticleSummary } from '../../server/src/contracts/delivery';

/**
 * A list of articles, newest first, read page by page as far as it is iterated. A failure, and the
 * abort of its signal, reject: a part of a list never looks like the whole.
 */
export interface ArticleListing extends AsyncIterable<ArticleSummary> {
  /** The first page, or the one behind `nextCursor` of another. */
  page(cursor?: string): Promise<ArticleListAnswer>;
  /** Page after page, each asked for when it is wanted. */
  pages(): AsyncIterable<ArticleListAnswer>;
}

/** A listing of what `page` reads. */
export const listingOf = (page: ArticleListing['page']): ArticleListing => {
  async function* pages() {
    for (let cursor: string | undefined; ;) {
      const answer = await page(cursor);
      yield answer;
      if (answer.meta.nextCursor === null) return;
      cursor = answer.meta.nextCursor;
    }
  }

  return {
    page,
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
  };
};
