import { get, rows } from './newsroom';

export const EDITION = 'plugin::newsroom.edition';

export const head = async (): Promise<number> => (await get('/changes?limit=1')).body.meta.head;

/** The text of every edition, by story and locale. */
export const editions = async (): Promise<Map<string, string>> =>
  new Map(
    (await rows(EDITION)).map(({ documentId, ...row }) => [
      `${String(documentId ?? row.document_id)} ${row.locale}`,
      typeof row.document === 'string' ? row.document : JSON.stringify(row.document),
    ])
  );
