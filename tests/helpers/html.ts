import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
}

/** A document as the parser of the HTML standard reads it: its elements in order, and what is wrong with it. */
export const readHtml = (html: string): { elements: HtmlElement[]; errors: string[] } => {
  const errors: string[] = [];
  const elements: HtmlElement[] = [];
  const visit = (node: Tree.Node): void => {
    if ('tagName' in node) {
      const attributes = node.attrs.map(({ name, value }) => [name, value]);
      elements.push({ name: node.tagName, attributes: Object.fromEntries(attributes) });
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(
    parse(html, {
      onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`),
    })
  );
  return { elements, errors };
};

const ACTIVE = /^(iframe|object|embed|style|form|input|button|base|frame|noscript)$/;
const ADDRESS = /^(https?|mailto|tel):/;

const attributeErrors = ({ name, attributes }: HtmlElement): string[] =>
  Object.entries(attributes).flatMap(([key, value]) => {
    const isCode = /^on/.test(key) || key === 'style' || key === 'srcdoc';
    const leadsAstray = /^(href|src)$/.test(key) && !ADDRESS.test(value);
    return isCode || leadsAstray ? [`${name} ${key}=${value}`] : [];
  });

/** What would make a story's page unsafe, or not the page of one story, whatever is in its fields. */
export const pageErrors = (html: string): string[] => {
  const { elements, errors } = readHtml(html);
  const named = (name: string): HtmlElement[] =>
    elements.filter((element) => element.name === name);
  return [
    ...errors,
    ...elements.filter(({ name }) => ACTIVE.test(name)).map(({ name }) => name),
    ...elements.flatMap(attributeErrors),
    ...['html', 'head', 'body', 'title', 'article', 'h1', 'script']
      .filter((name) => named(name).length !== 1)
      .map((name) => `${named(name).length} ${name}`),
    ...named('script')
      .filter(({ attributes }) => attributes.type !== 'application/ld+json')
      .map(() => 'a script that runs'),
    ...named('img')
      .filter(({ attributes }) => attributes.alt === undefined)
      .map(() => 'img without alt'),
    ...(/(?![\t\n])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/u.test(html) ? ['unreadable text'] : []),
  ];
};
