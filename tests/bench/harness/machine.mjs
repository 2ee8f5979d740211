import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './environment.mjs';

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
  } catch {
    return null;
  }
};

const WATCHED_MS = 3_000;

const processorTimes = () => {
  const all = cpus().flatMap(({ times }) => Object.entries(times));
  const sum = (entries) => entries.reduce((total, [, time]) => total + time, 0);
  return { total: sum(all), idle: sum(all.filter(([name]) => name === 'idle')) };
};

/** How much of the processors others use before anything is measured, from 0 to 1. */
const watchOthers = async () => {
  const before = processorTimes();
  await pause(WATCHED_MS);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / (after.total - before.total);
};

/** What the figures belong to. */
export const describeMachine = async () => ({
  at: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  busyBefore: Number((await watchOthers()).toFixed(2)),
  commit: commit(),
});
