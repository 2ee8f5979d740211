import { TRANSLATION_STATE } from '../constants';
import { inParts, type Database } from '../database';
import type { StateChanges } from './decide-states';
import { groupBy } from './group-by';
import type { Origins, Progress, TranslationKey, TranslationState } from './translation-state';
import { whereVersions } from './where-versions';

interface Raw {
  document_id: string;
  locale: string;
  source_locale: string;
  source_revision: number | null;
  progress: Progress;
  confirmed_ms: number | string | null;
  confirmed_by: string | null;
  assignee: string | null;
  waived: number | null;
  origins: string | null;
}

const COLUMNS = [
  'document_id',
  'locale',
  'source_locale',
  'source_revision',
  'progress',
  'confirmed_ms',
  'confirmed_by',
  'assignee',
  'waived',
  'origins',
];

const toState = (row: Raw): TranslationState => ({
  documentId: row.document_id,
  locale: row.locale,
  sourceLocale: row.source_locale,
  sourceRevision: row.source_revision,
  progress: row.progress,
  confirmedAt: row.confirmed_ms === null ? null : new Date(Number(row.confirmed_ms)),
  confirmedBy: row.confirmed_by,
  assignee: row.assignee,
  waived: row.waived,
  origins: row.origins === null ? {} : (JSON.parse(row.origins) as Origins),
});

const toRow = (state: TranslationState): Raw => ({
  document_id: state.documentId,
  locale: state.locale,
  source_locale: state.sourceLocale,
  source_revision: state.sourceRevision,
  progress: state.progress,
  confirmed_ms: state.confirmedAt?.getTime() ?? null,
  confirmed_by: state.confirmedBy,
  assignee: state.assignee,
  waived: state.waived,
  origins: JSON.stringify(state.origins),
});

/** The table of translation states: a row per document and language. Runs in the caller's transaction. */
export const createTranslationStateStore = ({ database }: { database: Database }) => {
  const table = () => database.table(TRANSLATION_STATE);

  const save = async (states: readonly TranslationState[]): Promise<void> => {
    for (const rows of inParts(states.map(toRow))) {
      const { query } = await table();
      await query.insert(rows).onConflict(['document_id', 'locale']).merge();
    }
  };

  /** States by document, those of one in the order of their languages; who has none is left out. */
  const ofDocuments = async (
    documentIds: readonly string[]
  ): Promise<Map<string, TranslationState[]>> => {
    const { query } = await table();
    const rows: Raw[] = await query
      .whereIn('document_id', [...documentIds])
      .orderBy('locale')
      .select(COLUMNS);
    return groupBy(rows.map(toState), ({ documentId }) => documentId);
  };

  return {
    ofDocuments,

    ofDocument: async (documentId: string): Promise<TranslationState[]> =>
      (await ofDocuments([documentId])).get(documentId) ?? [],

    async find({ documentId, locale }: TranslationKey): Promise<TranslationState | null> {
      const { query } = await table();
      const row: Raw | undefined = await query
        .where({ document_id: documentId, locale })
        .first(COLUMNS);
      return row ? toState(row) : null;
    },

    /** Writes states whole; one that there was before is replaced. */
    save,

    /** All states of these documents. */
    async remove(documentIds: readonly string[]): Promise<void> {
      const { query } = await table();
      await query.whereIn('document_id', [...documentIds]).delete();
    },

    /** Writes what is decided of documents. */
    async apply(decided: ReadonlyMap<string, StateChanges>): Promise<void> {
      await save([...decided.values()].flatMap(({ changed }) => changed));
      const gone = [...decided].filter((entry) => entry[1].gone.length > 0);
      if (gone.length === 0) return;
      const { query } = await table();
      await whereVersions(query, new Map(gone.map(([id, changes]) => [id, changes.gone]))).delete();
    },

    /** Of a language that the newsroom no longer has. */
    async removeLocale(locale: string): Promise<void> {
      const { query } = await table();
      await query.where({ locale }).delete();
    },
  };
};

export type TranslationStateStore = ReturnType<typeof createTranslationStateStore>;
