import type {
  ArticleDocument,
  ArticleListAnswer,
  HealthAnswer,
  PromoListAnswer,
  ResolveAnswer,
  SearchAnswer,
  SectionDocument,
  SectionTreeAnswer,
  SourceAnswer,
  SourceListAnswer,
  ChangeDocument,
} from '../../server/src/contracts/delivery';
import type { Query } from './address';
import { createAsk } from './ask';
import { followChanges } from './follow-changes';
import { listingOf, type ArticleListing } from './listing';
import type {
  BodyFormat,
  CallOptions,
  ChangesOptions,
  ClientOptions,
  DocumentOptions,
  ListOptions,
  LocaleOptions,
  PromosOptions,
  ResolveOptions,
  SearchOptions,
  SectionOptions,
} from './options';
import { OUTCOMES, outcomeOf, type Outcome } from './outcome';

/** An article whose body is as it was asked for. */
export type ArticleWith<Format extends BodyFormat> = Omit<ArticleDocument, 'body'> &
  (Format extends 'html'
    ? { body: string }
    : Format extends 'none'
      ? { body?: undefined }
      : { body: unknown[] });

/** What a path is, with the article's body as it was asked for. */
export interface ResolveAnswerWith<Format extends BodyFormat> {
  data:
    | Exclude<ResolveAnswer['data'], { outcome: 'article' }>
    | (Omit<Extract<ResolveAnswer['data'], { outcome: 'article' }>, 'article'> & {
        article: ArticleWith<Format>;
      });
  meta: ResolveAnswer['meta'];
}

/** Options of a call: how it is to be made, and the parameters of its query. */
type Given = LocaleOptions & { cursor?: string; path?: string };

/**
 * Reads a newsroom's delivery API. All calls are GET and may be tried again: after a failed connection,
 * a try out of time, 425, 429, 502, 503 and 504, with growing pauses or as `Retry-After` says.
 *
 * What an address has become is an `Outcome`; everything else is thrown: NewsroomError for refusals and
 * failures, the signal's reason for an abort.
 */
export const createNewsroomClient = (options: ClientOptions) => {
  const ask = createAsk(options);

  /** The parameters of a call, with the client's locale, apart from how it is to be made. */
  const split = ({ signal, minSeq, init, ...query }: Given) => ({
    call: { signal, minSeq, init },
    query: { locale: options.locale, ...query } as Query,
  });

  const read = async <Answered>(parts: string[], given: Given): Promise<Answered> => {
    const { call, query } = split(given);
    return (await ask({ ...call, parts, query })).body as Answered;
  };

  const find = async <Found extends object>(
    parts: string[],
    given: Given,
    slug?: string
  ): Promise<Outcome<Found>> => {
    const { call, query } = split(given);
    return outcomeOf<Found>(await ask({ ...call, parts, query, accept: OUTCOMES }), slug);
  };

  return {
    /** An article by its slug, as it stands in the URL of its page once that is decoded. */
    article: <Format extends BodyFormat = 'blocks'>(
      slug: string,
      given: DocumentOptions<Format> = {}
    ): Promise<Outcome<ArticleWith<Format>>> => find(['articles', slug], given, slug),

    /** An article by its document id. */
    articleById: <Format extends BodyFormat = 'blocks'>(
      id: string,
      given: DocumentOptions<Format> = {}
    ): Promise<Outcome<ArticleWith<Format>>> => find(['articles', 'id', id], given),

    /** Articles, newest first; read as far as they are iterated. */
    articles: (given: ListOptions = {}): ArticleListing =>
      listingOf((cursor) => read<ArticleListAnswer>(['articles'], { ...given, cursor })),

    /** The sections of a locale as a tree. */
    sections: (given: LocaleOptions = {}) => read<SectionTreeAnswer>(['sections'], given),

    /** A section with its promos and the first page of its articles. */
    section: (slug: string, given: SectionOptions = {}): Promise<Outcome<SectionDocument>> =>
      find(['sections', slug], given, slug),

    sources: (given: LocaleOptions = {}) => read<SourceListAnswer>(['sources'], given),

    /** A source with the first page of its articles. */
    source: (code: string, given: SectionOptions = {}): Promise<Outcome<SourceAnswer['data']>> =>
      find(['sources', code], given),

    /** The promos that are on now. */
    promos: (given: PromosOptions = {}) => read<PromoListAnswer>(['promos'], given),

    /** Live articles in which a text is found, the best first. */
    search: (given: SearchOptions) => read<SearchAnswer>(['search'], given),

    /** What a public path is, with its content: one call for each page. The path names the locale. */
    resolve: <Format extends BodyFormat = 'blocks'>(
      path: string,
      { locale, ...given }: ResolveOptions<Format> = {}
    ): Promise<ResolveAnswerWith<Format>> =>
      // The client's own locale is not meant: the path names one.
      read(['resolve'], { ...given, locale, path }),

    /** The change log, followed until the signal is aborted. */
    changes: (given: ChangesOptions = {}): AsyncIterable<ChangeDocument> =>
      followChanges(ask, given),

    /** How the newsroom is; a read model that is unusable is told, not thrown. */
    health: async (given: CallOptions = {}): Promise<HealthAnswer> => {
      const { body } = await ask({ ...given, parts: ['health'], accept: [503] });
      return body as unknown as HealthAnswer;
    },
  };
};

export type NewsroomClient = ReturnType<typeof createNewsroomClient>;
