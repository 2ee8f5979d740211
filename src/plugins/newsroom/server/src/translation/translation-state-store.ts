import { TRANSLATION_STATE } from '../constants';
import type { Database } from '../database';
import type { StateChanges } from './decide-states';
import type { Origins, Progress, TranslationKey, TranslationState } from './translation-state';

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
    if (states.length === 0) return;
    const { query } = await table();
    await query.insert(states.map(toRow)).onConflict(['document_id', 'locale']).merge();
  };

  const remove = async (documentId: string, locales: readonly string[] | null): Promise<void> => {
    const { query } = await table();
    void query.where({ document_id: documentId });
    if (locales) void query.whereIn('locale', [...locales]);
    await query.delete();
  };

  return {
    async ofDocument(documentId: string): Promise<TranslationState[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where({ document_id: documentId })
        .orderBy('locale')
        .select(COLUMNS);
      return rows.map(toState);
    },

    async find({ documentId, locale }: TranslationKey): Promise<TranslationState | null> {
      const { query } = await table();
      const row: Raw | undefined = await query
        .where({ document_id: documentId, locale })
        .first(COLUMNS);
      return row ? toState(row) : null;
    },

    /** Writes states whole; one that there was before is replaced. */
    save,

    /** @param locales null: every locale */
    remove,

    async apply(documentId: string, { changed, gone }: StateChanges): Promise<void> {
      await save(changed);
      if (gone.length > 0) await remove(documentId, gone);
    },

    /** Of a language that the newsroom no longer has. */
    async removeLocale(locale: string): Promise<void> {
      const { query } = await table();
      await query.where({ locale }).delete();
    },
  };
};

export type TranslationStateStore = ReturnType<typeof createTranslationStateStore>;
