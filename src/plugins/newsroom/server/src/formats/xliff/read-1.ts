import { codeTypeOf } from './code-types';
import type {
  XliffCode,
  XliffDocument,
  XliffFile,
  XliffNote,
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
import { stateOf1 } from './states-1';
import { collapseSpace, joinTokens } from './tokens';

const codeOf = (node: XmlNode, id: string, data: string | null): XliffCode => ({
  id,
  ...codeTypeOf(attributeOf(node, 'ctype')),
  data,
  equiv: attributeOf(node, 'equiv-text'),
});

/** Beginnings and ends that stand apart name their pair in `rid`. */
const pairIdOf = (node: XmlNode): string =>
  attributeOf(node, 'rid') ?? attributeOf(node, 'id') ?? '';

const tokensIn = (node: XmlNode): XliffToken[] =>
  node.children.flatMap((child): XliffToken[] => {
    if (typeof child === 'string') return [{ kind: 'text', text: child }];
    if (child.uri !== node.uri) return [];
    const id = attributeOf(child, 'id') ?? '';
    switch (child.local) {
      case 'g':
        return [
          { kind: 'open', code: codeOf(child, id, null) },
          ...tokensIn(child),
          { kind: 'close', id },
        ];
      case 'x':
        return [{ kind: 'standalone', code: codeOf(child, id, null) }];
      case 'ph':
      case 'it':
        return [{ kind: 'standalone', code: codeOf(child, id, textOf(child)) }];
      case 'bx':
        return [{ kind: 'open', code: codeOf(child, pairIdOf(child), null) }];
      case 'bpt':
        return [{ kind: 'open', code: codeOf(child, pairIdOf(child), textOf(child)) }];
      case 'ex':
      case 'ept':
        return [{ kind: 'close', id: pairIdOf(child) }];
      default:
        return tokensIn(child);
    }
  });

const isPreserved = (node: XmlNode): boolean => {
  for (let at: XmlNode | null = node; at; at = at.parent) {
    const space = attributeOf(at, 'space', XML_NAMESPACE);
    if (space !== null) return space === 'preserve';
  }
  return false;
};

const contentOf = (node: XmlNode): XliffToken[] => {
  const tokens = joinTokens(tokensIn(node));
  return isPreserved(node) ? tokens : collapseSpace(tokens);
};

const readNotes = (node: XmlNode | null): XliffNote[] =>
  (node ? elementsOf(node, 'note') : []).map((note) => ({
    text: textOf(note),
    category: attributeOf(note, 'from'),
  }));

/** Widths in characters are limits; those in pixels are not ours to keep. */
const limitOf = (unit: XmlNode): number | null => {
  const width = attributeOf(unit, 'maxwidth') ?? '';
  return /^\d{1,9}$/.test(width) && attributeOf(unit, 'size-unit') === 'char'
    ? Number(width)
    : null;
};

const readUnit = (unit: XmlNode): XliffUnit => {
  const [source, target] = [elementOf(unit, 'source'), elementOf(unit, 'target')];
  const translation = target ? contentOf(target) : null;
  const hasText = (translation ?? []).some((one) => one.kind === 'text' && one.text.trim() !== '');
  return {
    id: attributeOf(unit, 'id') ?? '',
    name: attributeOf(unit, 'resname'),
    segments: [
      {
        id: null,
        isIgnorable: false,
        source: source ? contentOf(source) : [],
        target: hasText ? translation : null,
        ...stateOf1(
          target ? attributeOf(target, 'state') : null,
          target ? attributeOf(target, 'state-qualifier') : null,
          { isApproved: attributeOf(unit, 'approved') === 'yes', hasText }
        ),
        order: null,
      },
    ],
    notes: readNotes(unit),
    maxLength: limitOf(unit),
    line: unit.line,
  };
};

const unitsIn = (node: XmlNode): XmlNode[] =>
  elementsOf(node, 'trans-unit', 'group').flatMap((child) =>
    child.local === 'trans-unit' ? [child] : unitsIn(child)
  );

/**
 * A document of XLIFF 1.2 (`check-1.ts` has nothing against it), as the model has it. Where a tool has
 * cut a unit into segments, the marks are left out: a unit is one segment here.
 */
export const readXliff1 = (root: XmlNode): XliffDocument => ({
  version: '1.2',
  files: elementsOf(root, 'file').map((file): XliffFile => {
    const body = elementOf(file, 'body');
    const original = attributeOf(file, 'original');
    return {
      id: original ?? '',
      original,
      sourceLanguage: attributeOf(file, 'source-language') ?? '',
      targetLanguage: attributeOf(file, 'target-language'),
      notes: readNotes(elementOf(file, 'header')),
      units: (body ? unitsIn(body) : []).map(readUnit),
    };
  }),
});
