import { checkCodes } from './check-codes-2';
import { checkIds } from './check-ids-2';
import { checkLanguages } from './check-languages-2';
import { checkReferences } from './check-references-2';
import { checkStructure } from './check-structure';
import { ELEMENTS_2 } from './elements-2';
import type { XliffProblem } from './model';
import type { XmlNode } from './read-xml';

/**
 * What a document breaks of the core of XLIFF 2.0 and 2.1: first what may stand where, and where that is
 * right, what it means.
 */
export const checkXliff2 = (root: XmlNode): XliffProblem[] => {
  const misplaced = checkStructure(root, ELEMENTS_2);
  if (misplaced.length > 0) return misplaced;
  return [
    ...checkIds(root),
    ...checkLanguages(root),
    ...checkReferences(root),
    ...checkCodes(root),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
};
