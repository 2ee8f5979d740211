export {
  createNewsroomClient,
  type ArticleWith,
  type NewsroomClient,
  type ResolveAnswerWith,
} from './create-client';
export { keepTimesFresh, type FreshTimesOptions, type Root } from './keep-times-fresh';
export type { ArticleListing } from './listing';
export { NewsroomError } from './newsroom-error';
export type {
  BodyFormat,
  CallOptions,
  ChangesOptions,
  ClientOptions,
  DocumentOptions,
  Kind,
  ListOptions,
  LocaleOptions,
  Placement,
  PromosOptions,
  ResolveOptions,
  SearchOptions,
  SectionOptions,
} from './options';
export type { Outcome } from './outcome';
export { relativeLabel, type RelativeLabelOptions, type RelativeTime } from './relative-label';
export type {
  ArticleDocument,
  ArticleListAnswer,
  ArticleSummary,
  Byline,
  ChangeDocument,
  HealthAnswer,
  ImageDocument,
  Meta,
  PromoDocument,
  PromoListAnswer,
  ReadTimeDocument,
  RelativeTimeDocument,
  ResolveAnswer,
  SearchAnswer,
  SearchResult,
  SectionDocument,
  SectionNode,
  SectionReference,
  SectionTreeAnswer,
  SourceAnswer,
  SourceDocument,
  SourceListAnswer,
  SourceReference,
  TranslationReference,
} from '../../server/src/contracts/delivery';
