import { attributeOf, elementOf, elementsOf, type XmlNode } from './read-xml';

/** A segment or what stands between two. */
export interface UnitPart2 {
  readonly node: XmlNode;
  readonly source: XmlNode | null;
  readonly target: XmlNode | null;
  /** Place of its target, from 1: named, or its own in the unit. */
  readonly order: number;
}

export const unitParts = (unit: XmlNode): UnitPart2[] =>
  elementsOf(unit, 'segment', 'ignorable').map((node, index) => {
    const target = elementOf(node, 'target');
    const named = target ? attributeOf(target, 'order') : null;
    return {
      node,
      source: elementOf(node, 'source'),
      target,
      order: named === null ? index + 1 : Number(named),
    };
  });

/** Elements within a text, each before those that stand in it. */
export const inlineOf = (node: XmlNode): XmlNode[] =>
  elementsOf(node).flatMap((child) => [child, ...inlineOf(child)]);

export const sourcesOf = (parts: readonly UnitPart2[]): XmlNode[] =>
  parts.flatMap(({ source }) => (source ? [source] : []));

/** In the order in which they are read. */
export const targetsOf = (parts: readonly UnitPart2[]): XmlNode[] =>
  [...parts].sort((a, b) => a.order - b.order).flatMap(({ target }) => (target ? [target] : []));

export const ancestorOf = (node: XmlNode, name: string): XmlNode | null => {
  for (let at = node.parent; at; at = at.parent) if (at.local === name) return at;
  return null;
};

/** Every unit of a file, in groups or not. */
export const unitsOf = (file: XmlNode): XmlNode[] =>
  elementsOf(file, 'unit', 'group').flatMap((node) =>
    node.local === 'unit' ? [node] : unitsOf(node)
  );

export const groupsOf = (file: XmlNode): XmlNode[] =>
  elementsOf(file, 'group').flatMap((group) => [group, ...groupsOf(group)]);
