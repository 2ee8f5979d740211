import type { Core } from '@strapi/strapi';

import { importFiles } from './import-files';
import { addLocales } from './add-locales';
import { doctor } from './doctor';
import { rebuild } from './rebuild';
import { seedFolder } from './seed-folder';
import { showWebhooks } from './show-webhooks';

/** Where a command writes: results to `out`, complaints to `err`, a line each. */
export interface Terminal {
  out: (line: string) => void;
  err: (line: string) => void;
  /** Writes over the line that it wrote last; missing where lines are not on a screen. */
  redraw?: (line: string) => void;
}

export interface Command {
  usage: string;
  summary: string;
  /** @returns the exit code */
  run: (context: { strapi: Core.Strapi; terminal: Terminal }, args: string[]) => Promise<number>;
}

const COMMANDS: Record<string, Command> = {
  import: importFiles,
  locale: addLocales,
  seed: seedFolder,
  webhooks: showWebhooks,
  rebuild,
  doctor,
};

const help = (): string =>
  [
    'Usage: newsroom COMMAND …   (in this repository: npm run newsroom -- COMMAND …)',
    '',
    ...Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage.padEnd(38)} ${summary}`),
  ].join('\n');

const terminalOfProcess: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  ...(process.stdout.isTTY
    ? { redraw: (line: string) => process.stdout.write(`\r\x1b[2K${line}`) }
    : {}),
};

/** What `parseArgs` says of options that a command does not have. */
const isMisuse = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Exit codes: 0 done · 1 something was refused or failed · 2 the command was not understood. */
export const createCommands = ({ strapi }: { strapi: Core.Strapi }) => ({
  async run(argv: string[], terminal: Terminal = terminalOfProcess): Promise<number> {
    const [name, ...args] = argv;
    if (name === undefined || name === 'help' || name === '--help') {
      terminal.out(help());
      return name === undefined ? 2 : 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) {
      terminal.err(`There is no command "${name}".\n\n${help()}`);
      return 2;
    }
    try {
      return await command.run({ strapi, terminal }, args);
    } catch (error) {
      if (!isMisuse(error)) throw error;
      terminal.err(`${error.message}\n\n  ${command.usage}`);
      return 2;
    }
  },
});
