import type {
  ArticleDocument,
  ImageDocument,
  LatestStories,
  PromoDocument,
  ReadTimeDocument,
  SectionReference,
  SourceReference,
} from '../contracts/delivery';
import { countImages, readableText } from '../text/block-text';
import { isBlocks, type Blocks } from '../text/blocks';
import { joinList } from '../text/list';
import { direction } from '../text/locale';
import { measureReadTime, type ReadTime } from '../text/read-time';
import { readTimeLabel } from '../text/read-time-label';
import type { Edition, SummaryEdition, Window, Windowed } from './edition';
import type {
  ArticleFacts,
  DocumentFacts,
  FileFacts,
  ProjectionSettings,
  PromoFacts,
  SectionFacts,
  SourceFacts,
  TargetFacts,
} from './facts';
import { absoluteUrl, articlePath, sectionPath } from './paths';
import { articleThing, fileThing, sectionThing, sourceThing, tagThing } from './things';

const mediaUrl = (url: string, { mediaUrl: base }: ProjectionSettings): string =>
  /^\/(?!\/)/.test(url) ? `${base.replace(/\/$/, '')}${url}` : url;

export const projectFile = (
  file: FileFacts | null,
  texts: { alt: string | null; caption: string | null; credit: string | null },
  settings: ProjectionSettings
): ImageDocument | null => {
  if (!file && !texts.alt && !texts.caption) return null;
  const formats = Object.entries(file?.formats ?? {}).map(([name, { url, width, height }]) => [
    name,
    { url: mediaUrl(url, settings), width, height },
  ]);
  return {
    url: file ? mediaUrl(file.url, settings) : null,
    width: file?.width ?? null,
    height: file?.height ?? null,
    mime: file?.mime ?? null,
    alt: texts.alt ?? file?.alternativeText ?? null,
    caption: texts.caption ?? file?.caption ?? null,
    credit: texts.credit,
    formats: Object.fromEntries(formats),
  };
};

const measure = (article: ArticleFacts, rates: Readonly<Record<string, number>>): ReadTime => {
  const body = bodyOf(article);
  const text = { text: readableText(body), images: countImages(body) };
  return measureReadTime(text, { locale: article.locale, rates });
};

/** Segmenting a text into words takes longer than the rest of an edition: it is not done twice. */
const projectReadTime = (
  article: ArticleFacts,
  { readingRates }: ProjectionSettings
): ReadTimeDocument => {
  const readTime = article.readTime ?? measure(article, readingRates);
  return { ...readTime, label: readTimeLabel(readTime.minutes, article.locale) };
};

export const projectSection = ({
  documentId,
  name,
  slug,
  locale,
  servedLocale,
}: SectionFacts): SectionReference => ({
  id: documentId,
  name,
  slug,
  path: sectionPath(locale, slug),
  servedLocale,
});

export const projectSource = ({
  documentId,
  code,
  name,
  kind,
  url,
  creditLine,
}: SourceFacts): SourceReference => ({
  id: documentId,
  code,
  name,
  kind,
  url,
  creditLine,
});

const sourceLine = (sources: readonly SourceFacts[], locale: string): string | null =>
  sources.length === 0
    ? null
    : joinList(
        sources.map(({ name }) => name),
        locale
      );

const bodyOf = ({ body }: ArticleFacts): Blocks => (isBlocks(body) ? body : []);

const windowOf = ({
  embargoUntil,
  expiresAt,
}: Pick<TargetFacts, 'embargoUntil' | 'expiresAt'>): Window => ({
  from: embargoUntil?.getTime() ?? null,
  until: expiresAt?.getTime() ?? null,
});

/** The public path of an article in the locale it is written in. */
export const pathOf = ({ locale, slug, sections }: ArticleFacts): string =>
  articlePath(locale, sections.at(-1)?.slug ?? null, slug);

/** What a list shows of a story. Pure: the same facts give the same edition, on any node at any hour. */
export const projectSummary = (
  article: ArticleFacts,
  settings: ProjectionSettings
): SummaryEdition => {
  const { locale, sections, sources } = article;
  const path = pathOf(article);
  const url = absoluteUrl(settings.publicUrl, path);
  const section = sections.at(-1);

  return {
    id: article.documentId,
    type: 'article',
    kind: article.kind,
    urgency: article.urgency,
    servedLocale: locale,
    direction: direction(locale),
    slug: article.slug,
    path,
    ...(url === null ? {} : { url }),
    headline: article.headline,
    shortHeadline: article.shortHeadline,
    dek: article.dek,
    section: section ? projectSection(section) : null,
    sources: sources.map(projectSource),
    sourceLine: sourceLine(sources, locale),
    dateline: article.dateline,
    tags: article.tags,
    leadImage: projectFile(
      article.leadImage,
      {
        alt: article.leadImageAlt,
        caption: article.leadImageCaption,
        credit: article.leadImageCredit,
      },
      settings
    ),
    readTime: projectReadTime(article, settings),
    firstPublishedAt: article.firstPublishedAt.toISOString(),
    updatedAt: article.contentUpdatedAt.toISOString(),
  };
};

