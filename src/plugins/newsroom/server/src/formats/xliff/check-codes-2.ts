import { problemAt } from './check-structure';
import { isModule } from './elements-2';
import type { XliffProblem } from './model';
import { attributeOf, elementsOf, type XmlNode } from './read-xml';
import { inlineOf, sourcesOf, targetsOf, unitParts, unitsOf, type UnitPart2 } from './unit-parts-2';

const says = (node: XmlNode, name: string, value: string): boolean =>
  attributeOf(node, name) === value;
const isIsolated = (node: XmlNode): boolean => says(node, 'isolated', 'yes');

const ALIKE = ['canCopy', 'canDelete', 'canOverlap', 'canReorder'];

/** How an end has to be, as its beginning is: what follows in a sequence is not its first. */
const wantedAtEnd = (start: XmlNode, name: string): string => {
  const value = attributeOf(start, name) ?? 'yes';
  return value === 'firstNo' ? 'no' : value;
};

const endProblem = (end: XmlNode, starts: ReadonlyMap<string, XmlNode>): string | null => {
  const [id, startRef] = [attributeOf(end, 'id'), attributeOf(end, 'startRef')];
  if (isIsolated(end)) {
    return id === null || startRef !== null ? 'an isolated <ec> has an id and no startRef' : null;
  }
  if (startRef === null) return '<ec> must have startRef, or be isolated';
  if (id !== null) return 'only an isolated <ec> has an id';
  if (end.attributes.some(({ uri }) => isModule(uri))) {
    return 'only an isolated <ec> takes attributes of modules';
  }
  const start = starts.get(startRef);
  if (!start) return `<ec startRef="${startRef}"/> has no <sc> before it`;
  if (isIsolated(start)) return `<sc id="${startRef}"> is isolated, and yet ends here`;
  const other = ALIKE.find((name) => {
    const value = attributeOf(end, name);
    return value !== null && value !== wantedAtEnd(start, name);
  });
  return other === undefined ? null : `${other} is not as at the <sc> that begins it`;
};

const PAIRS = [
  { start: 'sc', end: 'ec' },
  { start: 'sm', end: 'em' },
];

/** Beginnings and ends that stand apart belong together, in this order. */
const pairProblems = (texts: readonly XmlNode[], isWhole: boolean): XliffProblem[] => {
  const inline = texts.flatMap(inlineOf);
  return PAIRS.flatMap(({ start, end }) => {
    const open = new Map<string, XmlNode>();
    const ended = new Set<string>();
    const problems: XliffProblem[] = [];
    for (const node of inline) {
      if (node.local === start) open.set(attributeOf(node, 'id') ?? '', node);
      if (node.local !== end) continue;
      const startRef = attributeOf(node, 'startRef') ?? '';
      const reason =
        end === 'ec'
          ? endProblem(node, open)
          : open.has(startRef)
            ? null
            : `<em startRef="${startRef}"/> has no <sm> before it`;
      const isTwice = startRef !== '' && ended.has(startRef);
      if (reason !== null && (isWhole || !reason.endsWith('before it'))) {
        problems.push(problemAt(node, reason));
      } else if (isTwice) problems.push(problemAt(node, `"${startRef}" ends twice`));
      ended.add(startRef);
    }
    const lone = [...open].filter(([id, node]) => isWhole && !ended.has(id) && !isIsolated(node));
    return [...problems, ...lone.map(([, node]) => problemAt(node, `<${start}> has no end`))];
  });
};

const codesOf = (texts: readonly XmlNode[]): XmlNode[] =>
  texts
    .flatMap(inlineOf)
    .filter(
      (node) => ['ph', 'pc', 'sc'].includes(node.local) || (node.local === 'ec' && isIsolated(node))
    );

const typeProblems = (code: XmlNode): string[] => {
  const [type, subType] = [attributeOf(code, 'type'), attributeOf(code, 'subType')];
  const reorder = attributeOf(code, 'canReorder') ?? 'yes';
  const isFixed = says(code, 'canCopy', 'no') && says(code, 'canDelete', 'no');
  const owner = subType === 'xlf:var' ? 'ui' : 'fmt';
  return [
    ...(subType !== null && type === null ? ['subType needs a type'] : []),
    ...(subType?.startsWith('xlf:') && type !== null && type !== owner
      ? [`${subType} is a subType of the type ${owner}`]
      : []),
    ...(reorder !== 'yes' && !isFixed
      ? ['what cannot be reordered has canCopy="no" and canDelete="no"']
      : []),
  ];
};

