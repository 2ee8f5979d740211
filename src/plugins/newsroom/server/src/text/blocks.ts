import { isStorableLink } from './link-url';

/** The marks a piece of text may carry in Strapi's blocks. */
export const TEXT_MARKS = ['bold', 'italic', 'underline', 'strikethrough', 'code'] as const;
export type TextMark = (typeof TEXT_MARKS)[number];

export type TextNode = { readonly type: 'text'; readonly text: string } & {
  readonly [mark in TextMark]?: boolean;
};
export interface LinkNode {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly TextNode[];
}
export type InlineNode = TextNode | LinkNode;

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly children: readonly InlineNode[];
}
export interface HeadingBlock {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly children: readonly InlineNode[];
}
export interface QuoteBlock {
  readonly type: 'quote';
  readonly children: readonly InlineNode[];
}
export interface CodeBlock {
  readonly type: 'code';
  readonly language?: string | null;
  readonly children: readonly TextNode[];
}
export interface ListItem {
  readonly type: 'list-item';
  readonly children: readonly InlineNode[];
}
/** A nested list is a sibling of the item it belongs to; Strapi's editor counts its depth. */
export interface ListBlock {
  readonly type: 'list';
  readonly format: 'ordered' | 'unordered';
  readonly indentLevel?: number;
  readonly children: readonly (ListItem | ListBlock)[];
}
/** The copy of an uploaded file's record that Strapi keeps inside an image block. */
export interface BlockImage {
  readonly name: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alternativeText?: string | null;
  readonly caption?: string | null;
  readonly [field: string]: unknown;
}
export interface ImageBlock {
  readonly type: 'image';
  readonly image: BlockImage;
  readonly children: readonly InlineNode[];
}
export type Block = ParagraphBlock | HeadingBlock | QuoteBlock | CodeBlock | ListBlock | ImageBlock;
export type Blocks = readonly Block[];

/** Strapi's validator calls itself for each level; deeper than this no reader could follow. */
export const MAX_LIST_DEPTH = 16;

type Problem = string | null;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  Object.prototype.toString.call(value) === '[object Object]';
const isText = (value: unknown): boolean => typeof value === 'string';
/** A foreign value for use in a message; `String()` itself throws on some objects. */
const named = (value: unknown): string =>
  typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
const isFilledText = (value: unknown): boolean => isText(value) && value !== '';
const isNumber = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value);
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** What Strapi requires of the file inside an image block, from its blocks validator. */
const IMAGE_TEXTS = ['name', 'url', 'hash', 'ext', 'mime', 'provider', 'createdAt', 'updatedAt'];
const IMAGE_NUMBERS = ['width', 'height', 'size'];
const IMAGE_OPTIONAL_TEXTS = ['alternativeText', 'caption', 'previewUrl'];

function findEach(
  children: unknown,
  path: string,
  find: (child: Fields, path: string) => Problem,
  least = 0
): Problem {
  if (!Array.isArray(children)) return `${path}: must be a list`;
  if (children.length < least) return `${path}: must hold at least one node`;
  for (let index = 0; index < children.length; index += 1) {
    const at = `${path}[${index}]`;
    const child: unknown = children[index];
    const problem = isFields(child) ? find(child, at) : `${at}: must be an object with a type`;
    if (problem !== null) return problem;
  }
  return null;
}

function findTextProblem(node: Fields, path: string): Problem {
  if (node.type !== 'text') return `${path}: must be of type text, not ${named(node.type)}`;
  if (!isText(node.text)) return `${path}.text: must be text`;
  const mark = TEXT_MARKS.find(
    (name) => node[name] !== undefined && typeof node[name] !== 'boolean'
  );
  return mark === undefined ? null : `${path}.${mark}: must be true or false`;
}

function findInlineProblem(node: Fields, path: string): Problem {
  if (node.type !== 'link') {
    return node.type === 'text'
      ? findTextProblem(node, path)
      : `${path}: must be of type text or link, not ${named(node.type)}`;
  }
  if (!isText(node.url)) return `${path}.url: must be text`;
  if (!isStorableLink(node.url)) {
    return `${path}.url: must be an http, https, ftp, mailto or tel address or begin with /`;
  }
  return findEach(node.children, `${path}.children`, findTextProblem);
}

function findListProblem(node: Fields, path: string, depth: number): Problem {
  if (node.format !== 'ordered' && node.format !== 'unordered') {
    return `${path}.format: must be ordered or unordered`;
  }
  if (depth > MAX_LIST_DEPTH) return `${path}: lists nest at most ${MAX_LIST_DEPTH} deep`;
  const findChild = (child: Fields, at: string): Problem => {
    if (child.type === 'list') return findListProblem(child, at, depth + 1);
    if (child.type === 'list-item') {
      return findEach(child.children, `${at}.children`, findInlineProblem);
    }
    return `${at}: must be of type list-item or list, not ${named(child.type)}`;
  };
  return findEach(node.children, `${path}.children`, findChild, 1);
}

function findImageProblem(node: Fields, path: string): Problem {
  const image = node.image;
  if (!isFields(image)) return `${path}.image: must be an uploaded file`;
  const wrong =
    IMAGE_TEXTS.find((name) => !isFilledText(image[name])) ??
    IMAGE_NUMBERS.find((name) => !isNumber(image[name])) ??
    IMAGE_OPTIONAL_TEXTS.find((name) => !isAbsent(image[name]) && !isText(image[name]));
  if (wrong !== undefined) return `${path}.image.${wrong}: is missing or of the wrong type`;
  if (!isAbsent(image.formats) && !isFields(image.formats)) {
    return `${path}.image.formats: must be an object`;
  }
  return findEach(node.children, `${path}.children`, findInlineProblem);
}

function findBlockProblem(node: Fields, path: string): Problem {
  const children = `${path}.children`;
  switch (node.type) {
    case 'heading':
      if (!isNumber(node.level) || ![1, 2, 3, 4, 5, 6].includes(Number(node.level))) {
        return `${path}.level: must be a number from 1 to 6`;
      }
      return findEach(node.children, children, findInlineProblem, 1);
    case 'paragraph':
    case 'quote':
      return findEach(node.children, children, findInlineProblem, 1);
    case 'code':
      if (!isAbsent(node.language) && !isText(node.language)) {
        return `${path}.language: must be text`;
      }
      return findEach(node.children, children, findTextProblem, 1);
    case 'list':
      return findListProblem(node, path, 1);
    case 'image':
      return findImageProblem(node, path);
    default:
      return `${path}: ${named(node.type)} is not a type of block`;
  }
}

/**
 * Says why a value is not a body that Strapi would store, or null when it is one. Covers all that
 * Strapi's own blocks validator refuses and two things on which that validator throws instead of
 * answering: null nodes, and lists nested thousands deep. Stricter in one: an image block must have
 * its file.
 *
 * @param value anything, as it came in
 * @param path how the message names the value
 * @returns path and reason of the first problem, e.g. `body[2].children[0].url: must be …`
 */
export function findBlocksProblem(value: unknown, path = 'body'): string | null {
  return findEach(value, path, findBlockProblem);
}

/** The same question as a type guard. */
export function isBlocks(value: unknown): value is Blocks {
  return findBlocksProblem(value) === null;
}
