import type { UnitPart, UnitParts } from '../../text/unit-parts';
import { escapeXml } from '../../text/xml-text';
import type { StoredSegment } from './segment';

/** Elements of HTML that say what a code does, as other tools show it. */
const ELEMENTS = {
  link: 'a',
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
} as const;

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');

/** TMX counts dates in seconds: 20250225T084000Z. */
const date = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const writePart = (part: UnitPart): string => {
  if (part.kind === 'text') return escapeXml(part.text);
  const number = escapeXml(part.id);
  if (part.kind === 'break') {
    return `<ph x="${number}" type="lb">${escapeXml('<br/>')}</ph>`;
  }
  const element = ELEMENTS[part.type];
  const open =
    part.url === undefined ? `<${element}>` : `<${element} href="${escapeXml(part.url)}">`;
  return [
    `<bpt i="${number}" x="${number}" type="${part.type}">${escapeXml(open)}</bpt>`,
    ...part.children.map(writePart),
    `<ept i="${number}">${escapeXml(`</${element}>`)}</ept>`,
  ].join('');
};

const variant = (locale: string, parts: UnitParts): string =>
  `<tuv xml:lang="${escapeXml(locale)}"><seg>${parts.map(writePart).join('')}</seg></tuv>`;

/** The beginning of a TMX 1.4b file. */
export const tmxStart = ({ version, now }: { version: string; now: Date }): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header',
    attributes({
      ...{ creationtool: 'newsroom', creationtoolversion: version, segtype: 'block' },
      ...{ 'o-tmf': 'newsroom', adminlang: 'en', srclang: '*all*', datatype: 'html' },
      creationdate: date(now),
    }),
    '/>\n<body>\n',
  ].join('');

export const TMX_END = '</body>\n</tmx>\n';

/** One segment: its source, its translation, whence it comes and who confirmed it. Pure. */
export const tmxUnit = (segment: StoredSegment): string => {
  const { documentId, field, confirmedBy } = segment;
  const properties = { 'x-document': documentId, 'x-field': field };
  return [
    `<tu${attributes({
      ...{ tuid: String(segment.id), srclang: segment.sourceLocale },
      ...{ usagecount: String(segment.uses), changedate: date(segment.confirmedAt) },
      ...(confirmedBy === null ? {} : { changeid: confirmedBy }),
    })}>`,
    ...Object.entries(properties).flatMap(([type, value]) =>
      value === null ? [] : [`<prop type="${type}">${escapeXml(value)}</prop>`]
    ),
    variant(segment.sourceLocale, segment.source),
    variant(segment.targetLocale, segment.target),
    '</tu>\n',
  ].join('');
};
