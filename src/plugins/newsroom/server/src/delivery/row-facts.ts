import type { WireFacts } from '../contracts/wire';
import { readLinks } from '../relations/fields';
import type { Evidence, ReadTime } from '../text/read-time';
import type {
  ArticleFacts,
  FileFacts,
  PromoFacts,
  SectionFacts,
  SourceFacts,
  TargetFacts,
} from './facts';

/** A row of one of our types as Strapi's database layer gives it. */
export type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const date = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string | number | Date);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const fileFacts = (value: unknown): FileFacts | null => {
  if (typeof value !== 'object' || value === null) return null;
  const file = value as Record<string, unknown> & { id: number; url: string };
  return {
    id: file.id,
    url: file.url,
    width: (file.width as number | null) ?? null,
    height: (file.height as number | null) ?? null,
    mime: text(file.mime),
    alternativeText: text(file.alternativeText),
    caption: text(file.caption),
    formats: (file.formats ?? {}) as FileFacts['formats'],
  };
};

export const sectionFacts = (row: Row): SectionFacts => ({
  documentId: row.documentId,
  locale: row.locale,
  servedLocale: text(row.copiedFrom) ?? row.locale,
  slug: String(row.slug),
  name: String(row.name),
  parentId: readLinks(row.links).parent?.[0] ?? null,
});

export const sourceFacts = (row: Row): SourceFacts => ({
  documentId: row.documentId,
  code: String(row.code),
  kind: String(row.kind),
  url: text(row.url),
  name: String(row.name),
  creditLine: text(row.creditLine),
});

const readTime = (row: Row): ReadTime | null => {
  const { readTimeMinutes, readTimeSeconds, wordCount, characterCount, readTimeEvidence } = row;
  const stored = [readTimeMinutes, readTimeSeconds, wordCount, characterCount, readTimeEvidence];
  if (stored.some((value) => value === null || value === undefined)) return null;
  return {
    minutes: Number(readTimeMinutes),
    seconds: Number(readTimeSeconds),
    words: Number(wordCount),
    characters: Number(characterCount),
    evidence: readTimeEvidence as Evidence,
  };
};

/** Written before its read time was kept: it has to be measured by its body. */
export const isUnmeasured = (row: Row): boolean => readTime(row) === null;

/** From the root down to the section itself; a circle in the data ends the walk. */
export const lineage = (
  sections: ReadonlyMap<string, SectionFacts>,
  id: string | undefined
): SectionFacts[] => {
  const line: SectionFacts[] = [];
  let current = id === undefined ? undefined : sections.get(id);
  while (current && !line.includes(current)) {
    line.unshift(current);
    current = current.parentId === null ? undefined : sections.get(current.parentId);
  }
  return line;
};

export const articleFacts = (
  row: Row,
  sections: ReadonlyMap<string, SectionFacts>,
  sources: ReadonlyMap<string, SourceFacts>
): ArticleFacts => {
  const links = readLinks(row.links);
  const firstPublishedAt = date(row.firstPublishedAt) ?? new Date(0);
  return {
    documentId: row.documentId,
    locale: row.locale,
    slug: String(row.slug),
    headline: String(row.headline),
    shortHeadline: text(row.shortHeadline),
    dek: text(row.dek),
    body: row.body,
    readTime: readTime(row),
    kind: String(row.kind),
    urgency: String(row.urgency),
    dateline: text(row.dateline),
    tags: list(row.tags).map(String),
    bylines: list(row.bylines) as ArticleFacts['bylines'],
    leadImage: fileFacts(row.leadImage),
    leadImageAlt: text(row.leadImageAlt),
    leadImageCaption: text(row.leadImageCaption),
    leadImageCredit: text(row.leadImageCredit),
    firstPublishedAt,
    contentUpdatedAt: date(row.contentUpdatedAt) ?? firstPublishedAt,
    ...windowFacts(row),
    canonicalUrl: text(row.canonicalUrl),
    seoTitle: text(row.seoTitle),
    seoDescription: text(row.seoDescription),
    noindex: row.noindex === true,
    wire: (row.wireFacts as WireFacts | null | undefined) ?? null,
    sections: lineage(sections, links.section?.[0]),
    sources: (links.sources ?? []).flatMap((id) => sources.get(id) ?? []),
  };
};

export const windowFacts = (row: Row): Pick<TargetFacts, 'embargoUntil' | 'expiresAt'> => ({
  embargoUntil: date(row.embargoUntil),
  expiresAt: date(row.expiresAt),
});

/** What a promo leads to: the document ids that it names. */
export const promoTargets = (
  row: Row
): { articles: readonly string[]; sections: readonly string[] } => {
  const { targetArticle = [], targetSection = [] } = readLinks(row.links);
  return { articles: targetArticle, sections: targetSection };
};

export const promoFacts = (row: Row, targets: ReadonlyMap<string, TargetFacts>): PromoFacts => {
  const { articles, sections } = promoTargets(row);
  const [targetId] = [...articles, ...sections];
  return {
    documentId: row.documentId,
    title: String(row.title),
    text: text(row.text),
    ctaLabel: text(row.ctaLabel),
    url: text(row.url),
    placement: String(row.placement),
    image: fileFacts(row.image),
    enabled: row.enabled !== false,
    startsAt: date(row.startsAt),
    endsAt: date(row.endsAt),
    target: targetId === undefined ? null : (targets.get(targetId) ?? 'missing'),
  };
};
