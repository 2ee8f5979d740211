import { parseArgs } from 'node:util';
import type { Drift } from '../doctor/drift';
import { getService } from '../get-service';
import type { Command } from './commands';

const inWords = (kinds: ReadonlyMap<string, number>): string =>
  [...kinds].map(([kind, count]) => `${count} × ${kind}`).join(', ');

/** Names whatever is not as it should be between content, addresses, relations and the read model. */
export const doctor: Command = {
  usage: 'doctor [--fix]',
  summary: 'name every drift between content and read model, and mend it',

  async run({ strapi, terminal }, args) {
    const { values } = parseArgs({ args, options: { fix: { type: 'boolean', default: false } } });
    const isFixing = values.fix;
    const startedAt = performance.now();
    const line = ({ kind, documentId, locale, problem }: Drift): string =>
      `${kind.padEnd(20)} ${documentId ?? '-'} ${locale ?? '-'}: ${problem}`;
    const outcome = ({ remedy }: Drift): string => {
      if (remedy === null) return 'this takes a person';
      return isFixing ? `fixed: ${remedy}` : `--fix: ${remedy}`;
    };

    const { drifts, left } = await getService(strapi, 'doctor').examine({
      isFixing,
      found: (drift) => terminal.out(`${line(drift)} (${outcome(drift)})`),
      stillThere: (drift) => terminal.err(`${line(drift)} (still there)`),
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (drifts === 0) terminal.out(`No drift (${seconds} s).`);
    else if (!isFixing) terminal.out(`${drifts} found: ${inWords(left)} (${seconds} s).`);
    else if (left.size === 0) terminal.out(`${drifts} found, all mended (${seconds} s).`);
    else terminal.out(`${drifts} found; still there: ${inWords(left)} (${seconds} s).`);
    return left.size === 0 ? 0 : 1;
  },
};
