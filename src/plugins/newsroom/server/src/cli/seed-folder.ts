import path from 'node:path';
import { getService } from '../get-service';
import type { Command } from './commands';

export const seedFolder: Command = {
  usage: 'seed FOLDER',
  summary: 'fill an empty newsroom with the content of a folder',

  async run({ strapi, terminal }, [folder]) {
    if (folder === undefined) {
      terminal.err('Name the folder: seed FOLDER');
      return 2;
    }
    const seeded = await getService(strapi, 'seed').fillIfEmpty(path.resolve(folder));
    terminal.out(
      seeded
        ? `${seeded.articles} articles in ${seeded.locales} locales`
        : 'There is content already; nothing was changed.'
    );
    return 0;
  },
};
