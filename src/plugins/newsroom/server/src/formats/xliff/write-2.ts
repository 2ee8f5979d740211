import type {
  XliffCode,
  XliffDocument,
  XliffFile,
  XliffMatch,
  XliffNote,
  XliffSegment,
  XliffToken,
  XliffUnit,
} from './model';
import { direction } from '../../text/locale';
import { nestingIds } from './tokens';
import { block, element, startTag, textWith } from './write-xml';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
const MATCHES = 'urn:oasis:names:tc:xliff:matches:2.0';
const SIZES = 'urn:oasis:names:tc:xliff:sizerestriction:2.0';

const codePoint = (character: string): string =>
  element('cp', { hex: character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') });

const text = (words: string): string => textWith(words, codePoint);

/** Ids of the original data of a unit; the same data is written once. */
const createStore = () => {
  const ids = new Map<string, string>();
  return {
    refTo(data: string | null | undefined): string | null {
      if (data === null || data === undefined) return null;
      const id = ids.get(data) ?? `d${ids.size + 1}`;
      ids.set(data, id);
      return id;
    },
    write: (): string[] =>
      ids.size === 0
        ? []
        : [
            block(
              'originalData',
              {},
              [...ids].map(([data, id]) =>
                element('data', { id, 'xml:space': 'preserve' }, text(data))
              )
            ),
          ],
  };
};
type Store = ReturnType<typeof createStore>;

const kindOf = ({ id, copyOf, type, subType }: XliffCode) => ({ id, copyOf, type, subType });

/** @param whole all of the unit: a code whose other half is not in it either is isolated */
const writeTokens = (
  tokens: readonly XliffToken[],
  whole: readonly XliffToken[],
  store: Store
): string => {
  const nested = nestingIds(tokens);
  const starts = new Set(whole.flatMap((one) => (one.kind === 'open' ? one.code.id : [])));
  const ends = new Set(whole.flatMap((one) => (one.kind === 'close' ? one.id : [])));
  const pieces = tokens.map((token): string => {
    switch (token.kind) {
      case 'text':
        return text(token.text);
      case 'standalone': {
        const { code } = token;
        const attributes = { dataRef: store.refTo(code.data), equiv: code.equiv };
        return element('ph', { ...kindOf(code), ...attributes });
      }
      case 'open': {
        const { code } = token;
        const start = store.refTo(code.data);
        if (!nested.has(code.id)) {
          const isolated = ends.has(code.id) ? null : 'yes';
          return element('sc', { ...kindOf(code), dataRef: start, isolated });
        }
        const refs = { dataRefStart: start, dataRefEnd: store.refTo(code.endData) };
        return startTag('pc', { ...kindOf(code), ...refs });
      }
      case 'close': {
        if (nested.has(token.id)) return '</pc>';
        return starts.has(token.id)
          ? element('ec', { startRef: token.id })
          : element('ec', { id: token.id, isolated: 'yes' });
      }
    }
  });
  return pieces.join('');
};

const writeNotes = (notes: readonly XliffNote[]): string[] =>
  notes.length === 0
    ? []
    : [
        block(
          'notes',
          {},
          notes.map((note) =>
            element(
              'note',
              { category: note.category },
              textWith(note.text, () => '\uFFFD')
            )
          )
        ),
      ];

/** Marks the text that the matches are for; the standard wants them to point at some. */
const MATCHED = 'matched';

const writeMatch = ({ source, target, similarity, origin }: XliffMatch, store: Store): string =>
  block('mtc:match', { ref: `#${MATCHED}`, similarity, origin }, [
    element('source', {}, writeTokens(source, source, store)),
    element('target', {}, writeTokens(target, target, store)),
  ]);

const writeMatches = (matches: readonly XliffMatch[], store: Store): string[] =>
  matches.length === 0
    ? []
    : [
        block(
          'mtc:matches',
          {},
          matches.map((match) => writeMatch(match, store))
        ),
      ];

const hasMatches = ({ matches = [] }: XliffUnit): boolean => matches.length > 0;

const marked = (source: string): string =>
  element('mrk', { id: MATCHED, type: 'mtc:match' }, source);

const writeSegment = (segment: XliffSegment, unit: XliffUnit, store: Store): string => {
  const { id, isIgnorable, source, target, state, subState, order } = segment;
  const sources = unit.segments.flatMap((one) => one.source);
  const targets = unit.segments.flatMap((one) => one.target ?? []);
  const written = writeTokens(source, sources, store);
  const isMatched = hasMatches(unit) && segment === unit.segments[0];
  const children = [
    element('source', {}, isMatched ? marked(written) : written),
    ...(target ? [element('target', { order }, writeTokens(target, targets, store))] : []),
  ];
  if (isIgnorable) return block('ignorable', { id }, children);
  return block('segment', { id, state, subState }, children);
};

const writeUnit = (unit: XliffUnit): string => {
  const { id, name, notes, segments, maxLength, matches = [] } = unit;
  const store = createStore();
  const written = segments.map((segment) => writeSegment(segment, unit, store));
  return block('unit', { id, name, 'xml:space': 'preserve', 'slr:sizeRestriction': maxLength }, [
    ...writeMatches(matches, createStore()),
    ...writeNotes(notes),
    ...store.write(),
    ...written,
  ]);
};

const PROFILES = block('slr:profiles', { generalProfile: 'xliff:codepoints' }, [
  element('slr:normalization', {}),
]);

const writeFile = (file: XliffFile): string => {
  const { id, original, notes, units, sourceLanguage, targetLanguage } = file;
  const directions = {
    srcDir: direction(sourceLanguage),
    trgDir: targetLanguage === null ? null : direction(targetLanguage),
  };
  return block('file', { id, original, ...directions }, [
    PROFILES,
    ...writeNotes(notes),
    ...units.map(writeUnit),
  ]);
};

/**
 * A document of XLIFF 2.1; all its files are in the languages of the first. Characters that XML cannot hold
 * are written as code points, and come back as they were.
 */
export const writeXliff2 = ({ files }: XliffDocument): string => {
  const [first] = files;
  const root = block(
    'xliff',
    {
      xmlns: NAMESPACE,
      'xmlns:slr': SIZES,
      'xmlns:mtc': files.some(({ units }) => units.some(hasMatches)) ? MATCHES : null,
      version: '2.1',
      srcLang: first?.sourceLanguage ?? 'und',
      trgLang: first?.targetLanguage,
    },
    files.map(writeFile)
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
};