const idOf = (node: XmlNode): string => attributeOf(node, 'id') ?? '';

/** Runs of codes whose order is fixed; each is at least two long. */
const sequencesOf = (codes: readonly XmlNode[]): string[][] => {
  const sequences: string[][] = [];
  let open = false;
  for (const code of codes) {
    const reorder = attributeOf(code, 'canReorder') ?? 'yes';
    const last = sequences.at(-1);
    if (reorder === 'no' && open && last) last.push(idOf(code));
    else if (reorder !== 'yes') sequences.push([idOf(code)]);
    open = reorder !== 'yes';
  }
  return sequences.filter(({ length }) => length > 1);
};

/** What is fixed in the source is in the target, in the same sequence. */
const fixedProblems = (parts: readonly UnitPart2[]): XliffProblem[] => {
  const translated = parts.filter(({ target }) => target !== null);
  const [first] = translated;
  if (!first) return [];
  const sources = codesOf(sourcesOf(translated));
  const targets = codesOf(targetsOf(parts)).map(idOf);
  const places = new Map(targets.map((id, at) => [id, at]));
  const place = first.target ?? first.node;
  const lost = sources
    .filter((code) => says(code, 'canDelete', 'no') && !places.has(idOf(code)))
    .map((code) => problemAt(place, `the code "${idOf(code)}" may not be left out`));
  const isKept = (sequence: readonly string[]): boolean => {
    const at = places.get(sequence[0] ?? '') ?? -1;
    return sequence.every((id, index) => targets[at + index] === id);
  };
  const moved = sequencesOf(sources)
    .filter((sequence) => !isKept(sequence))
    .map((sequence) =>
      problemAt(place, `the codes ${sequence.join(', ')} must stay in this order, together`)
    );
  return lost.length > 0 ? lost : moved;
};

const orderProblems = (parts: readonly UnitPart2[]): XliffProblem[] => {
  const seen = new Set<number>();
  return parts.flatMap(({ target, order }) => {
    if (!target) return [];
    if (order > parts.length) return [problemAt(target, `order="${order}" is past the last part`)];
    if (seen.has(order)) return [problemAt(target, `two targets are number ${order} in order`)];
    seen.add(order);
    return [];
  });
};

const segmentProblems = (unit: XmlNode): XliffProblem[] => {
  const segments = elementsOf(unit, 'segment');
  const without = segments.filter(
    (node) => attributeOf(node, 'subState') !== null && attributeOf(node, 'state') === null
  );
  return [
    ...(segments.length === 0 ? [problemAt(unit, '<unit> must hold a <segment>')] : []),
    ...without.map((node) => problemAt(node, 'subState needs a state')),
  ];
};

const skeletonProblems = (file: XmlNode): XliffProblem[] =>
  elementsOf(file, 'skeleton').flatMap((skeleton) => {
    const isEmpty = skeleton.children.every((child) => child === '');
    const isElsewhere = attributeOf(skeleton, 'href') !== null;
    return isEmpty === isElsewhere
      ? []
      : [problemAt(skeleton, 'a skeleton has either content or an href')];
  });

/** Codes, annotations and segments go together as the standard asks. */
export const checkCodes = (root: XmlNode): XliffProblem[] =>
  elementsOf(root, 'file').flatMap((file) => [
    ...skeletonProblems(file),
    ...unitsOf(file).flatMap((unit) => {
      const parts = unitParts(unit);
      const [sources, targets] = [sourcesOf(parts), targetsOf(parts)];
      const isWhole = targets.length === parts.length;
      return [
        ...segmentProblems(unit),
        ...pairProblems(sources, true),
        ...pairProblems(targets, isWhole),
        ...codesOf([...sources, ...targets]).flatMap((code) =>
          typeProblems(code).map((reason) => problemAt(code, reason))
        ),
        ...fixedProblems(parts),
        ...orderProblems(parts),
      ];
    }),
  ]);
