/** The longest that the browser may put it off, in milliseconds. */
const LATEST_MS = 1_000;

/**
 * Does something once when the page has been left alone for a while and the browser has nothing more
 * urgent; where a browser cannot say (Safari), after the pause alone.
 *
 * @returns calls it off
 */
export const whenIdle = (work: () => void, pauseMs: number): (() => void) => {
  let handle: number | null = null;
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback !== 'function') return work();
    handle = requestIdleCallback(work, { timeout: LATEST_MS });
  }, pauseMs);
  return () => {
    clearTimeout(timer);
    if (handle !== null) cancelIdleCallback(handle);
  };
};
