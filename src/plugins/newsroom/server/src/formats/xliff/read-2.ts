import type {
  XliffCode,
  XliffDocument,
  XliffNote,
  XliffSegment,
  XliffState,
  XliffToken,
  XliffUnit,
} from './model';
import {
  attributeOf,
  elementOf,
  elementsOf,
  textOf,
  XML_NAMESPACE,
  type XmlNode,
} from './read-xml';
import { collapseSpace, joinTokens } from './tokens';
import { unitParts, unitsOf } from './unit-parts-2';

const SIZE_RESTRICTION = 'urn:oasis:names:tc:xliff:sizerestriction:2.0';

type OriginalData = ReadonlyMap<string | null, string>;

const character = (node: XmlNode): string =>
  String.fromCharCode(Number.parseInt(attributeOf(node, 'hex') ?? '', 16));

const dataText = (node: XmlNode): string =>
  node.children.map((child) => (typeof child === 'string' ? child : character(child))).join('');

const codeOf = (node: XmlNode, data: OriginalData, side: '' | 'Start'): XliffCode => {
  const end = data.get(attributeOf(node, 'dataRefEnd'));
  return {
    id: attributeOf(node, 'id') ?? '',
    copyOf: attributeOf(node, 'copyOf'),
    type: attributeOf(node, 'type'),
    subType: attributeOf(node, 'subType'),
    data: data.get(attributeOf(node, `dataRef${side}`)) ?? null,
    endData: end ?? null,
    equiv: attributeOf(node, `equiv${side}`),
  };
};

const tokensIn = (node: XmlNode, data: OriginalData): XliffToken[] =>
  node.children.flatMap((child): XliffToken[] => {
    if (typeof child === 'string') return [{ kind: 'text', text: child }];
    switch (child.local) {
      case 'cp':
        return [{ kind: 'text', text: character(child) }];
      case 'ph':
        return [{ kind: 'standalone', code: codeOf(child, data, '') }];
      case 'pc': {
        const code = codeOf(child, data, 'Start');
        return [{ kind: 'open', code }, ...tokensIn(child, data), { kind: 'close', id: code.id }];
      }
      case 'sc':
        return [{ kind: 'open', code: codeOf(child, data, '') }];
      case 'ec': {
        const id = attributeOf(child, 'startRef') ?? attributeOf(child, 'id') ?? '';
        return [{ kind: 'close', id }];
      }
      case 'mrk':
        return tokensIn(child, data);
      default:
        return [];
    }
  });

/** Whether the nearest `xml:space` asks to keep white space. */
const isPreserved = (node: XmlNode): boolean => {
  for (let at: XmlNode | null = node; at; at = at.parent) {
    const space = attributeOf(at, 'space', XML_NAMESPACE);
    if (space !== null) return space === 'preserve';
  }
  return false;
};

const contentOf = (node: XmlNode, data: OriginalData): XliffToken[] => {
  const tokens = joinTokens(tokensIn(node, data));
  return isPreserved(node) ? tokens : collapseSpace(tokens);
};

const readNotes = (node: XmlNode): XliffNote[] => {
  const notes = elementOf(node, 'notes');
  return (notes ? elementsOf(notes, 'note') : []).map((note) => ({
    text: textOf(note),
    category: attributeOf(note, 'category'),
  }));
};

const readUnit = (unit: XmlNode): XliffUnit => {
  const store = elementOf(unit, 'originalData');
  const data = new Map(
    (store ? elementsOf(store, 'data') : []).map((one) => [attributeOf(one, 'id'), dataText(one)])
  );
  const segments = unitParts(unit).map(({ node, source, target }): XliffSegment => {
    const order = target ? attributeOf(target, 'order') : null;
    return {
      id: attributeOf(node, 'id'),
      isIgnorable: node.local === 'ignorable',
      source: source ? contentOf(source, data) : [],
      target: target ? contentOf(target, data) : null,
      state: (attributeOf(node, 'state') ?? 'initial') as XliffState,
      subState: attributeOf(node, 'subState'),
      order: order === null ? null : Number(order),
    };
  });
  const limit = Number(attributeOf(unit, 'sizeRestriction', SIZE_RESTRICTION)?.split(',').at(-1));
  return {
    id: attributeOf(unit, 'id') ?? '',
    name: attributeOf(unit, 'name'),
    segments,
    notes: readNotes(unit),
    maxLength: Number.isInteger(limit) && limit > 0 ? limit : null,
    line: unit.line,
  };
};

/** A document of XLIFF 2.0 or 2.1 that keeps to the rules (`check-2.ts`), as the model has it. */
export const readXliff2 = (root: XmlNode): XliffDocument => ({
  version: '2.1',
  files: elementsOf(root, 'file').map((file) => ({
    id: attributeOf(file, 'id') ?? '',
    original: attributeOf(file, 'original'),
    sourceLanguage: attributeOf(root, 'srcLang') ?? '',
    targetLanguage: attributeOf(root, 'trgLang'),
    notes: readNotes(file),
    units: unitsOf(file).map(readUnit),
  })),
});
