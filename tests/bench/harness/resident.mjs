import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Bytes of memory that a process holds; null once it is over. */
export const residentBytes = async (pid) => {
  try {
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout.trim()) * 1024;
  } catch {
    return null;
  }
};

/** Samples it each second. @returns a function that ends this and gives the samples */
export const watchResident = (pid) => {
  const started = Date.now();
  const samples = [];
  const sample = async () => {
    const bytes = await residentBytes(pid);
    if (bytes !== null) samples.push({ second: (Date.now() - started) / 1000, bytes });
  };
  const timer = setInterval(() => void sample(), 1000).unref();
  return async () => {
    clearInterval(timer);
    await sample();
    return samples;
  };
};
