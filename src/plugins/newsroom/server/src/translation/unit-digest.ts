import { contentDigest } from '../text/content-digest';
import { nodesOfParts, type UnitParts } from '../text/unit-parts';

/** Of what a unit says, markup included and whatever the ids of its codes: what an `Origin` speaks of. */
export const unitDigest = (parts: UnitParts): string =>
  contentDigest({ said: nodesOfParts(parts) }, ['said']);
