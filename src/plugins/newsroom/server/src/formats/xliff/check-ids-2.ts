import { problemAt } from './check-structure';
import { isModule } from './elements-2';
import type { XliffProblem } from './model';
import { attributeOf, elementOf, elementsOf, XML_NAMESPACE, type XmlNode } from './read-xml';
import { groupsOf, inlineOf, sourcesOf, targetsOf, unitParts, unitsOf } from './unit-parts-2';

const idOf = (node: XmlNode): string | null => attributeOf(node, 'id');

const repeated = (
  nodes: readonly XmlNode[],
  where: string,
  read: (node: XmlNode) => string | null = idOf
): XliffProblem[] => {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const id = read(node);
    if (id === null) return [];
    if (seen.has(id)) return [problemAt(node, `the id "${id}" is there twice in ${where}`)];
    seen.add(id);
    return [];
  });
};

const notesOf = (node: XmlNode): XmlNode[] => {
  const notes = elementOf(node, 'notes');
  return notes ? elementsOf(notes, 'note') : [];
};

/** Elements of extensions right under a file, group or unit, with all within them. */
const extensionsOf = (node: XmlNode): XmlNode[] => {
  const within = (one: XmlNode): XmlNode[] => [
    one,
    ...one.children.flatMap((child) => (typeof child === 'string' ? [] : within(child))),
  ];
  return node.children.flatMap((child) =>
    typeof child === 'string' || isModule(child.uri) ? [] : within(child)
  );
};

const extensionId = (node: XmlNode): string | null => {
  const id = idOf(node) ?? attributeOf(node, 'id', XML_NAMESPACE);
  return id === null ? null : `${node.uri} ${id}`;
};

const sharedProblems = (node: XmlNode): XliffProblem[] => [
  ...repeated(notesOf(node), 'the notes'),
  ...repeated(extensionsOf(node), 'the extensions', extensionId),
];

const KINDS: Readonly<Record<string, string>> = {
  ph: 'placeholder',
  pc: 'paired',
  sc: 'paired',
  ec: 'end',
  mrk: 'marker',
  sm: 'marker',
};

/** The target takes up the ids of the source, for the very same kind of thing. */
const targetProblems = (sources: readonly XmlNode[], targets: readonly XmlNode[]) => {
  const kinds = new Map(sources.map((node) => [idOf(node), KINDS[node.local]]));
  return targets.flatMap((node) => {
    const id = idOf(node);
    const kind = id === null ? undefined : kinds.get(id);
    return kind === undefined || kind === KINDS[node.local]
      ? []
      : [problemAt(node, `the id "${id ?? ''}" is that of something else in the source`)];
  });
};

const unitProblems = (unit: XmlNode): XliffProblem[] => {
  const parts = unitParts(unit);
  const sources = sourcesOf(parts).flatMap(inlineOf);
  const targets = targetsOf(parts).flatMap(inlineOf);
  const data = elementOf(unit, 'originalData');
  return [
    ...sharedProblems(unit),
    ...repeated(
      parts.map(({ node }) => node),
      'the unit'
    ),
    ...repeated(sources, 'the sources of the unit'),
    ...repeated(targets, 'the targets of the unit'),
    ...targetProblems(sources, targets),
    ...repeated(data ? elementsOf(data, 'data') : [], 'the original data'),
  ];
};

/**
 * Ids are unique where the standard asks for it. It also asks that a segment and a code of one unit never
 * share one; so many files have `1` for both that this is let pass.
 */
export const checkIds = (root: XmlNode): XliffProblem[] => [
  ...repeated(elementsOf(root, 'file'), 'the document'),
  ...elementsOf(root, 'file').flatMap((file) => [
    ...sharedProblems(file),
    ...repeated(groupsOf(file), 'the groups of the file'),
    ...repeated(unitsOf(file), 'the units of the file'),
    ...groupsOf(file).flatMap(sharedProblems),
    ...unitsOf(file).flatMap(unitProblems),
  ]),
];
