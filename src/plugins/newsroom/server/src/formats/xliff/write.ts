import type { XliffDocument } from './model';
import { replacedIn, writeXliff1 } from './write-1';
import { writeXliff2 } from './write-2';

export interface XliffWriting {
  readonly xml: string;
  /** Ids of units in which a character that this version cannot carry became U+FFFD. */
  readonly replaced: readonly string[];
}

/** A document as a file in UTF-8, in its version. Pure. */
export const writeXliff = (document: XliffDocument): XliffWriting =>
  document.version === '1.2'
    ? { xml: writeXliff1(document), replaced: replacedIn(document) }
    : { xml: writeXliff2(document), replaced: [] };
