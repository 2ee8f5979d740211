import type { MemoryMatch } from '../../contracts/editorial-memory';
import { nodesOfParts, plainText } from '../../text/unit-parts';
import type { Match } from './decide-matches';

/** A match as it is told. Pure. */
export const presentMatch = ({ segment, score, kind, target }: Match): MemoryMatch => ({
  ...{ id: segment.id, score, kind },
  source: plainText(segment.source),
  text: plainText(target),
  nodes: nodesOfParts(target).map((node) => ({ ...node })),
  ...{ documentId: segment.documentId, field: segment.field, uses: segment.uses },
  confirmed: { at: segment.confirmedAt.toISOString(), by: segment.confirmedBy },
});
