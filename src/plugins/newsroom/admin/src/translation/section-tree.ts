import type { Section } from '../api/board-types';

export interface Branch {
  documentId: string;
  name: string;
  /** 0: below none. */
  depth: number;
}

/**
 * Sections, each followed by those below it, in the order in which they come. One whose parent is not
 * among them, or that is below itself, stands at the top. Pure.
 */
export const branchesOf = (sections: readonly Section[]): Branch[] => {
  const ids = new Set(sections.map(({ documentId }) => documentId));
  const seen = new Set<string>();
  const below = (parent: string | null, depth: number): Branch[] =>
    sections
      .filter((section) => isBelow(section, parent) && !seen.has(section.documentId))
      .flatMap(({ documentId, name }) => {
        seen.add(documentId);
        return [{ documentId, name, depth }, ...below(documentId, depth + 1)];
      });
  const isBelow = (section: Section, parent: string | null): boolean =>
    section.parent === parent ||
    (parent === null && section.parent !== null && !ids.has(section.parent));
  const tree = below(null, 0);
  const rest = sections.filter(({ documentId }) => !seen.has(documentId));
  return [...tree, ...rest.map(({ documentId, name }) => ({ documentId, name, depth: 0 }))];
};
