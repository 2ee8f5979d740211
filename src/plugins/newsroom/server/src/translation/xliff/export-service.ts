import { strToU8, zip, type Zippable } from 'fflate';
import type { XliffVersion } from '../../formats/xliff/model';
import { writeXliff } from '../../formats/xliff/write';
import type { Locales } from '../../locales/locales';
import { refuseAs } from '../../problems';
import { alignUnits } from '../../text/align-units';
import type { UnitState } from '../../text/translation-units';
import { notTranslated, unknownStory } from '../refusals';
import type { SourceRevisions } from '../source-revisions';
import { isSource, type Progress } from '../translation-state';
import type { TranslationStates } from '../translation-states';
import type { Admits } from '../within-limits';
import { exportFile } from './export-file';
import type { Match } from '../memory/decide-matches';
import type { Memory } from '../memory/memory';
import type { FileIdentity } from './file-identity';

export interface ExportWish {
  documentId: string;
  /** null: the language that the story is written in. */
  source: string | null;
  target: string;
  version: XliffVersion;
}

export interface ExportedFile {
  /** Of the file; safe on every system. */
  name: string;
  xml: string;
}

const zipped = (files: Zippable): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    zip(files, (error, data) => (error ? reject(error) : resolve(data)));
  });

/** Offers of the memory for a unit: what a translator looks at. */
const MOST_MATCHES = 3;

/** Gives out articles for translation. Nothing is changed by it. */
export const createXliffExport = ({
  locales,
  states,
  revisions,
  memory,
  admits,
}: {
  locales: Locales;
  states: TranslationStates;
  revisions: SourceRevisions;
  memory: Pick<Memory, 'ofUnits'>;
  admits: Admits;
}) => {
  const sourceLocaleOf = async (documentId: string): Promise<string> =>
    (await states.ofDocument(documentId)).find(isSource)?.locale ?? locales.default();

  /** What a version said at a revision; what it says now where it has none. */
  const sourceOf = async (documentId: string, locale: string) => {
    const draft = await revisions.draft(documentId, locale);
    if (!draft) return null;
    const { revision } = draft;
    const said = await revisions.states(documentId, locale, [revision]);
    return { state: said.get(revision) ?? draft.state, revision };
  };

  /** What the memory offers, as configured; nothing for what is done. */
  const matchesOf = async (
    source: UnitState,
    { sourceLocale, targetLocale }: FileIdentity,
    progress: Progress | null
  ): Promise<Map<string, readonly Match[]>> => {
    if (progress === 'done') return new Map();
    const found = await memory.ofUnits(
      source,
      { sourceLocale, targetLocale },
      { limit: MOST_MATCHES }
    );
    return new Map([...found].map(([unit, { matches }]) => [unit, matches]));
  };

  const one = async (wish: ExportWish): Promise<ExportedFile> => {
    const { documentId, target: targetLocale, version } = wish;
    const sourceLocale = wish.source ?? (await sourceLocaleOf(documentId));
    for (const locale of [sourceLocale, targetLocale]) await locales.assertKnown(locale);
    const asked = { locales: [sourceLocale, targetLocale], purpose: 'read' } as const;
    if (!(await admits(documentId, asked))) throw unknownStory();
    const source = await sourceOf(documentId, sourceLocale);
    if (!source && (await states.ofDocument(documentId)).length === 0) throw unknownStory();
    if (sourceLocale === targetLocale) {
      refuseAs('is-source', 'target', `"${targetLocale}" is the language to translate from`);
    }
    if (!source) throw notTranslated(sourceLocale);
    const target = await revisions.draft(documentId, targetLocale);
    const state = target && (await states.read(documentId, targetLocale));
    const madeFrom = state?.sourceLocale === sourceLocale ? (state.sourceRevision ?? 0) : 0;
    const then = (await revisions.states(documentId, sourceLocale, [madeFrom])).get(madeFrom);
    const identity: FileIdentity = {
      documentId,
      sourceLocale,
      sourceRevision: source.revision,
      targetLocale,
      targetRevision: target?.revision ?? 0,
      madeFrom,
    };
    const progress = target ? (state?.progress ?? 'in-progress') : null;
    const file = exportFile({
      identity,
      matches: await matchesOf(source.state, identity, progress),
      source: source.state,
      translations: target
        ? alignUnits(source.state, target.state, then ?? source.state).translations
        : new Map(),
      progress,
    });
    const { xml } = writeXliff({ version, files: [file] });
    return { name: `${documentId}.${sourceLocale}-${targetLocale}.xlf`, xml };
  };

  return {
    /**
     * @throws ValidationError (400) for an unknown locale, or the source's own (`is-source`);
     *   NotFoundError (404), also for a story or language that whoever asks may not read
     */
    one,

    /** The same of many, as an archive: all of them or none. */
    async many(
      ids: readonly string[],
      targets: readonly string[],
      rest: Pick<ExportWish, 'source' | 'version'>
    ): Promise<Uint8Array> {
      const files: Zippable = {};
      for (const documentId of new Set(ids)) {
        for (const target of new Set(targets)) {
          const { name, xml } = await one({ documentId, target, ...rest });
          files[name] = strToU8(xml);
        }
      }
      return zipped(files);
    },
  };
};

export type XliffExport = ReturnType<typeof createXliffExport>;
