import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../../constants';
import type { XliffResult } from '../../contracts/editorial-xliff';
import type { XliffFile } from '../../formats/xliff/model';
import type { Locales } from '../../locales/locales';
import type { RecordAction } from '../../publication/record';
import { alignUnits } from '../../text/align-units';
import { applyUnits } from '../../text/apply-units';
import { inDocumentTransaction } from '../../transaction';
import type { Memory } from '../memory/memory';
import type { SourceRevisions } from '../source-revisions';
import type { Progress } from '../translation-state';
import type { TranslationStates } from '../translation-states';
import type { Translations } from '../translations';
import type { Admits } from '../within-limits';
import { decideImport, wholeState, type ImportDecision, type ImportInput } from './decide-import';
import { readIdentity, type FileIdentity } from './file-identity';
import { createKeepFinished } from './keep-finished';
import { createImportLoader, rejected, type Loaded, type Outcome } from './load-import';

export interface ImportOptions {
  dryRun: boolean;
  /** Units whose text may give way though a person has changed it; true: all. */
  overwrite: ReadonlySet<string> | true;
}

const PROGRESS: Readonly<Record<ImportInput['currentState'], Progress>> = {
  initial: 'in-progress',
  translated: 'in-review',
  reviewed: 'done',
  final: 'done',
};

const resultOf = ({ units, translations }: ImportDecision): XliffResult['result'] => {
  if (units.some(({ outcome }) => outcome === 'conflict' || outcome === 'refused')) return 'partly';
  return translations.size > 0 ? 'imported' : 'unchanged';
};

