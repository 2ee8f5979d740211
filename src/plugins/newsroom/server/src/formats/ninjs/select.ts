import { plainText } from '../../text/block-text';
import type { Block } from '../../text/blocks';
import { htmlToBlocks } from '../../text/html-to-blocks';
import { decodeEntities, normaliseText } from '../../text/normalise';
import { plainToBlocks } from '../../text/plain-to-blocks';
import type { NinjsAssociation, NinjsItem, NinjsValue } from './schema';

/** The fields that hold words, of an item and of an association alike. */
type Worded = Pick<
  NinjsAssociation,
  | 'headlines'
  | 'descriptions'
  | 'bodies'
  | 'headline'
  | 'description_text'
  | 'description_summary'
  | 'description_caption'
  | 'body_html'
  | 'body_xhtml'
  | 'body_text'
>;

const COMPLETE_TAG = /<[a-z!/][^<>]*>/i;

/** One line of words: entities decoded, tags stripped, normalised. Null when nothing is left. */
export function line(value: string | undefined): string | null {
  if (value === undefined) return null;
  const isMarkup = COMPLETE_TAG.test(value);
  const words = isMarkup ? plainText(htmlToBlocks(value)) : decodeEntities(value);
  return normaliseText(words) || null;
}

/** Roles are spelt as the sender likes: `Short Headline`, `short-headline`, `shortheadline`. */
export const plainRole = (role: string | undefined): string =>
  (role ?? '').toLowerCase().replace(/[^a-z\d]/g, '');

const MAIN_HEADLINES = ['main', 'headline', 'title'];
const SHORT_HEADLINES = [
  'short',
  'shortheadline',
  'shorttitle',
  'slugline',
  'mobile',
  'homepage',
  'simpleshort',
];
const DEK_HEADLINES = ['subheadline', 'subheading', 'subtitle', 'sub', 'dek', 'deck', 'standfirst'];
const ALTS = ['alt', 'alttext', 'alternativetext', 'accessibility'];
const DEKS = [
  'summary',
  'dek',
  'deck',
  'standfirst',
  'abstract',
  'lead',
  'lede',
  'teaser',
  'main',
  'drophead',
  'excerpt',
  'intro',
];
const SIDE_BODIES = [
  'caption',
  'summary',
  'abstract',
  'teaser',
  'description',
  'social',
  'push',
  'audio',
  'script',
  'transcript',
];

const isIn = (roles: readonly string[]) => (entry: NinjsValue) =>
  roles.includes(plainRole(entry.role));
const hasWords = (entry: NinjsValue): boolean => line(entry.value) !== null;

/** The headline and where it was found; the place also when nothing is there. */
export function selectHeadline(item: Worded): { field: (string | number)[]; value: string | null } {
  const { headlines = [] } = item;
  const isOther = isIn([...SHORT_HEADLINES, ...DEK_HEADLINES, ...ALTS]);
  const main =
    headlines.find((entry) => isIn(MAIN_HEADLINES)(entry) && hasWords(entry)) ??
    headlines.find((entry) => !isOther(entry) && hasWords(entry)) ??
    headlines.find(isIn(MAIN_HEADLINES)) ??
    headlines[0];
  if (main)
    return { field: ['headlines', headlines.indexOf(main), 'value'], value: line(main.value) };
  if (item.headline !== undefined) return { field: ['headline'], value: line(item.headline) };
  return { field: ['headlines'], value: null };
}

const firstLine = (entries: readonly NinjsValue[], roles: readonly string[]): string | null =>
  line(entries.find((entry) => isIn(roles)(entry) && hasWords(entry))?.value);

export const selectShortHeadline = ({ headlines = [] }: Worded): string | null =>
  firstLine(headlines, SHORT_HEADLINES);

/** The sentence under the headline: a summary, else a description without a role. */
export function selectDek(item: Worded): string | null {
  const { descriptions = [], headlines = [] } = item;
  return (
    firstLine(descriptions, DEKS) ??
    firstLine(descriptions, ['']) ??
    firstLine(headlines, DEK_HEADLINES) ??
    line(item.description_summary) ??
    line(item.description_text)
  );
}

/** A picture's caption: the description that says so, else the first that is not its alt text. */
export function selectCaption(item: Worded): string | null {
  const { descriptions = [] } = item;
  return (
    firstLine(descriptions, ['caption']) ??
    line(descriptions.find((entry) => !isIn(ALTS)(entry) && hasWords(entry))?.value) ??
    line(item.description_caption) ??
    line(item.description_text) ??
    line(item.body_text)
  );
}

export const selectAlt = ({ headlines = [], descriptions = [] }: Worded): string | null =>
  firstLine(headlines, ALTS) ?? firstLine(descriptions, ALTS);

const BLOCK_TAG = /<\/?(?:p|div|br|h[1-6]|ul|ol|li|section|article|table|blockquote)\b[^<>]*>/i;

function isHtml(body: NinjsValue): boolean {
  const type = (body.contenttype ?? '').toLowerCase();
  if (/html/.test(type)) return true;
  if (/^text\/plain/.test(type)) return false;
  return /html|richtext/.test(plainRole(body.role)) || BLOCK_TAG.test(body.value ?? '');
}

/** The body: HTML before plain text, the one called main before others, and no side pieces. */
export function selectBody(item: Worded): Block[] {
  const flat: NinjsValue[] = [
    { contenttype: 'text/html', value: item.body_html },
    { contenttype: 'application/xhtml+xml', value: item.body_xhtml },
    { contenttype: 'text/plain', value: item.body_text },
  ];
  const bodies = [...(item.bodies ?? []), ...flat].filter(
    (body) => (body.value ?? '').trim() !== ''
  );
  const own = bodies.filter((body) => !isIn(SIDE_BODIES)(body));
  const rank = (body: NinjsValue): number =>
    (isHtml(body) ? 0 : 2) + (isIn(['main'])(body) ? 0 : 1);
  for (const body of own.toSorted((a, b) => rank(a) - rank(b))) {
    const blocks = isHtml(body) ? htmlToBlocks(body.value ?? '') : plainToBlocks(body.value ?? '');
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** All entries of a comma- or semicolon-separated text, or of a list. */
export const selectKeywords = ({ keywords = [] }: NinjsItem): string[] =>
  typeof keywords === 'string' ? keywords.split(/[,;]/) : keywords;
