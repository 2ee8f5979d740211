import type {
  XliffFile,
  XliffMatch,
  XliffNote,
  XliffState,
  XliffToken,
} from '../../formats/xliff/model';
import { tokensOfParts } from '../../formats/xliff/unit-tokens';
import { readUnits, type TranslationUnit, type UnitState } from '../../text/translation-units';
import { isSameParts, partsOfText, plainText, type UnitParts } from '../../text/unit-parts';
import type { Match } from '../memory/decide-matches';
import type { Progress } from '../translation-state';
import { writeFileId, writeOriginal, type FileIdentity } from './file-identity';

export interface ExportInput {
  readonly identity: FileIdentity;
  readonly source: UnitState;
  /** What there is of the translation, by the source's unit ids (`alignUnits`). */
  readonly translations: ReadonlyMap<string, UnitParts>;
  /** null: there is no translation. */
  readonly progress: Progress | null;
  /** What the memory offers, by the source's unit ids. */
  readonly matches: ReadonlyMap<string, readonly Match[]>;
}

const STATES: Readonly<Record<Progress, XliffState>> = {
  'in-progress': 'initial',
  'in-review': 'translated',
  done: 'final',
};

const note = (category: string, text: string): XliffNote => ({ category, text });

const linksIn = (parts: UnitParts): { id: string; url: string }[] =>
  parts.flatMap((part) => {
    if (part.kind !== 'pair') return [];
    const own = part.url === undefined ? [] : [{ id: part.id, url: part.url }];
    return [...own, ...linksIn(part.children)];
  });

const notesOf = ({ note: what, maxLength, parts }: TranslationUnit): XliffNote[] => [
  ...(what === null ? [] : [note('context', what)]),
  ...(maxLength === null ? [] : [note('length', `At most ${maxLength} characters`)]),
  ...linksIn(parts).map(({ id, url }) => note('link', `Code ${id} is a link to ${url}`)),
];

const ORIGIN = 'newsroom memory';

/** Without what links and marks were in the story that it comes from: a link leads elsewhere there. */
const bare = (parts: UnitParts): XliffToken[] =>
  tokensOfParts(parts).map((token) =>
    token.kind === 'text' || token.kind === 'close'
      ? token
      : { ...token, code: { ...token.code, data: null, endData: null } }
  );

const offered = ({ segment, score, kind, target }: Match): XliffMatch => ({
  source:
    kind === 'exact' ? bare(segment.source) : tokensOfParts(partsOfText(plainText(segment.source))),
  target: bare(target),
  similarity: Math.round(score),
  origin: ORIGIN,
});

/** A text that was carried over with the structure and waits for its translator is none. */
const isTranslated = (
  source: UnitParts,
  target: UnitParts | undefined,
  progress: Progress | null
): target is UnitParts =>
  target !== undefined && (progress !== 'in-progress' || !isSameParts(source, target));

/**
 * An article as a file for a translator: a unit for each text, with what is translated of it already.
 * Pure.
 */
export const exportFile = (input: ExportInput): XliffFile => {
  const { identity, source, translations, progress, matches } = input;
  const { documentId, sourceLocale, sourceRevision, targetLocale } = identity;
  const units = readUnits(source).map((unit) => {
    const target = translations.get(unit.id);
    const isDone = isTranslated(unit.parts, target, progress);
    return {
      id: unit.id,
      name: unit.field,
      notes: notesOf(unit),
      maxLength: unit.maxLength,
      matches: (matches.get(unit.id) ?? []).map(offered),
      line: 0,
      segments: [
        {
          id: null,
          isIgnorable: false,
          source: tokensOfParts(unit.parts),
          target: isDone ? tokensOfParts(target) : null,
          state: isDone && progress !== null ? STATES[progress] : ('initial' as const),
          subState: null,
          order: null,
        },
      ],
    };
  });
  return {
    id: writeFileId(identity),
    original: writeOriginal(identity),
    sourceLanguage: sourceLocale,
    targetLanguage: targetLocale,
    notes: [
      note(
        'origin',
        `Article ${documentId}, from revision ${sourceRevision} in ${sourceLocale} to ${targetLocale}`
      ),
    ],
    units,
  };
};