/** Takes in what translators have done, an article and language at a time. */
export const createXliffImport = ({
  strapi,
  locales,
  states,
  translations,
  revisions,
  remember,
  record,
  who,
  admits,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  states: TranslationStates;
  translations: Translations;
  revisions: SourceRevisions;
  /** Keeps segments in the memory, in the caller's transaction. */
  remember: Memory['remember'];
  record: RecordAction;
  /** Who acts now, by name. */
  who: () => string;
  admits: Admits;
}) => {
  const keepFinished = createKeepFinished({ states, remember, who });
  const load = createImportLoader({ strapi, locales, states, revisions, admits });

  const present = (
    identity: FileIdentity,
    decision: ImportDecision,
    rest: { revision: number | null; progress: Progress | null }
  ): Outcome => ({
    result: resultOf(decision),
    id: identity.documentId,
    sourceLocale: identity.sourceLocale,
    sourceRevision: identity.sourceRevision,
    locale: identity.targetLocale,
    ...rest,
    problems: [],
    units: [...decision.units],
  });

  const write = async (identity: FileIdentity, loaded: Loaded, decision: ImportDecision) => {
    const { documentId, targetLocale: locale } = identity;
    const key = { documentId, locale };
    if (!loaded.draft) await translations.make(key, { texts: 'copy', assignee: null });
    const target = (await revisions.draft(documentId, locale))?.state;
    const { source, current } = loaded.input;
    const own = current && alignUnits(source, current.state, current.madeFrom ?? source);
    const texts = applyUnits(source, decision.translations, {
      rest: 'current',
      target,
      // A text that its source has outgrown is still better than one in another language.
      ...(own && { current: new Map([...own.former, ...own.translations]) }),
    });
    const fields = new Set(
      decision.units.flatMap(({ id, field }) => (decision.translations.has(id) ? [field] : []))
    );
    const data = Object.fromEntries(Object.entries(texts).filter(([field]) => fields.has(field)));
    await strapi.documents(ARTICLE).update({ documentId, locale, data } as never);
  };

  /** Notes how far the translation is, and from which revision of the source. */
  const settle = async (identity: FileIdentity, loaded: Loaded, decision: ImportDecision) => {
    const { documentId, sourceLocale, sourceRevision, targetLocale: locale } = identity;
    const key = { documentId, locale };
    const progress = PROGRESS[wholeState(decision.states)];
    const isWhole =
      [...decision.states.values()].every((state) => state !== 'initial') &&
      resultOf(decision) !== 'partly';
    const made = { sourceLocale, sourceRevision: sourceRevision || null, progress };
    if (isWhole && progress === 'done') await states.confirm(key, { ...made, by: who() });
    else if (isWhole || !loaded.draft) await states.noteMade(key, made);
    // What is not translated anew may be as old as the translation was.
    else await states.update(key, { progress });
    // What is confirmed as a whole is kept as a whole.
    if (!isWhole || progress !== 'done') await keepFinished(identity, decision);
    return progress;
  };

  const isNews = ({ state }: Loaded, identity: FileIdentity, decision: ImportDecision): boolean =>
    decision.translations.size > 0 ||
    (state !== null &&
      identity.sourceRevision >= (state.sourceRevision ?? 0) &&
      state.progress !== 'done' &&
      PROGRESS[wholeState(decision.states)] !== state.progress);

  const note = (
    { documentId, sourceLocale, sourceRevision, targetLocale: locale }: FileIdentity,
    details: Readonly<Record<string, unknown>>
  ): Promise<void> =>
    record({
      ...{ action: 'import-xliff', entity: 'article', documentId, locale },
      details: { from: sourceLocale, revision: sourceRevision, ...details },
    });

  const store = async (
    identity: FileIdentity,
    file: XliffFile,
    { overwrite }: ImportOptions
  ): Promise<Outcome> => {
    const loaded = await load(file, identity, overwrite);
    if ('result' in loaded) return loaded;
    const { documentId, targetLocale: locale } = identity;
    const decision = decideImport(loaded.input);
    if (!isNews(loaded, identity, decision)) {
      const revision = loaded.draft?.revision ?? null;
      const progress = loaded.state?.progress ?? null;
      if (progress !== null && progress !== 'done') {
        const kept = await keepFinished(identity, decision);
        if (kept > 0) await note(identity, { units: 0, finished: decision.finished.size });
      }
      return present(identity, decision, { revision, progress });
    }
    if (decision.translations.size > 0) await write(identity, loaded, decision);
    const progress = await settle(identity, loaded, decision);
    const overwritten = decision.units.flatMap(({ id, overwrites }) => (overwrites ? [id] : []));
    await note(identity, {
      units: decision.translations.size,
      ...(overwritten.length > 0 && { overwritten }),
    });
    const latest = await revisions.latest(documentId, locale);
    return present(identity, decision, { revision: latest?.number ?? null, progress });
  };

  const foresee = async (
    identity: FileIdentity,
    file: XliffFile,
    { overwrite }: ImportOptions
  ): Promise<Outcome> => {
    const loaded = await load(file, identity, overwrite);
    if ('result' in loaded) return loaded;
    const decision = decideImport(loaded.input);
    const progress = isNews(loaded, identity, decision)
      ? PROGRESS[wholeState(decision.states)]
      : (loaded.state?.progress ?? null);
    const revision = loaded.draft?.revision ?? null;
    return present(identity, decision, { revision, progress });
  };

  return {
    /**
     * Takes one file of a document in, all of it in one transaction; or says what that would do. Never
     * throws for the file's sake.
     */
    async file(file: XliffFile, options: ImportOptions): Promise<Outcome> {
      const identity = readIdentity([file.original, file.id]);
      if (!identity) {
        return rejected(null, 'not-ours', 'does not say which article it was made from');
      }
      try {
        return options.dryRun
          ? await foresee(identity, file, options)
          : await inDocumentTransaction({ strapi }, ARTICLE, identity.documentId, () =>
              store(identity, file, options)
            );
      } catch (error) {
        if (error instanceof errors.ApplicationError) {
          return rejected(identity, 'not-stored', error.message);
        }
        strapi.log.error(error);
        return rejected(identity, 'not-stored', 'could not be stored; the server log says why');
      }
    },
  };
};

export type XliffImport = ReturnType<typeof createXliffImport>;
