import { setImmediate as nextTurnOfLoop, setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getService } from '../get-service';
import { isConflict } from '../transaction';
import type { Command } from './commands';
import { createProgress } from './progress';

/** A server that works beside this may hold the database for longer than one batch is retried. */
const MAX_FAILURES = 50;
const PAUSE_MS = 200;

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

    const progress = createProgress({ terminal, total, from: started.done });
    let failures = 0;
    for (;;) {
      // A server works the same job off: whoever makes a batch, the job says how far it is.
      const job = await jobs.rebuild();
      if (job?.id !== started.id) break;
      progress.show(job.done);
      try {
        await jobs.batch();
        failures = 0;
        await nextTurnOfLoop();
      } catch (error) {
        failures += 1;
        if (!isConflict(error) || failures === MAX_FAILURES) throw error;
        await pause(PAUSE_MS);
      }
    }
    progress.finish(await countPublished());
    return 0;
  },
};
