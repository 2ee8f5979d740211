import XMLBuilder from 'fast-xml-builder';
import { xmlText } from '../text/xml-text';

/** An element's content: `@name` is an attribute, `#text` its text beside attributes, a list repeats it. */
export type XmlContent = string | null | undefined | XmlElement | readonly XmlContent[];
export interface XmlElement {
  [name: string]: XmlContent;
}

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: true,
});

/** Text made fit for XML; what is not there, left out. */
const prepared = (content: XmlContent): XmlContent => {
  if (typeof content === 'string') return xmlText(content);
  if (content === null || content === undefined) return undefined;
  if (Array.isArray(content)) {
    return content.map(prepared).filter((one) => one !== undefined);
  }
  return Object.fromEntries(
    Object.entries(content)
      .map(([name, value]) => [name, prepared(value)] as const)
      .filter(([, value]) => value !== undefined)
  );
};

/**
 * A document of XML 1.0 in UTF-8 with one root element. Names are the caller's own; any text is carried
 * safely (`text/xml-text.ts`), as entities, without CDATA sections.
 */
export const xmlDocument = (root: XmlElement): string =>
  builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    ...(prepared(root) as XmlElement),
  });
