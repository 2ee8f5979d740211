import { problemAt } from './check-structure';
import type { XliffProblem } from './model';
import { attributeOf, elementsOf, XML_NAMESPACE, type XmlNode } from './read-xml';
import { unitParts, unitsOf } from './unit-parts-2';

const ownLanguage = (node: XmlNode): string | null => attributeOf(node, 'lang', XML_NAMESPACE);

/** The nearest `xml:lang`, the element's own or that of one around it. */
const languageOf = (node: XmlNode): string | null => {
  for (let at: XmlNode | null = node; at; at = at.parent) {
    const language = ownLanguage(at);
    if (language !== null) return language;
  }
  return null;
};

const isOther = (language: string | null, wanted: string | null): boolean =>
  language !== null && language.toLowerCase() !== (wanted ?? '').toLowerCase();

/** Texts are in the languages that the document says. */
export const checkLanguages = (root: XmlNode): XliffProblem[] => {
  const [from, to] = [attributeOf(root, 'srcLang'), attributeOf(root, 'trgLang')];
  const parts = elementsOf(root, 'file').flatMap(unitsOf).flatMap(unitParts);
  const translated = parts.find(({ target }) => target !== null);
  const missing =
    translated && to === null
      ? [problemAt(root, '<xliff> must have the attribute trgLang, as there are targets')]
      : [];
  return [
    ...missing,
    ...parts.flatMap(({ source, target }) => [
      ...(source && isOther(languageOf(source), from)
        ? [problemAt(source, `the source is in ${languageOf(source) ?? ''}, not in srcLang`)]
        : []),
      ...(target && to !== null && isOther(ownLanguage(target), to)
        ? [problemAt(target, `the target is in ${ownLanguage(target) ?? ''}, not in trgLang`)]
        : []),
    ]),
  ];
};
