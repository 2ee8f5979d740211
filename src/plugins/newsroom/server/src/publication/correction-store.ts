import { CORRECTION } from '../constants';
import type { Database } from '../database';
import type { CorrectionKind } from './notes';

export type CorrectionState = 'owed' | 'applied' | 'not-applicable';

/** What one language says to a correction. */
export interface CorrectionLanguage {
  locale: string;
  state: CorrectionState;
  /** As its readers get it; null while it is owed or does not concern them. */
  text: string | null;
  decidedAt: Date;
  decidedBy: string;
}

export interface Correction {
  id: string;
  kind: CorrectionKind;
  /** The language in which it was made. */
  origin: string;
  languages: CorrectionLanguage[];
}

export interface CorrectionEntry {
  id: string;
  documentId: string;
  kind: CorrectionKind;
  origin: string;
  locale: string;
  state: CorrectionState;
  text: string | null;
  at: Date;
  by: string;
}

interface Raw {
  correction: string;
  kind: CorrectionKind;
  origin: string;
  locale: string;
  state: CorrectionState;
  text: string | null;
  decided_ms: number | string;
  decided_by: string;
}

/** The table of corrections: a row per correction and language. Writes belong into a transaction. */
export const createCorrectionStore = ({ database }: { database: Database }) => {
  const table = () => database.table(CORRECTION);
  const values = ({ state, text, at, by }: CorrectionEntry) => ({
    state,
    text,
    corrected_ms: state === 'applied' ? at.getTime() : null,
    decided_ms: at.getTime(),
    decided_by: by,
  });

  return {
    /** The oldest first; their own language first, then the others by their codes. */
    async ofDocument(documentId: string): Promise<Correction[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where({ document_id: documentId })
        .orderBy('id')
        .select(
          'correction',
          'kind',
          'origin',
          'locale',
          'state',
          'text',
          'decided_ms',
          'decided_by'
        );
      const found = new Map<string, Correction>();
      for (const row of rows) {
        const { correction: id, kind, origin } = row;
        const known = found.get(id) ?? { id, kind, origin, languages: [] };
        known.languages.push({
          locale: row.locale,
          state: row.state,
          text: row.text,
          decidedAt: new Date(Number(row.decided_ms)),
          decidedBy: row.decided_by,
        });
        found.set(id, known);
      }
      return [...found.values()].map(({ languages, ...rest }) => ({
        ...rest,
        languages: languages.sort((a, b) => {
          if (a.locale === rest.origin || b.locale === rest.origin) {
            return a.locale === rest.origin ? -1 : 1;
          }
          return a.locale < b.locale ? -1 : 1;
        }),
      }));
    },

    async add(entry: CorrectionEntry): Promise<void> {
      const { query } = await table();
      const { id, documentId, kind, origin, locale } = entry;
      await query.insert({
        correction: id,
        document_id: documentId,
        kind,
        origin,
        locale,
        ...values(entry),
      });
    },

    async change(entry: CorrectionEntry): Promise<void> {
      const { query } = await table();
      await query.where({ correction: entry.id, locale: entry.locale }).update(values(entry));
    },

    /** Forgets all of a story that is no longer there. */
    async removeAll(documentId: string): Promise<void> {
      const { query } = await table();
      await query.where({ document_id: documentId }).delete();
    },
  };
};

export type CorrectionStore = ReturnType<typeof createCorrectionStore>;
