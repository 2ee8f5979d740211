import { problemAt } from './check-structure';
import type { XliffProblem } from './model';
import { attributeOf, elementOf, elementsOf, type XmlNode } from './read-xml';
import { isState1 } from './states-1';
import { isLanguage } from './value-types';

interface Rule {
  readonly required?: readonly string[];
  /** Elements it must hold, once each. */
  readonly holds?: readonly string[];
  /** All elements it may hold; those of other namespaces are let be. */
  readonly takes: readonly string[];
}

const INLINE = ['g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it', 'mrk'];
const CODED: Rule = { required: ['id'], takes: ['sub'] };
const EMPTY: Rule = { required: ['id'], takes: [] };
const TEXT: Rule = { takes: INLINE };
const UNIT_PARTS = ['context-group', 'count-group', 'prop-group', 'note'];

/**
 * Elements of XLIFF 1.2 that are read here. Tools have put so much else beside them in twenty years that
 * only what would change the meaning is refused.
 */
const RULES: Readonly<Record<string, Rule>> = {
  xliff: { required: ['version'], holds: ['file'], takes: ['file'] },
  file: { required: ['original', 'source-language'], holds: ['body'], takes: ['header', 'body'] },
  body: { takes: ['group', 'trans-unit', 'bin-unit'] },
  group: { takes: [...UNIT_PARTS, 'group', 'trans-unit', 'bin-unit'] },
  'trans-unit': {
    required: ['id'],
    holds: ['source'],
    takes: [...UNIT_PARTS, 'source', 'seg-source', 'target', 'alt-trans'],
  },
  source: TEXT,
  target: TEXT,
  'seg-source': TEXT,
  g: { required: ['id'], takes: INLINE },
  mrk: { required: ['mtype'], takes: INLINE },
  x: EMPTY,
  bx: EMPTY,
  ex: EMPTY,
  bpt: CODED,
  ept: CODED,
  ph: CODED,
  it: { required: ['id', 'pos'], takes: ['sub'] },
};

const structureProblems = (node: XmlNode): XliffProblem[] => {
  const rule = RULES[node.local];
  if (!rule) return [];
  const children = elementsOf(node);
  const once =
    node.local === 'trans-unit' ? ['source', 'seg-source', 'target'] : ['body', 'header'];
  return [
    ...(rule.required ?? [])
      .filter((name) => attributeOf(node, name) === null)
      .map((name) => problemAt(node, `<${node.local}> must have the attribute ${name}`)),
    ...(rule.holds ?? [])
      .filter((name) => elementOf(node, name) === null)
      .map((name) => problemAt(node, `<${node.local}> must hold <${name}>`)),
    ...children
      .filter(({ local }) => !rule.takes.includes(local))
      .map((child) => problemAt(child, `<${child.local}> may not stand in <${node.local}>`)),
    ...once
      .filter((name) => elementsOf(node, name).length > 1)
      .map((name) => problemAt(node, `<${node.local}> holds more than one <${name}>`)),
    ...children.flatMap(structureProblems),
  ];
};

const unitsIn = (node: XmlNode): XmlNode[] =>
  elementsOf(node, 'body', 'group', 'trans-unit').flatMap((child) =>
    child.local === 'trans-unit' ? [child] : unitsIn(child)
  );

const codesIn = (node: XmlNode): XmlNode[] =>
  elementsOf(node).flatMap((child) => [child, ...codesIn(child)]);

/** `bx` and `bpt` begin what `ex` and `ept` end; each has its other half in the same text. */
const pairProblems = (text: XmlNode): XliffProblem[] => {
  const idOf = (node: XmlNode) => attributeOf(node, 'rid') ?? attributeOf(node, 'id');
  const codes = codesIn(text);
  return [
    ['bx', 'ex'],
    ['bpt', 'ept'],
  ].flatMap(([start = '', end = '']) => {
    const [starts, ends] = [start, end].map((name) => codes.filter(({ local }) => local === name));
    const lone = (these: XmlNode[] = [], others: XmlNode[] = []) => {
      const ids = new Set(others.map(idOf));
      return these.filter((one) => !ids.has(idOf(one)));
    };
    return [
      ...lone(starts, ends).map((one) => problemAt(one, `<${start}> has no <${end}>`)),
      ...lone(ends, starts).map((one) => problemAt(one, `<${end}> has no <${start}>`)),
    ];
  });
};

const unitProblems = (unit: XmlNode): XliffProblem[] => {
  const target = elementOf(unit, 'target');
  const state = target ? attributeOf(target, 'state') : null;
  return [
    ...(target && state !== null && !isState1(state)
      ? [problemAt(target, `state="${state}" is no state of a translation`)]
      : []),
    ...elementsOf(unit, 'source', 'target').flatMap(pairProblems),
  ];
};

const fileProblems = (file: XmlNode): XliffProblem[] => {
  const seen = new Set<string>();
  const languages = ['source-language', 'target-language'].flatMap((name) => {
    const value = attributeOf(file, name);
    return value === null || isLanguage(value)
      ? []
      : [problemAt(file, `${name}="${value}" must be a language tag (BCP 47)`)];
  });
  const units = unitsIn(file).flatMap((unit) => {
    const id = attributeOf(unit, 'id') ?? '';
    const isTwice = seen.has(id);
    seen.add(id);
    return [
      ...(isTwice ? [problemAt(unit, `the id "${id}" is there twice in the file`)] : []),
      ...unitProblems(unit),
    ];
  });
  return [...languages, ...units];
};

/** What a document breaks of XLIFF 1.2, as far as it is read here. */
export const checkXliff1 = (root: XmlNode): XliffProblem[] => {
  const misplaced = structureProblems(root);
  return misplaced.length > 0 ? misplaced : elementsOf(root, 'file').flatMap(fileProblems);
};
