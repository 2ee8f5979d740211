import { CORRECTION, KILLED_STORY } from '../constants';
import type { Database } from '../database';

export type CorrectionKind = 'correction' | 'clarification' | 'update';

/** A correction as readers get it. */
export interface PublicCorrection {
  kind: CorrectionKind;
  text: string;
  correctedAt: Date;
}

/** What the desk has said of stories beside their texts. */
export interface Notes {
  /** Document ids of those that are taken down. */
  killed: ReadonlySet<string>;
  /** Of one story in one locale, the oldest first. */
  corrections: (documentId: string, locale: string) => PublicCorrection[];
}

export const NO_NOTES: Notes = { killed: new Set(), corrections: () => [] };

const KILL = 'kill';
const COLUMNS = ['document_id', 'locale', 'kind', 'text', 'corrected_ms'];

interface Row {
  document_id: string;
  locale: string | null;
  kind: string;
  text: string | null;
  corrected_ms: number | string;
}

/** All that a projection needs to know beyond content, in one statement: it is part of each publication. */
export const readNotes = async (
  { database }: { database: Database },
  documentIds: readonly string[]
): Promise<Notes> => {
  if (documentIds.length === 0) return NO_NOTES;
  const knex = await database.knex();
  const killed = knex(database.nameOf(KILLED_STORY))
    .select('document_id', 'locale', knex.raw(`'${KILL}' as kind`), 'notice', 'killed_ms')
    .whereIn('document_id', [...documentIds]);
  const { query } = await database.table(CORRECTION);
  const rows: Row[] = await query
    .select(COLUMNS)
    .whereIn('document_id', [...documentIds])
    .where({ state: 'applied' })
    .unionAll([killed]);

  const corrections = rows
    .filter(({ kind }) => kind !== KILL)
    .sort((a, b) => Number(a.corrected_ms) - Number(b.corrected_ms));
  return {
    killed: new Set(rows.filter(({ kind }) => kind === KILL).map((row) => row.document_id)),
    corrections: (documentId, locale) =>
      corrections
        .filter((row) => row.document_id === documentId && row.locale === locale)
        .map(({ kind, text, corrected_ms: at }) => ({
          kind: kind as CorrectionKind,
          text: text ?? '',
          correctedAt: new Date(Number(at)),
        })),
  };
};
