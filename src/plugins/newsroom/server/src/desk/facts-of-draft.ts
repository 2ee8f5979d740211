import type { CheckedDraft } from '../publication/flight-check-source';
import { readLinks } from '../relations/fields';
import { imageTextsIn } from '../text/images-in';
import { linksIn } from '../text/links-in';
import type { FlightFacts, Standing } from './flight-rules';
import type { Thing } from './named-things';
import { readOwnPath, type OwnPath } from './own-path';

/** What a check knows before it looks at a story. */
export interface Around {
  at: Date;
  isKilled: boolean;
  publicUrl: string;
  locales: readonly string[];
  /** Whether it is looked who has the slug; where the ledger refuses a clash it need not be. */
  looksForSlug: boolean;
}

/** A draft and what it names. */
export interface LinkedDraft {
  draft: CheckedDraft;
  section: string | null;
  sources: readonly string[];
  promos: readonly string[];
  related: readonly string[];
  urls: readonly { url: string; path: OwnPath }[];
}

export type PromoRow = Record<string, unknown> & { documentId: string; locale: string };
/** An address and who has it. */
export interface Held {
  entity: string;
  target: string;
  language: string;
  slug: string;
}

/** What was found of all that the drafts of a story name. */
export interface Found {
  things: readonly Thing[];
  promos: readonly PromoRow[];
  held: readonly Held[];
  /** Whether whoever asks may read a version of another story. */
  sees: (documentId: string, locale: string) => boolean;
}

const TEXTS = ['headline', 'shortHeadline', 'dek', 'seoTitle', 'seoDescription'] as const;
const FIELDS = [...TEXTS, 'dateline', 'bylines', 'tags'] as const;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const date = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string | Date);
const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : String(value ?? '').trim() !== '';

/** What a draft names: its relations, and the addresses of ours that its body links to. */
export const linkedDraft = (draft: CheckedDraft, around: Around): LinkedDraft => {
  const links = readLinks(draft.links);
  return {
    draft,
    section: links.section?.[0] ?? null,
    sources: links.sources ?? [],
    promos: links.relatedPromos ?? [],
    related: links.relatedArticles ?? [],
    urls: [...new Set(linksIn(draft.body))].flatMap((url) => {
      const path = readOwnPath(url, around);
      return path ? [{ url, path }] : [];
    }),
  };
};

/** The story that a promo leads to; null for one that leads elsewhere. */
export const targetOf = (promo: PromoRow): string | null =>
  text(promo.url) === null ? (readLinks(promo.links).targetArticle?.[0] ?? null) : null;

export const holderOf = (
  held: readonly Held[],
  { locale, slug }: Pick<OwnPath, 'locale' | 'slug'>,
  entity: string
): string | null =>
  held.find((one) => one.entity === entity && one.language === locale && one.slug === slug)
    ?.target ?? null;

/** The facts of one draft. Pure. */
export const factsOfDraft = (
  { draft, section, sources, promos, related, urls }: LinkedDraft,
  { things, promos: promoRows, held, sees }: Found,
  around: Around
): FlightFacts => {
  const { locale, documentId: ownId } = draft;
  const find = (kind: Thing['kind'], id: string, language = locale): Thing[] =>
    things.filter((one) => one.kind === kind && one.document_id === id && one.locale === language);
  const standing = (id: string, language = locale): Standing => {
    if (id === ownId) return 'published';
    const rows = find('article', id, language);
    if (rows.some(({ value }) => value === 'live')) return 'published';
    // What nobody may know of is not there; what is live is known to every reader.
    return rows.length === 0 || !sees(id, language) ? 'missing' : 'unpublished';
  };
  const follow = (path: OwnPath): Standing => {
    if (path.isShort && holderOf(held, path, 'section') !== null) return 'published';
    const story = holderOf(held, path, 'article');
    return story === null ? 'missing' : standing(story, path.locale);
  };
  const standingOfSection = (id: string): FlightFacts['section'] => {
    const [found] = find('section', id);
    return !found ? 'missing' : text(found.value) === null ? 'translated' : 'copied';
  };
  const toPromo = (row: PromoRow): FlightFacts['promos'][number] => {
    const target = targetOf(row);
    return {
      id: row.documentId,
      title: String(row.title),
      enabled: row.enabled !== false,
      startsAt: date(row.startsAt),
      endsAt: date(row.endsAt),
      target: target === null ? null : standing(target),
    };
  };

  const slug = text(draft.slug);
  const holder =
    slug !== null && around.looksForSlug ? holderOf(held, { locale, slug }, 'article') : null;
  const [picture] = find('picture', ownId);
  return {
    locale,
    at: around.at,
    isKilled: around.isKilled,
    isPublished: find('article', ownId).some(({ value }) => value === 'live'),
    kind: String(draft.kind ?? ''),
    headline: text(draft.headline),
    words: Number(draft.wordCount ?? 0) || Number(draft.characterCount ?? 0),
    lengths: Object.fromEntries(
      TEXTS.map((field) => [field, [...String(draft[field] ?? '')].length])
    ),
    empty: [
      ...FIELDS.filter((field) => !isFilled(draft[field])),
      ...(picture ? [] : ['leadImage']),
    ],
    slug,
    isSlugTaken: holder !== null && holder !== ownId,
    slugHolder: holder !== null && holder !== ownId && sees(holder, locale) ? holder : null,
    section: section === null ? null : standingOfSection(section),
    sources: sources.map((id) => ({ id, isThere: find('source', id).length > 0 })),
    related: related.map((id) => ({ id, standing: standing(id) })),
    picture: picture
      ? {
          alt: text(draft.leadImageAlt) ?? text(picture.value),
          credit: text(draft.leadImageCredit),
        }
      : null,
    imageTexts: imageTextsIn(draft.body),
    promos: promos.flatMap((id) =>
      promoRows.filter((row) => row.documentId === id && row.locale === locale).map(toPromo)
    ),
    links: urls.map(({ url, path }) => ({ url, standing: follow(path) })),
    embargoUntil: date(draft.embargoUntil),
    expiresAt: date(draft.expiresAt),
  };
};
