import { spawnSync } from 'node:child_process';
import { SaxesParser } from 'saxes';

/** An element as a namespace-aware parser reads it. */
export interface Element {
  /** Local name with its namespace in braces, e.g. `{http://www.w3.org/2005/Atom}feed`. */
  name: string;
  /** By name, with the prefix they were written with. */
  attributes: Record<string, string>;
  /** All text within, the children's included. */
  text: string;
  children: Element[];
}

/** @throws Error naming line and column where the text is no well-formed XML 1.0 */
export const parseXml = (xml: string): Element => {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open: Element[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: Element = {
      name: uri === '' ? local : `{${uri}}${local}`,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value])
      ),
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string): void => {
    for (const element of open) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error('no root element');
  return document;
};

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);

/** @throws Error unless there is exactly one */
export const childOf = (element: Element, name: string): Element => {
  const [child, ...others] = childrenOf(element, name);
  if (!child || others.length > 0) {
    throw new Error(`${element.name} has ${child ? 'several' : 'no'} ${name}`);
  }
  return child;
};

export const everyElement = (element: Element): Element[] => [
  element,
  ...element.children.flatMap(everyElement),
];

/** What libxml2 says against a document; empty when nothing, or when `xmllint` is not installed. */
export const lintXml = (xml: string): string => {
  const { error, stderr } = spawnSync('xmllint', ['--noout', '-'], { input: xml });
  return error ? '' : stderr.toString();
};
