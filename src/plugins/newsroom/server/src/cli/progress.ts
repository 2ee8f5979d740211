import type { Terminal } from './commands';

const WIDTH = 30;
const TERMINAL_MS = 100;
const LINES_MS = 1_000;

const inWords = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return 'time left unknown';
  if (seconds < 100) return `${Math.ceil(seconds)} s left`;
  return seconds < 6_000
    ? `${Math.ceil(seconds / 60)} min left`
    : `${Math.ceil(seconds / 3600)} h left`;
};

const bar = (share: number): string => {
  const filled = Math.round(Math.min(1, share) * WIDTH);
  return `[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}]`;
};

/** How far a long work is: a bar on a terminal, a line a second elsewhere. `from`: done before it. */
export const createProgress = ({
  terminal,
  total,
  from,
}: {
  terminal: Terminal;
  total: number;
  from: number;
}) => {
  const startedAt = performance.now();
  const interval = terminal.redraw ? TERMINAL_MS : LINES_MS;
  let shownAt = startedAt;

  const rate = (done: number): number => (done - from) / ((performance.now() - startedAt) / 1000);

  const show = (done: number): void => {
    if (performance.now() - shownAt < interval) return;
    shownAt = performance.now();
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const figures = `${done} of ${total} · ${Math.round(rate(done))}/s · ${inWords(Math.max(0, total - done) / rate(done))}`;
    const percent = `${Math.floor(share * 100)} %`;
    if (terminal.redraw) terminal.redraw(`${bar(share)} ${percent} · ${figures}`);
    else terminal.out(`${percent} · ${figures}`);
  };

  return {
    show,
    finish(done: number): void {
      const seconds = (performance.now() - startedAt) / 1000;
      terminal.redraw?.('');
      terminal.out(
        `${done - from} editions in ${seconds.toFixed(1)} s, ${Math.round(rate(done))} a second.`
      );
    },
  };
};
