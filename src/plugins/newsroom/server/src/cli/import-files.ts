import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { getService } from '../get-service';
import type { Command } from './commands';

/** npm runs scripts in the project's folder; files are named from where the caller stands. */
const fromCaller = (file: string): string =>
  path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

const readItems = async (file: string): Promise<unknown[]> => {
  const parsed: unknown = JSON.parse(await readFile(fromCaller(file), 'utf8'));
  return Array.isArray(parsed) ? parsed : [parsed];
};

/** Wire items from files: one ninjs item, or a list of them, in each. */
export const importFiles: Command = {
  usage: 'import FILE… [--publish]',
  summary: 'import ninjs 2.x or 3.x items as drafts, or publish them at once',

  async run({ strapi, terminal }, args) {
    const { values, positionals } = parseArgs({
      args,
      options: { publish: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) {
      terminal.err('Name at least one file: import FILE… [--publish]');
      return 2;
    }
    let failures = 0;
    for (const file of positionals) {
      const items = await readItems(file).catch((error: unknown) => {
        terminal.err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
        failures += 1;
        return [];
      });
      const results = await getService(strapi, 'import').importItems(items, {
        publish: values.publish,
      });
      for (const { result, uri, slug, locale, reasons = [] } of results) {
        const where = slug ? ` ${locale}/${slug}` : '';
        terminal.out(`${result.padEnd(9)} ${uri ?? file}${where}`);
        for (const { field, message } of reasons) terminal.err(`          ${field}: ${message}`);
        if (result === 'rejected') failures += 1;
      }
    }
    return failures === 0 ? 0 : 1;
  },
};
