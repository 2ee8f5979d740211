import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getService } from '../get-service';
import { isConflict } from '../transaction';
import type { Command } from './commands';
import { createProgress } from './progress';
import { rebuildBoard } from './rebuild-board';

/** A server that works beside this may hold the database for longer than a batch is tried again. */
const MAX_FAILURES = 50;
const PAUSE_MS = 200;
const LOOK_MS = 100;

const patiently = async (work: () => Promise<void>): Promise<void> => {
  for (let failures = 1; ; failures += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isConflict(error) || failures === MAX_FAILURES) throw error;
      await pause(PAUSE_MS);
    }
  }
};

/** Every edition made anew from the content, while readers are served. */
export const rebuild: Command = {
  usage: 'rebuild [--from-start]',
  summary: 'make every edition anew, beside a running server; goes on after a kill',

  async run({ strapi, terminal }, args) {
    const { values } = parseArgs({
      args,
      options: { 'from-start': { type: 'boolean', default: false } },
    });
    const { jobs, countPublished } = getService(strapi, 'delivery');
    const total = await countPublished();
    const started = await jobs.startRebuild({ isFromStart: values['from-start'] });
    terminal.out(
      started.cursor === ''
        ? `Rebuilding ${total} editions. Stop at any time: a running server, or the next rebuild, goes on.`
        : `Going on with the rebuild that made ${started.done} of ${total} editions (--from-start begins anew).`
    );

    const shown = await rebuildBoard({ strapi });
    terminal.out(`The translation board shows ${shown} documents.`);

    const progress = createProgress({ terminal, total, from: started.done });
    let isWorking = true;
    const working = patiently(() => jobs.work()).finally(() => {
      isWorking = false;
    });
    while (isWorking) {
      await Promise.race([working, pause(LOOK_MS)]);
      // A server works the same job off: whoever makes a batch, the job says how far it is.
      const job = await jobs.rebuild();
      if (job?.id === started.id) progress.show(job.done);
    }
    const failed = (await jobs.failing()).find(({ id }) => id === started.id);
    if (failed) {
      terminal.out(`\nThe rebuild goes wrong after ${failed.done} editions: ${failed.lastError}`);
      return 1;
    }
    progress.finish(await countPublished());
    const aside = await jobs.countStories();
    if (aside === 0) return 0;
    terminal.out(`Of ${aside} stories no edition could be made: doctor names them, and why.`);
    return 1;
  },
};
