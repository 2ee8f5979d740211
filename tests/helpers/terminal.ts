import { execFile } from 'node:child_process';
import path from 'node:path';
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

const ROOT = path.resolve(__dirname, '../..');
const BIN = path.join(ROOT, 'src/plugins/newsroom/bin/newsroom.js');

/** Begins the command line in a process of its own, on the database of the server that is running here. */
export const beginProcess = (
  args: readonly string[],
  done: (end: { code: number | null; out: string; err: string }) => void = () => undefined
) =>
  execFile(
    process.execPath,
    [BIN, ...args],
    { cwd: ROOT, env: { ...globalThis.newsroom.environment, INIT_CWD: '' } },
    (error, out, err) =>
      done({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, out, err })
  );

/** The same, to its end. `code` is null where a signal ended it. It starts a Strapi, which takes a while. */
export const commandInProcess = (...args: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    beginProcess(args, resolve);
  });
