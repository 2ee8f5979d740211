import { problemAt } from './check-structure';
import type { XliffProblem } from './model';
import { attributeOf, elementOf, elementsOf, type XmlNode } from './read-xml';
import { inlineOf, sourcesOf, targetsOf, unitParts, unitsOf } from './unit-parts-2';
import { isNmtoken } from './value-types';

interface Selector {
  /** null: a segment or something inline of the source. */
  readonly prefix: string | null;
  readonly id: string;
}

const RANKS: Readonly<Record<string, number>> = { f: 0, g: 1, u: 2 };
const LEAF = 3;
const rankOf = ({ prefix }: Selector): number => RANKS[prefix ?? ''] ?? LEAF;

/** A fragment identifier (§3), such as `#f=f1/u=1/n=n1`; null: it is none. */
const selectorsOf = (reference: string): Selector[] | null => {
  const written = reference.replace(/^#\/?/, '').split('/');
  const selectors = written.map((text): Selector => {
    const at = text.indexOf('=');
    return at === -1
      ? { prefix: null, id: text }
      : { prefix: text.slice(0, at), id: text.slice(at + 1) };
  });
  const isWritten = selectors.every(
    ({ prefix, id }) => isNmtoken(id) && (prefix === null || isNmtoken(prefix))
  );
  // From the outside in, and nothing behind what has nothing within.
  const isOrdered = selectors.every((selector, index) => {
    const before = selectors[index - 1];
    return before === undefined || rankOf(before) < rankOf(selector);
  });
  return isWritten && isOrdered ? selectors : null;
};

const commentProblem = (marker: XmlNode, unit: XmlNode, file: XmlNode): string | null => {
  const [value, reference] = [attributeOf(marker, 'value'), attributeOf(marker, 'ref')];
  if ((value === null) === (reference === null)) {
    return 'a comment has either a value or a ref to a note';
  }
  if (reference === null) return null;
  const selectors = reference.startsWith('#') ? selectorsOf(reference) : null;
  const note = selectors?.at(-1);
  const find = (prefix: string) => selectors?.find((one) => one.prefix === prefix)?.id ?? null;
  const isWithin =
    (find('f') === null || (find('f') === attributeOf(file, 'id') && find('u') !== null)) &&
    (find('u') === null || find('u') === attributeOf(unit, 'id'));
  const notes = elementOf(unit, 'notes');
  const isThere =
    notes && elementsOf(notes, 'note').some((one) => attributeOf(one, 'id') === note?.id);
  return note?.prefix === 'n' && isWithin && isThere
    ? null
    : `ref="${reference}" leads to no note of the unit`;
};

const markerProblem = (marker: XmlNode, unit: XmlNode, file: XmlNode): string | null => {
  const reference = attributeOf(marker, 'ref');
  if (reference?.startsWith('#') && selectorsOf(reference) === null) {
    return `ref="${reference}" is no fragment identifier`;
  }
  const type = attributeOf(marker, 'type') ?? 'generic';
  if (type === 'comment') return commentProblem(marker, unit, file);
  return type === 'term' && reference !== null && attributeOf(marker, 'value') !== null
    ? 'a term has a value or a ref, not both'
    : null;
};

const DATA_REFS = ['dataRef', 'dataRefStart', 'dataRefEnd'];
const SUB_FLOWS = ['subFlows', 'subFlowsStart', 'subFlowsEnd'];

const codeProblems = (
  code: XmlNode,
  known: { data: ReadonlySet<string | null>; units: ReadonlySet<string | null> },
  ids: ReadonlySet<string | null>
): string[] => {
  const copyOf = attributeOf(code, 'copyOf');
  const refs = DATA_REFS.flatMap((name) => attributeOf(code, name) ?? []);
  const flows = SUB_FLOWS.flatMap((name) => attributeOf(code, name)?.trim().split(/\s+/) ?? []);
  const isCopy = copyOf !== null;
  return [
    ...refs.filter((id) => !known.data.has(id)).map((id) => `there is no original data "${id}"`),
    ...flows.filter((id) => !known.units.has(id)).map((id) => `there is no unit "${id}"`),
    ...(isCopy && !ids.has(copyOf) ? [`copyOf="${copyOf}" is no code of the unit`] : []),
    ...(isCopy && refs.length > 0 ? ['a copy has no original data of its own'] : []),
  ];
};

/** What refers to something refers to something that is there. */
export const checkReferences = (root: XmlNode): XliffProblem[] =>
  elementsOf(root, 'file').flatMap((file) => {
    const units = new Set(unitsOf(file).map((unit) => attributeOf(unit, 'id')));
    return unitsOf(file).flatMap((unit) => {
      const parts = unitParts(unit);
      const store = elementOf(unit, 'originalData');
      const data = new Set(
        (store ? elementsOf(store, 'data') : []).map((one) => attributeOf(one, 'id'))
      );
      const inline = [...sourcesOf(parts), ...targetsOf(parts)].flatMap(inlineOf);
      const ids = new Set(inline.map((node) => attributeOf(node, 'id')));
      return inline.flatMap((node) => {
        if (node.local === 'mrk' || node.local === 'sm') {
          const reason = markerProblem(node, unit, file);
          return reason === null ? [] : [problemAt(node, reason)];
        }
        return codeProblems(node, { data, units }, ids).map((reason) => problemAt(node, reason));
      });
    });
  });