/** A summary with its bylines and body: what a feed carries of a story that was never corrected. */
export const projectStory = (
  article: ArticleFacts,
  settings: ProjectionSettings
): LatestStories['stories'][number] => ({
  ...projectSummary(article, settings),
  bylines: projectBylines(article),
  corrections: [],
  body: [...bodyOf(article)],
});

const projectBylines = ({ bylines }: ArticleFacts): ArticleDocument['bylines'] =>
  bylines.map(({ name, role, url }) => ({ name, role: role ?? null, url: url ?? null }));

const intersect = (a: Window, b: Window): Window => ({
  from: latest(a.from, b.from),
  until: earliest(a.until, b.until),
});

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** A promo whose button would lead to a story nobody can read is no promo. */
export const projectPromo = (
  promo: PromoFacts,
  settings: ProjectionSettings
): Windowed<PromoDocument>[] => {
  const { target } = promo;
  if (!promo.enabled || (target === 'missing' && !promo.url)) return [];
  const linked = target === 'missing' ? null : target;
  const own: Window = {
    from: promo.startsAt?.getTime() ?? null,
    until: promo.endsAt?.getTime() ?? null,
  };

  return [
    {
      thing: {
        id: promo.documentId,
        title: promo.title,
        text: promo.text,
        placement: promo.placement,
        cta: { label: promo.ctaLabel, url: promo.url ?? linked?.path ?? null },
        image: projectFile(promo.image, { alt: null, caption: null, credit: null }, settings),
      },
      window: linked && !promo.url ? intersect(own, windowOf(linked)) : own,
    },
  ];
};

const projectSeo = (
  article: ArticleFacts,
  { url, leadImage }: SummaryEdition
): Edition['rest']['seo'] => ({
  title: article.seoTitle ?? article.headline,
  description: article.seoDescription ?? article.dek,
  canonicalUrl: article.canonicalUrl ?? url ?? null,
  noindex: article.noindex,
  image: leadImage?.url ?? null,
});

/**
 * Whether search engines are to find a story at its address here. A story that names another page as
 * its canonical one is a copy, and sitemaps list no copies.
 */
export const isIndexed = ({ summary, rest: { seo } }: Pick<Edition, 'summary' | 'rest'>): boolean =>
  !seo.noindex && (seo.canonicalUrl === null || seo.canonicalUrl === summary.url);

/** One article in one locale as a finished document. Pure, like `projectSummary`. */
export const projectEdition = (facts: DocumentFacts, settings: ProjectionSettings): Edition => {
  const { article, promos, related, translations, corrections } = facts;
  const summary = projectSummary(article, settings);

  return {
    summary,
    body: [...bodyOf(article)],
    rest: {
      breadcrumbs: article.sections.map(({ name, locale, slug }) => ({
        name,
        path: sectionPath(locale, slug),
      })),
      bylines: projectBylines(article),
      corrections: corrections.map(({ kind, text, correctedAt }) => ({
        kind,
        text,
        correctedAt: correctedAt.toISOString(),
      })),
      seo: projectSeo(article, summary),
    },
    promos: promos.flatMap((promo) => projectPromo(promo, settings)),
    related: related.map((story) => ({
      thing: projectSummary(story, settings),
      window: windowOf(story),
    })),
    translations: translations.map(({ locale, path, slug, headline, ...target }) => ({
      thing: { locale, path, slug, headline },
      window: windowOf({ ...target }),
    })),
    window: windowOf(article),
    ...(article.wire ? { wire: article.wire } : {}),
    mentions: mentionsOf(facts),
  };
};

const thingsOfSummary = ({ sections, sources, leadImage }: ArticleFacts): string[] => [
  ...sections.map(({ documentId }) => sectionThing(documentId)),
  ...sources.map(({ documentId }) => sourceThing(documentId)),
  ...(leadImage ? [fileThing(leadImage.id)] : []),
];

/** Its own things and those of what it shows; a section's list holds the stories of its children too. */
const mentionsOf = ({ article, promos, related, wanted }: DocumentFacts): Edition['mentions'] => {
  const shown = [
    articleThing(article.documentId),
    ...thingsOfSummary(article),
    ...related.flatMap(thingsOfSummary),
    ...promos.flatMap(({ image }) => (image ? [fileThing(image.id)] : [])),
    ...wanted,
  ];
  const listed = [
    ...article.sections.map(({ documentId }) => sectionThing(documentId)),
    ...article.sources.map(({ documentId }) => sourceThing(documentId)),
    ...article.tags.map(tagThing),
  ];
  return { shown: [...new Set(shown)].sort(), listed: [...new Set(listed)].sort() };
};
