import { escapeMarkup } from '../../text/escape-markup';
import { escapeXml } from '../../text/xml-text';

type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) =>
      value === null || value === undefined
        ? []
        : ` ${name}="${escapeXml(String(value)).replace(/[\t\n]/g, (c) => `&#${c.charCodeAt(0)};`)}"`
    )
    .join('');

/** The beginning of an element that is ended apart. */
export const startTag = (name: string, attributes: Attributes): string =>
  `<${name}${written(attributes)}>`;

/** An element on one line, its content as it is; without any it is empty. */
export const element = (name: string, attributes: Attributes, content = ''): string =>
  content === ''
    ? `<${name}${written(attributes)}/>`
    : `${startTag(name, attributes)}${content}</${name}>`;

/** An element that holds others, each on a line of its own; white space between them says nothing. */
export const block = (name: string, attributes: Attributes, children: readonly string[]): string =>
  element(name, attributes, children.length === 0 ? '' : `\n${children.join('\n')}\n`);

/** What XML 1.0 cannot hold, not even as a reference (§2.2). */
const FORBIDDEN = /((?![\t\n\r\x7F-\x9F])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate})/u;

export const isForbidden = (text: string): boolean => FORBIDDEN.test(text);

/** Text with every character kept: `replace` says what stands for those that XML cannot hold. */
export const textWith = (text: string, replace: (character: string) => string): string =>
  text
    .split(FORBIDDEN)
    .map((piece, at) =>
      at % 2 === 1 ? replace(piece) : escapeMarkup(piece).replace(/\r/g, '&#13;')
    )
    .join('');
