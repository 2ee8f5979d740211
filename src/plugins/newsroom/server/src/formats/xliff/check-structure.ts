import { INLINE_2, isModule, type ContentStep, type ElementRule } from './elements-2';
import type { XliffProblem } from './model';
import { attributeOf, XML_NAMESPACE, type XmlAttribute, type XmlNode } from './read-xml';
import { VALUE_TYPES, type ValueTypeName } from './value-types';

export const problemAt = ({ line, column }: XmlNode, reason: string): XliffProblem => ({
  line,
  column,
  reason,
});

type Rules = Readonly<Record<string, ElementRule>>;

const named = ({ local }: XmlNode): string => `<${local}>`;

const valueProblem = (name: string, value: string, type: ValueTypeName): string | null => {
  const { is, allowed } = VALUE_TYPES[type];
  return is(value) ? null : `${name}="${value.slice(0, 60)}" ${allowed}`;
};

const attributeProblem = (
  node: XmlNode,
  { local, uri, value }: XmlAttribute,
  rule: ElementRule
): string | null => {
  if (uri === '') {
    const type = rule.attributes[local];
    return type ? valueProblem(local, value, type) : `${named(node)} has no attribute ${local}`;
  }
  if (uri === XML_NAMESPACE) {
    if (local === 'id' || local === 'base') return null;
    const type = rule.xml?.[local];
    return type ? valueProblem(`xml:${local}`, value, type) : `${named(node)} has no xml:${local}`;
  }
  const isAllowed = rule.foreign === 'any' || (rule.foreign === 'modules' && isModule(uri));
  return isAllowed ? null : `${named(node)} takes no attribute of the namespace ${uri}`;
};

const fits = (child: XmlNode, parent: XmlNode, { names }: ContentStep): boolean =>
  child.uri === parent.uri ? names.includes(child.local) : names.includes('*');

const wanted = ({ names }: ContentStep): string =>
  names.map((name) => (name === '*' ? 'an extension' : `<${name}>`)).join(' or ');

/** Whether elements come in the order, and as often, as their parent takes them. */
const sequenceProblems = (
  node: XmlNode,
  children: readonly XmlNode[],
  steps: readonly ContentStep[]
): XliffProblem[] => {
  let at = 0;
  let found = 0;
  for (const child of children) {
    while (at < steps.length) {
      const step = steps[at];
      if (step && fits(child, node, step) && (found === 0 || step.most === 'many')) break;
      at += 1;
      found = 0;
    }
    if (at === steps.length) {
      const isKnown = steps.some((step) => fits(child, node, step));
      const why = isKnown ? 'stands at a wrong place or too often' : 'may not stand';
      return [problemAt(child, `${named(child)} ${why} in ${named(node)}`)];
    }
    found += 1;
  }
  const lacking = steps.find(
    (step) => step.least === 1 && !children.some((child) => fits(child, node, step))
  );
  return lacking ? [problemAt(node, `${named(node)} must hold ${wanted(lacking)}`)] : [];
};

const contentProblems = (node: XmlNode, rule: ElementRule): XliffProblem[] => {
  const elements = node.children.filter((child): child is XmlNode => typeof child !== 'string');
  if (rule.content === null) {
    const stranger = elements.find(
      (child) => child.uri !== node.uri || !INLINE_2.includes(child.local)
    );
    return stranger
      ? [problemAt(stranger, `${named(stranger)} may not stand in ${named(node)}`)]
      : [];
  }
  const hasText = node.children.some((child) => typeof child === 'string' && child.trim() !== '');
  return [
    ...(hasText && !rule.hasText ? [problemAt(node, `${named(node)} may not hold text`)] : []),
    ...sequenceProblems(node, elements, rule.content),
  ];
};

/**
 * Whether elements, attributes and their values are where a table lets them be. What stands in other
 * namespaces is not looked into.
 */
export const checkStructure = (root: XmlNode, rules: Rules): XliffProblem[] => {
  const problems: XliffProblem[] = [];
  const visit = (node: XmlNode): void => {
    const rule = rules[node.local];
    if (!rule) {
      problems.push(problemAt(node, `${named(node)} is no element of XLIFF`));
      return;
    }
    for (const attribute of node.attributes) {
      const reason = attributeProblem(node, attribute, rule);
      if (reason !== null) problems.push(problemAt(node, reason));
    }
    for (const name of rule.required ?? []) {
      if (attributeOf(node, name) === null) {
        problems.push(problemAt(node, `${named(node)} must have the attribute ${name}`));
      }
    }
    problems.push(...contentProblems(node, rule));
    for (const child of node.children) {
      if (typeof child !== 'string' && child.uri === node.uri) visit(child);
    }
  };
  visit(root);
  return problems;
};
