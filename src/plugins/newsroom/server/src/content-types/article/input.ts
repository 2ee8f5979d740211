import { findBlocksProblem } from '../../text/blocks';
import { mapTexts, nestsDeeperThan } from '../../text/map-texts';
import { cleanText, normaliseMultiline, normaliseText } from '../../text/normalise';
import { problem, type Problem } from '../../problems';
import {
  instantProblems,
  isBefore,
  isWebUrl,
  normaliseTexts,
  requiredTextProblem,
  textProblems,
  urlProblem,
} from '../field-rules';
import schema from './schema.json';

export type ArticleInput = Record<string, unknown>;

const ONE_LINE = [
  'headline',
  'shortHeadline',
  'leadImageAlt',
  'leadImageCredit',
  'dateline',
  'seoTitle',
];
const MULTI_LINE = ['dek', 'leadImageCaption', 'seoDescription'];

const MAX_TAGS = 50;
const MAX_TAG_LENGTH = 80;
const MAX_BYLINES = 20;

const MAX_DEPTH = 64;

const bodyProblem = ({ body }: ArticleInput): Problem | null => {
  if (body === undefined || body === null) return null;
  if (nestsDeeperThan(body, MAX_DEPTH)) return problem('body', 'is nested too deeply');
  const found = findBlocksProblem(body);
  return found ? problem('body', found.replace(/^body: /, '')) : null;
};

const embargoProblem = ({ embargoUntil, expiresAt }: ArticleInput): Problem | null =>
  isBefore(expiresAt, embargoUntil) ? problem('expiresAt', 'must be after embargoUntil') : null;

const tagsProblem = ({ tags }: ArticleInput): Problem | null => {
  if (tags === undefined || tags === null) return null;
  if (!Array.isArray(tags)) return problem('tags', 'must be a list of texts');
  if (tags.length > MAX_TAGS) return problem('tags', `must be at most ${MAX_TAGS}`);

  const index = tags.findIndex(
    (tag) => typeof tag !== 'string' || normaliseText(tag) === '' || tag.length > MAX_TAG_LENGTH
  );
  return index === -1
    ? null
    : problem(`tags.${index}`, `must be a text of 1 to ${MAX_TAG_LENGTH} characters`);
};

const bylineProblem = (byline: unknown, index: number): Problem | null => {
  const field = `bylines.${index}`;
  if (typeof byline !== 'object' || byline === null || Array.isArray(byline))
    return problem(field, 'must be an object with a name');

  const { name, role, url, ...rest } = byline as Record<string, unknown>;
  const [unknownKey] = Object.keys(rest);
  if (unknownKey) return problem(`${field}.${unknownKey}`, 'is unknown; known are name, role, url');
  if (typeof name !== 'string' || normaliseText(name) === '' || name.length > 120)
    return problem(`${field}.name`, 'must be a text of 1 to 120 characters');
  if (role !== undefined && role !== null && (typeof role !== 'string' || role.length > 120))
    return problem(`${field}.role`, 'must be a text of at most 120 characters');
  if (url !== undefined && url !== null && url !== '' && !isWebUrl(url))
    return problem(`${field}.url`, 'must be an http or https address');
  return null;
};

const bylinesProblems = ({ bylines }: ArticleInput): (Problem | null)[] => {
  if (bylines === undefined || bylines === null) return [];
  if (!Array.isArray(bylines)) return [problem('bylines', 'must be a list')];
  if (bylines.length > MAX_BYLINES) return [problem('bylines', `must be at most ${MAX_BYLINES}`)];
  return bylines.map(bylineProblem);
};

/** What is wrong with an article's data, field by field; the slug is judged by `permalinks`. */
export const findArticleProblems = (data: ArticleInput, { isNew }: { isNew: boolean }): Problem[] =>
  [
    requiredTextProblem(data, 'headline', isNew),
    ...textProblems(data, [...ONE_LINE, ...MULTI_LINE], schema.attributes),
    bodyProblem(data),
    tagsProblem(data),
    ...bylinesProblems(data),
    urlProblem(data, 'canonicalUrl'),
    ...instantProblems(data, ['embargoUntil', 'expiresAt']),
    embargoProblem(data),
  ].filter((found) => found !== null);

const normaliseTags = (tags: unknown[]): unknown[] => [
  ...new Set(tags.map((tag) => (typeof tag === 'string' ? normaliseText(tag) : tag))),
];

/** The same data with its texts in normal form; fields that are absent stay absent. */
export const normaliseArticle = (data: ArticleInput): ArticleInput => {
  const texts = normaliseTexts(
    normaliseTexts(data, ONE_LINE, normaliseText),
    MULTI_LINE,
    normaliseMultiline
  );
  return {
    ...texts,
    ...('body' in data ? { body: mapTexts(data.body, cleanText) } : {}),
    ...('bylines' in data ? { bylines: mapTexts(data.bylines, normaliseText) } : {}),
    ...(Array.isArray(data.tags) ? { tags: normaliseTags(data.tags) } : {}),
  };
};
