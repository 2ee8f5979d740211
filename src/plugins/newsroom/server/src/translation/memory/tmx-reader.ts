import { SaxesParser } from 'saxes';
import { partsOfTokens, type TmxToken } from './tmx-codes';
import type { UnitPart } from '../../text/unit-parts';

/** A translation unit as a file has it. */
export interface TmxUnit {
  line: number;
  /** Of the unit, else of the header; `*all*`: any of its languages is the source. */
  sourceLanguage: string;
  field: string | null;
  documentId: string | null;
  changedBy: string | null;
  changedAt: Date | null;
  variants: { language: string; parts: UnitPart[] }[];
}

/** What is wrong with a file, and where. */
export class TmxProblem extends Error {
  constructor(
    readonly line: number,
    readonly reason: string
  ) {
    super(`line ${line}: ${reason}`);
    this.name = 'TmxProblem';
  }
}

/** Deeper than any file that is one. */
const MAX_DEPTH = 40;
const MAX_VARIANTS = 200;
/** UTF-16 units of one unit, with all that it holds. */
const MAX_UNIT = 2_000_000;

const CODES = ['bpt', 'ept', 'ph', 'it', 'ut'];
const DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

const readDate = (value: string | undefined): Date | null => {
  const [, year, month, day, hours, minutes, seconds] = DATE.exec(value ?? '') ?? [];
  if (year === undefined) return null;
  const at = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
};

type Attributes = Readonly<Record<string, string>>;

/** What a segment holds while it is read. */
interface Reading {
  tokens: TmxToken[];
  /** The code whose native content is being read, and is no text. */
  code: { name: string; attributes: Attributes; content: string; depth: number } | null;
}

/**
 * Reads TMX 1.1 to 1.4b piece by piece, so that a file of any size never stands in memory as a whole. A
 * document type is taken as a name and never loaded; one that declares anything is refused, and so is an
 * entity that XML itself does not know.
 *
 * @param onUnit is given each unit as it ends
 */
export const createTmxReader = (onUnit: (unit: TmxUnit) => void) => {
  const parser = new SaxesParser({ xmlns: false, position: true } as const);
  const path: string[] = [];
  let headerLanguage: string | null = null;
  let unit: TmxUnit | null = null;
  let size = 0;
  let property: { type: string; text: string } | null = null;
  let variant: { language: string; parts: UnitPart[] | null } | null = null;
  let reading: Reading | null = null;

  const refuse = (reason: string): never => {
    throw new TmxProblem(parser.line, reason);
  };
  const grow = (by: number): void => {
    size += by;
    if (size > MAX_UNIT) refuse('a unit is larger than any text');
  };

  const openUnit = (attributes: Attributes): void => {
    size = 0;
    unit = {
      line: parser.line,
      sourceLanguage: attributes.srclang ?? headerLanguage ?? '*all*',
      ...{ field: null, documentId: null, variants: [] },
      changedBy: attributes.changeid ?? attributes.creationid ?? null,
      changedAt: readDate(attributes.changedate ?? attributes.creationdate),
    };
  };
  const openVariant = (attributes: Attributes): void => {
    const language = attributes['xml:lang'] ?? attributes.lang;
    if (language === undefined || language.trim() === '') refuse('`tuv` says no language');
    if ((unit?.variants.length ?? 0) >= MAX_VARIANTS) refuse('a unit has too many languages');
    variant = { language: (language ?? '').trim(), parts: null };
  };

  const openInSegment = (name: string, attributes: Attributes, segment: Reading): void => {
    if (segment.code) {
      segment.code.depth += 1;
    } else if (CODES.includes(name)) {
      segment.code = { name, attributes, content: '', depth: 0 };
    } else if (name === 'hi') {
      segment.tokens.push({ kind: 'hi', type: attributes.type ?? '' });
    } else refuse(`\`${name.slice(0, 40)}\` does not stand in a segment`);
  };

  const closeCode = ({ name, attributes, content }: NonNullable<Reading['code']>): TmxToken => {
    const { i = '', type = '', pos } = attributes;
    if (name === 'bpt') return { kind: 'open', i: `i${i}`, type, content };
    if (name === 'ept') return { kind: 'close', i: `i${i}` };
    // Half of a pair whose other half stands in another segment.
    return { kind: 'alone', type: pos === undefined ? type : '', content: pos ? '' : content };
  };
  const closeInSegment = (name: string, segment: Reading): void => {
    if (segment.code && segment.code.depth > 0) segment.code.depth -= 1;
    else if (segment.code) {
      segment.tokens.push(closeCode(segment.code));
      segment.code = null;
    } else if (name === 'hi') segment.tokens.push({ kind: 'end-hi' });
  };

  const PARENTS: Record<string, string> = {
    ...{ header: 'tmx', body: 'tmx', tu: 'body', tuv: 'tu', seg: 'tuv' },
  };

  parser.on('error', ({ message }) => {
    // Saxes puts line and column in front.
    refuse(message.replace(/^[^\s]*:\d+:\d+: /, '').slice(0, 200));
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) refuse('the document type declares something, which is not read');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (reading) {
      openInSegment(name, attributes, reading);
      path.push(name);
      return;
    }
    const parent = path.at(-1);
    if (path.length >= MAX_DEPTH) refuse('elements stand too deep in each other');
    if (parent === undefined && name !== 'tmx') refuse(`\`${name.slice(0, 40)}\` is no TMX`);
    const wanted = PARENTS[name];
    if (wanted !== undefined && parent !== wanted)
      refuse(`\`${name}\` stands outside of \`${wanted}\``);
    if (name === 'tmx' && !/^1\.\d/.test(attributes.version ?? '')) {
      refuse('`tmx` has to say its version, 1.1 to 1.4');
    }
    if (name === 'header') headerLanguage = attributes.srclang ?? null;
    if (name === 'body' && headerLanguage === null) refuse('`header` has to say its `srclang`');
    if (name === 'tu') openUnit(attributes);
    if (name === 'tuv') openVariant(attributes);
    if (name === 'prop' && parent === 'tu') property = { type: attributes.type ?? '', text: '' };
    if (name === 'seg') {
      if (variant?.parts) refuse('`tuv` has two segments');
      reading = { tokens: [], code: null };
    }
    path.push(name);
  });
  const onText = (text: string): void => {
    if (unit) grow(text.length);
    if (reading?.code) reading.code.content += text;
    else if (reading) reading.tokens.push({ kind: 'text', text });
    else if (property) property.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (reading && name !== 'seg') return closeInSegment(name, reading);
    if (name === 'seg' && reading && variant) {
      variant.parts = partsOfTokens(reading.tokens);
      reading = null;
    }
    if (name === 'tuv' && variant) {
      if (variant.parts === null) refuse('`tuv` has no segment');
      unit?.variants.push({ language: variant.language, parts: variant.parts ?? [] });
      variant = null;
    }
    if (name === 'prop' && property && unit) {
      if (property.type === 'x-field') unit.field = property.text.trim().slice(0, 40) || null;
      if (property.type === 'x-document') {
        unit.documentId = /^[a-z0-9]{1,40}$/.test(property.text) ? property.text : null;
      }
      property = null;
    }
    if (name === 'tu' && unit) {
      if (unit.variants.length === 0) refuse('`tu` has no `tuv`');
      onUnit(unit);
      unit = null;
    }
  });

  return {
    /** @throws TmxProblem */
    write(text: string): void {
      parser.write(text);
    },
    /** @throws TmxProblem for a file that ends too early */
    close(): void {
      parser.close();
    },
  };
};
