import { createHash } from 'node:crypto';
import { plainText, type UnitParts } from '../../text/unit-parts';
import { unitDigest } from '../unit-digest';
import { plainSegment } from './signature';

/** A text and its translation, as a person has confirmed it. */
export interface Segment {
  sourceLocale: string;
  targetLocale: string;
  source: UnitParts;
  target: UnitParts;
  /** The article that it comes from; null: from elsewhere. */
  documentId: string | null;
  field: string | null;
  confirmedBy: string | null;
  confirmedAt: Date;
}

export interface StoredSegment extends Segment {
  id: number;
  /** How often it was confirmed. */
  uses: number;
}

/** Longer texts are found again when they are the same, and not measured against others. */
export const LONGEST_MEASURED = 4_000;
/** Nothing that a person translates at once. */
export const LONGEST_KEPT = 20_000;

const LETTER = /\p{L}/u;

/** Worth keeping: it has words, and they were translated. */
export const isWorthKeeping = ({ source, target }: Segment): boolean => {
  const [from, to] = [plainText(source), plainText(target)];
  return (
    LETTER.test(from) &&
    LETTER.test(to) &&
    plainSegment(from) !== plainSegment(to) &&
    from.length <= LONGEST_KEPT &&
    to.length <= LONGEST_KEPT
  );
};

export const pairOf = ({
  sourceLocale,
  targetLocale,
}: Pick<Segment, 'sourceLocale' | 'targetLocale'>): string => `${sourceLocale}>${targetLocale}`;

const hash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('base64url');

/** The same for texts that an exact match agrees in, whatever their codes. */
export const textKey = (text: string, pair: string): string => hash(pair, plainSegment(text));

/** The same for one segment that is confirmed again. */
export const pairKey = (segment: Segment): string =>
  hash(pairOf(segment), unitDigest(segment.source), unitDigest(segment.target));
