import { strapi } from './newsroom';

/** Runs one of the newsroom's commands in this process and collects its lines. */
export const command = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code: number = await strapi()
    .plugin('newsroom')
    .service('commands')
    .run(args, {
      out: (line: string) => out.push(line),
      err: (line: string) => err.push(line),
    });
  return { code, out, err };
};
