import { checkXliff1 } from './check-1';
import { checkXliff2 } from './check-2';
import { problemAt } from './check-structure';
import { decodeXml } from './decode-xml';
import {
  XLIFF_LIMITS,
  type XliffDocument,
  type XliffLimits,
  type XliffProblem,
  type XliffReading,
} from './model';
import { readXliff1 } from './read-1';
import { readXliff2 } from './read-2';
import { attributeOf, readXml, type XmlNode } from './read-xml';

/** A file that is wrong all over is told so once, not ten thousand times. */
const MOST_PROBLEMS = 20;

interface Format {
  readonly check: (root: XmlNode) => XliffProblem[];
  readonly read: (root: XmlNode) => XliffDocument;
}

const FORMATS: Readonly<Record<string, Format>> = {
  'urn:oasis:names:tc:xliff:document:2.0': { check: checkXliff2, read: readXliff2 },
  'urn:oasis:names:tc:xliff:document:1.2': { check: checkXliff1, read: readXliff1 },
};

const formatOf = (root: XmlNode): Format | null => {
  if (root.local !== 'xliff') return null;
  // Some tools leave out the namespace of 1.2.
  const isBare = root.uri === '' && attributeOf(root, 'version') === '1.2';
  return FORMATS[isBare ? 'urn:oasis:names:tc:xliff:document:1.2' : root.uri] ?? null;
};

const refused = (...problems: readonly XliffProblem[]): XliffReading => ({
  ok: false,
  problems: problems.slice(0, MOST_PROBLEMS),
});

/**
 * Reads a file of XLIFF 1.2, 2.0 or 2.1, in whatever encoding. What is broken is refused with lines and
 * reasons; extensions, modules, annotations, reordered units and missing targets are let be. Pure.
 *
 * @param bytes the file as it came
 */
export const readXliff = (bytes: Uint8Array, limits: XliffLimits = XLIFF_LIMITS): XliffReading => {
  if (bytes.length > limits.maxBytes) {
    return refused({ line: 1, column: 1, reason: `is larger than ${limits.maxBytes} bytes` });
  }
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return refused(decoded.problem);
  const xml = readXml(decoded.text, limits);
  if (!xml.ok) return refused(xml.problem);
  const format = formatOf(xml.root);
  if (!format) return refused(problemAt(xml.root, 'is no XLIFF 1.2, 2.0 or 2.1'));
  const problems = format.check(xml.root);
  if (problems.length > 0) return refused(...problems);

  const document = format.read(xml.root);
  const count = document.files.reduce((sum, { units }) => sum + units.length, 0);
  return count > limits.maxUnits
    ? refused(problemAt(xml.root, `has more than ${limits.maxUnits} units`))
    : { ok: true, document };
};
