import type { XliffDocument, XliffFile, XliffVersion } from 'newsroom/formats/xliff/model';
import { readXliff } from 'newsroom/formats/xliff/read';
import { writeXliff } from 'newsroom/formats/xliff/write';
import type { UnitPart } from 'newsroom/text/unit-parts';
import { exportFile, type ExportInput } from 'newsroom/translation/xliff/export-file';
import type { FileIdentity } from 'newsroom/translation/xliff/file-identity';

export const IDENTITY: FileIdentity = {
  documentId: 'k2vq0c7p1d8m4x6t9b3n5s0a',
  sourceLocale: 'en',
  sourceRevision: 12,
  targetLocale: 'tr',
  targetRevision: 0,
  madeFrom: 0,
};

export const exported = (input: Partial<ExportInput> & Pick<ExportInput, 'source'>): XliffFile =>
  exportFile({
    ...{ identity: IDENTITY, translations: new Map(), matches: new Map(), progress: null },
    ...input,
  });

/** Through the file and back, as a translator's tool sees it. */
export const throughFile = (files: readonly XliffFile[], version: XliffVersion): XliffDocument => {
  const { xml } = writeXliff({ version, files });
  const found = readXliff(Buffer.from(xml));
  if (!found.ok) throw new Error(`${JSON.stringify(found.problems)}\n${xml}`);
  return found.document;
};

/** A translator who marks each text as theirs and translates every unit. */
export const translated = (
  file: XliffFile,
  state: 'translated' | 'final' = 'final'
): XliffFile => ({
  ...file,
  units: file.units.map((unit) => ({
    ...unit,
    segments: unit.segments.map((segment) => ({
      ...segment,
      state,
      target: segment.source.map((token) =>
        token.kind === 'text' ? { kind: 'text' as const, text: `«${token.text}»` } : token
      ),
    })),
  })),
});

/** The same on units. */
export const shout = (parts: readonly UnitPart[]): UnitPart[] =>
  parts.map((part) => {
    if (part.kind === 'text') return { kind: 'text', text: `«${part.text}»` };
    return part.kind === 'pair' ? { ...part, children: shout(part.children) } : part;
  });
