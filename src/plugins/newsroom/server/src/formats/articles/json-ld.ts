import type { ArticleDocument, ImageDocument } from '../../contracts/delivery';
import { languageTag } from '../../text/locale';
import { articleUrl, pageUrl } from '../absolute-urls';
import { imageSizes } from '../image-sizes';
import { homeOf, type ArticleSettings } from './article-settings';
import { imagesByRatio } from './image-ratios';
import {
  authorThings,
  publisherThing,
  sourceThings,
  wireReports,
  type Thing,
} from './organisations';

/**
 * schema.org's subtypes of NewsArticle, where one says what the kind says: an explainer is a
 * BackgroundNewsArticle ("context beyond the news of the day"). ReportageNewsArticle asserts that a story
 * keeps to conventions of reporting, which a kind does not tell. Video and gallery stay NewsArticle: the
 * page is a story about its film or pictures, and a VideoObject must name a file, which a story does not.
 */
const TYPES: Readonly<Record<string, string>> = {
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  explainer: 'BackgroundNewsArticle',
  live: 'LiveBlogPosting',
};

const typeOf = (kind: string): string => TYPES[kind] ?? 'NewsArticle';

const languageOf = (locale: string): string => languageTag(locale) ?? locale;

/** One as itself, several as a list, none as nothing: how schema.org's examples write properties. */
const some = <One>(values: readonly One[]): One | readonly One[] | undefined =>
  values.length > 1 ? values : values[0];

/** `PT1M19S` (ISO 8601 §5.5.2); undefined for no time at all. */
export const isoDuration = (seconds: number): string | undefined => {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = Math.round(seconds % 60);
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`];
  const text = parts.filter(Boolean).join('');
  return text === '' ? undefined : `PT${text}`;
};

const imageThings = (image: ImageDocument | null, settings: ArticleSettings): Thing[] =>
  imagesByRatio(imageSizes(image, settings)).map(({ url, width, height }) => ({
    '@type': 'ImageObject',
    url,
    width: width ?? undefined,
    height: height ?? undefined,
    caption: image?.caption ?? undefined,
    description: image?.alt ?? undefined,
    creditText: image?.credit ?? undefined,
  }));

/** The one in the desk's locale is the work; those in others are translations of it. */
const translationThings = (
  { kind, servedLocale, translations }: ArticleDocument,
  settings: ArticleSettings
): { workTranslation?: unknown; translationOfWork?: unknown } => {
  const things = translations.map(({ locale, path, slug, headline }) => ({
    locale,
    thing: {
      '@type': typeOf(kind),
      url: articleUrl(settings, { path, slug, servedLocale: locale }),
      headline,
      inLanguage: languageOf(locale),
    },
  }));
  return servedLocale === settings.defaultLocale
    ? { workTranslation: some(things.map(({ thing }) => thing)) }
    : { translationOfWork: things.find(({ locale }) => locale === settings.defaultLocale)?.thing };
};

const articleThing = (article: ArticleDocument, settings: ArticleSettings): Thing => {
  const { kind, readTime, section, seo, corrections } = article;
  const home = homeOf(article, settings);
  const isLive = typeOf(kind) === 'LiveBlogPosting';
  return {
    '@type': typeOf(kind),
    '@id': `${home}#article`,
    mainEntityOfPage: { '@type': 'WebPage', '@id': home },
    url: home,
    headline: article.headline,
    alternativeHeadline: article.shortHeadline ?? undefined,
    description: seo.description ?? undefined,
    image: some(imageThings(article.leadImage, settings)),
    datePublished: article.firstPublishedAt,
    dateModified: article.updatedAt,
    author: some(authorThings(article, settings)),
    publisher: publisherThing(settings),
    sourceOrganization: some(sourceThings(article)),
    isBasedOn: some(wireReports(article)),
    articleSection: section?.name,
    // A property of NewsArticle, which a LiveBlogPosting is not.
    dateline: isLive ? undefined : (article.dateline ?? undefined),
    coverageStartTime: isLive ? article.firstPublishedAt : undefined,
    inLanguage: languageOf(article.servedLocale),
    keywords: article.tags.length > 0 ? article.tags : undefined,
    // Texts in Han and Kana are counted in characters, which are no words.
    wordCount: readTime.characters === 0 && readTime.words > 0 ? readTime.words : undefined,
    timeRequired: isoDuration(readTime.seconds),
    correction: some(
      corrections.map(({ text, correctedAt }) => ({
        '@type': 'CorrectionComment',
        text,
        datePublished: correctedAt,
      }))
    ),
    ...translationThings(article, settings),
    isAccessibleForFree: true,
  };
};

/** The sections above a story; undefined for a story in none. */
const breadcrumbThing = (
  { breadcrumbs, servedLocale }: ArticleDocument,
  settings: ArticleSettings
): Thing | undefined =>
  breadcrumbs.length === 0
    ? undefined
    : {
        '@type': 'BreadcrumbList',
        itemListElement: breadcrumbs.map(({ name, path }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: pageUrl(settings, {
            path,
            endpoint: `/sections/${path.split('/').at(-1) ?? ''}`,
            locale: servedLocale,
          }),
        })),
      };

/**
 * A story as structured data of schema.org: a `@graph` of the article and its breadcrumbs. Pure. To be
 * written with `scriptJson`, which also leaves out what is undefined.
 */
export const jsonLd = (
  article: ArticleDocument,
  settings: ArticleSettings
): { '@context': string; '@graph': Thing[] } => {
  const breadcrumbs = breadcrumbThing(article, settings);
  return {
    '@context': 'https://schema.org',
    '@graph': [articleThing(article, settings), ...(breadcrumbs ? [breadcrumbs] : [])],
  };
};
