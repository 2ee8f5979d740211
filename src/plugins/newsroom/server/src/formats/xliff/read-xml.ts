import { SaxesParser } from 'saxes';
import type { XliffLimits, XliffProblem } from './model';

export interface XmlAttribute {
  /** Without prefix. */
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export interface XmlNode {
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: (XmlNode | string)[];
  readonly parent: XmlNode | null;
  readonly line: number;
  readonly column: number;
}

type ReadXml = { ok: true; root: XmlNode } | { ok: false; problem: XliffProblem };

const NAMESPACES = 'http://www.w3.org/2000/xmlns/';
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Ends the reading at once, from within the parser. */
class Refusal extends Error {
  constructor(readonly problem: XliffProblem) {
    super(problem.reason);
  }
}

/** `3:14: what is wrong.` */
const PARSER_MESSAGE = /^(?:\d+:\d+: )?(.*?)\.?$/s;

/**
 * Reads XML into a tree that knows its lines. Declarations of a document type are refused wherever they
 * stand, and with them every entity that would have to be looked up or expanded; so is what nests too
 * deep or is too much, as soon as that shows.
 */
export const readXml = (text: string, limits: XliffLimits): ReadXml => {
  const parser = new SaxesParser({ xmlns: true, position: true });
  let root: XmlNode | null = null;
  let open: XmlNode | null = null;
  let depth = 0;
  let elements = 0;
  let start = { line: 1, column: 1 };

  const refuse = (reason: string): never => {
    throw new Refusal({ line: parser.line, column: parser.column + 1, reason });
  };
  const addText = (words: string): void => {
    if (!open) return;
    const last = open.children.length - 1;
    const before = open.children[last];
    if (typeof before === 'string') open.children[last] = before + words;
    else open.children.push(words);
  };

  parser.on('error', ({ message }) => refuse(PARSER_MESSAGE.exec(message)?.[1] ?? message));
  parser.on('doctype', () => refuse('declares a document type, which is not read'));
  parser.on('opentagstart', ({ name }) => {
    start = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    depth += 1;
    if (depth > limits.maxDepth) refuse(`nests more than ${limits.maxDepth} elements`);
    if (elements > limits.maxElements) refuse(`has more than ${limits.maxElements} elements`);
    const node: XmlNode = {
      local,
      uri,
      attributes: Object.values(attributes).filter((one) => one.uri !== NAMESPACES),
      children: [],
      parent: open,
      ...start,
    };
    open?.children.push(node);
    root ??= node;
    open = node;
  });
  parser.on('closetag', () => {
    open = open?.parent ?? null;
    depth -= 1;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);

  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
  return root
    ? { ok: true, root }
    : { ok: false, problem: { line: 1, column: 1, reason: 'holds no element' } };
};

/** The value of an attribute without a namespace; null: it is not there. */
export const attributeOf = (node: XmlNode, local: string, uri = ''): string | null =>
  node.attributes.find((one) => one.local === local && one.uri === uri)?.value ?? null;

/** Elements within, of the same namespace as the element itself. */
export const elementsOf = (node: XmlNode, ...names: readonly string[]): XmlNode[] =>
  node.children.filter(
    (child): child is XmlNode =>
      typeof child !== 'string' &&
      child.uri === node.uri &&
      (names.length === 0 || names.includes(child.local))
  );

export const elementOf = (node: XmlNode, name: string): XmlNode | null =>
  elementsOf(node, name)[0] ?? null;

/** All text within. */
export const textOf = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
