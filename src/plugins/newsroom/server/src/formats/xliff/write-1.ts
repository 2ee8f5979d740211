import { ctypeOf } from './code-types';
import type { XliffDocument, XliffFile, XliffMatch, XliffToken, XliffUnit } from './model';
import { writeState1 } from './states-1';
import { nestingIds, wholeSource, wholeTarget } from './tokens';
import { block, element, isForbidden, startTag, textWith } from './write-xml';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';

/** Stands for what XLIFF 1.2 has no way to carry. */
const text = (words: string): string => textWith(words, () => '\uFFFD');

const writeTokens = (tokens: readonly XliffToken[]): string => {
  const nested = nestingIds(tokens);
  return tokens
    .map((token): string => {
      switch (token.kind) {
        case 'text':
          return text(token.text);
        case 'standalone': {
          const { code } = token;
          return element('x', { id: code.id, ctype: ctypeOf(code), 'equiv-text': code.equiv });
        }
        case 'open': {
          const { code } = token;
          const ctype = ctypeOf(code);
          return nested.has(code.id)
            ? startTag('g', { id: code.id, ctype })
            : element('bx', { id: code.id, rid: code.id, ctype });
        }
        case 'close':
          return nested.has(token.id)
            ? '</g>'
            : element('ex', { id: `${token.id}-end`, rid: token.id });
      }
    })
    .join('');
};

const writeMatch = ({ source, target, similarity, origin }: XliffMatch): string =>
  block('alt-trans', { 'match-quality': `${similarity}%`, origin, 'xml:space': 'preserve' }, [
    element('source', {}, writeTokens(source)),
    element('target', {}, writeTokens(target)),
  ]);

const RANKS = ['initial', 'translated', 'reviewed', 'final'];

const writeUnit = (unit: XliffUnit): string => {
  const { id, name, segments, notes, maxLength, matches = [] } = unit;
  const target = wholeTarget(segments);
  // A unit is as far as the segment that is least far.
  const [least] = segments
    .filter(({ isIgnorable }) => !isIgnorable)
    .sort((a, b) => RANKS.indexOf(a.state) - RANKS.indexOf(b.state));
  const { state, qualifier } = writeState1({
    state: least?.state ?? 'initial',
    subState: least?.subState ?? null,
  });
  return block(
    'trans-unit',
    {
      id,
      resname: name,
      'xml:space': 'preserve',
      maxwidth: maxLength,
      'size-unit': maxLength === null ? null : 'char',
      approved: state === 'signed-off' || state === 'final' ? 'yes' : null,
    },
    [
      element('source', {}, writeTokens(wholeSource(segments))),
      ...(target
        ? [element('target', { state, 'state-qualifier': qualifier }, writeTokens(target))]
        : []),
      ...notes.map((note) => element('note', { from: note.category }, text(note.text))),
      ...matches.map(writeMatch),
    ]
  );
};

const writeFile = (file: XliffFile): string =>
  block(
    'file',
    {
      original: file.original ?? file.id,
      datatype: 'plaintext',
      'source-language': file.sourceLanguage,
      'target-language': file.targetLanguage,
    },
    [
      ...(file.notes.length === 0
        ? []
        : [
            block(
              'header',
              {},
              file.notes.map((note) => element('note', { from: note.category }, text(note.text)))
            ),
          ]),
      block('body', {}, file.units.map(writeUnit)),
    ]
  );

/** Ids of the units that hold characters XLIFF 1.2 cannot carry: U+FFFD stands for each. */
export const replacedIn = ({ files }: XliffDocument): string[] =>
  files.flatMap(({ units }) =>
    units
      .filter(({ segments }) =>
        segments.some(({ source, target }) =>
          [...source, ...(target ?? [])].some((one) => one.kind === 'text' && isForbidden(one.text))
        )
      )
      .map(({ id }) => id)
  );

/** A document of XLIFF 1.2, a unit each with its segments joined. */
export const writeXliff1 = ({ files }: XliffDocument): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${block(
    'xliff',
    { xmlns: NAMESPACE, version: '1.2' },
    files.map(writeFile)
  )}\n`;
