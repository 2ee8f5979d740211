import type { z } from 'zod';
import type { BoardEntryDocument } from '../../../server/src/contracts/editorial-translations';
import type { boardQuery } from '../../../server/src/contracts/editorial-translations-input';

/** What the server is asked for of the board. */
export type BoardFilter = Omit<z.input<typeof boardQuery>, 'limit' | 'cursor'>;
export type BoardState = BoardEntryDocument['state'];

/** A section in the language in which its name is shown. */
export interface Section {
  documentId: string;
  name: string;
  /** Document id; null: it stands at the top. */
  parent: string | null;
}
