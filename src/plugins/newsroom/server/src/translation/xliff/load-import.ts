import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../../constants';
import type { XliffProblemAnswer, XliffResult } from '../../contracts/editorial-xliff';
import type { XliffFile } from '../../formats/xliff/model';
import type { Locales } from '../../locales/locales';
import type { CurrentDraft, SourceRevisions } from '../source-revisions';
import { isSource, type Progress, type TranslationState } from '../translation-state';
import type { TranslationStates } from '../translation-states';
import type { Admits } from '../within-limits';
import type { ImportInput } from './decide-import';
import type { FileIdentity } from './file-identity';
import type { Version } from './own-work';

type Code = XliffProblemAnswer['code'];
/** What became of one article and language in a file. */
export type Outcome = Omit<XliffResult, 'file'>;

const STATES: Readonly<Record<Progress, ImportInput['currentState']>> = {
  'in-progress': 'initial',
  'in-review': 'translated',
  done: 'final',
};
const problem = (code: Code, message: string): XliffProblemAnswer => ({
  code,
  message,
  line: null,
  column: null,
});

export const rejected = (identity: FileIdentity | null, code: Code, message: string): Outcome => ({
  result: 'rejected',
  id: identity?.documentId ?? null,
  sourceLocale: identity?.sourceLocale ?? null,
  sourceRevision: identity?.sourceRevision ?? null,
  locale: identity?.targetLocale ?? null,
  revision: null,
  progress: null,
  problems: [problem(code, message)],
  units: [],
});

const isItsSource = (identity: FileIdentity): Outcome =>
  rejected(identity, 'is-source', `the story is written in "${identity.targetLocale}"`);

/** Also of one that whoever asks may not read: they get what they would get if there were none. */
const unknownArticle = (identity: FileIdentity): Outcome =>
  rejected(identity, 'unknown-article', 'there is no such article');

const isOther = (language: string | null, locale: string): boolean =>
  language !== null && language.toLowerCase() !== locale.toLowerCase();

/** All that a file is held against. */
export interface Loaded {
  input: ImportInput;
  draft: CurrentDraft | null;
  state: TranslationState | null;
}

/** Reads what a file is held against, or says why it cannot be taken. */
export const createImportLoader = ({
  strapi,
  locales,
  states,
  revisions,
  admits,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  states: TranslationStates;
  revisions: SourceRevisions;
  admits: Admits;
}) => {
  /** What a version said at a revision; 0 is that of a version that has none yet. */
  const stateAt = async (documentId: string, locale: string, revision: number) => {
    if (revision > 0) {
      return (await revisions.states(documentId, locale, [revision])).get(revision) ?? null;
    }
    const draft = await revisions.draft(documentId, locale);
    return draft?.revision === 0 ? draft.state : null;
  };

  return async (
    file: XliffFile,
    identity: FileIdentity,
    overwrite: ImportInput['overwrite']
  ): Promise<Loaded | Outcome> => {
    const { documentId, sourceLocale, sourceRevision, targetLocale } = identity;
    const codes = await locales.codes();
    const unknown = [sourceLocale, targetLocale].find((locale) => !codes.includes(locale));
    if (unknown !== undefined) {
      return rejected(identity, 'unknown-locale', `"${unknown}" is no locale of this newsroom`);
    }
    const languages = `${file.sourceLanguage} to ${file.targetLanguage ?? '?'}`;
    if (isOther(file.sourceLanguage, sourceLocale) || isOther(file.targetLanguage, targetLocale)) {
      const message = `is from ${languages}, and was made for ${sourceLocale} to ${targetLocale}`;
      return rejected(identity, 'other-language', message);
    }
    if (sourceLocale === targetLocale) return isItsSource(identity);
    const mayRead = { locales: [sourceLocale, targetLocale], purpose: 'read' } as const;
    if (!(await admits(documentId, mayRead))) return unknownArticle(identity);
    if (!(await admits(documentId, { locales: [targetLocale], purpose: 'write' }))) {
      return rejected(identity, 'not-stored', 'what you may do is limited, and not to this');
    }
    const known = await states.ofDocument(documentId);
    if (known.find(isSource)?.locale === targetLocale) return isItsSource(identity);
    const source = await stateAt(documentId, sourceLocale, sourceRevision);
    if (!source) {
      const isThere = (await strapi.db.query(ARTICLE).count({ where: { documentId } })) > 0;
      return isThere
        ? rejected(identity, 'unknown-revision', `there is no revision ${sourceRevision} of it`)
        : unknownArticle(identity);
    }
    const draft = await revisions.draft(documentId, targetLocale);
    const state = known.find(({ locale }) => locale === targetLocale) ?? null;
    const sourceAt = async (revision: number | null | undefined) =>
      revision ? stateAt(documentId, sourceLocale, revision) : null;
    const current: Version | null = draft && {
      state: draft.state,
      madeFrom: state?.sourceLocale === sourceLocale ? await sourceAt(state.sourceRevision) : null,
    };
    const { targetRevision, madeFrom } = identity;
    const exported =
      targetRevision > 0 ? await stateAt(documentId, targetLocale, targetRevision) : null;
    return {
      draft,
      state,
      input: {
        file,
        source,
        current,
        exported: exported && { state: exported, madeFrom: await sourceAt(madeFrom) },
        currentState: STATES[state?.progress ?? 'in-progress'],
        overwrite,
      },
    };
  };
};
