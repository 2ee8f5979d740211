import { autocannon, hasAutocannon } from './autocannon.mjs';
import { hasWrk, wrk } from './wrk.mjs';

/** wrk, or autocannon where that is what there is; the results name which. */
export const chooseLoader = () => {
  if (hasWrk()) return wrk;
  if (hasAutocannon()) return autocannon;
  throw new Error('The bench needs a loader: install wrk (Debian: apt-get install wrk)');
};
