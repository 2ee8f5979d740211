/** Processes of the bench's own: started, waited for until they are ready, and ended by their id. */
import { fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HOST } from '../settings.mjs';
import { root, workspace } from './environment.mjs';

const LONGEST_START_MS = 180_000;
const LONGEST_STOP_MS = 20_000;
const running = new Set();

/** What goes over IPC is answered by its number. */
const createLine = (child) => {
  const waiting = new Map();
  let last = 0;
  child.on('message', ({ id, result, error }) => {
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    if (error === undefined) call.resolve(result);
    else call.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the process ended with ${code}`));
    waiting.clear();
  });
  return (command, args = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, command, args });
    });
};

const isOver = (child) => child.exitCode !== null || child.signalCode !== null;

const stop = (child) =>
  new Promise((resolve) => {
    if (isOver(child)) return resolve();
    const killer = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
    child.once('exit', () => {
      clearTimeout(killer);
      running.delete(child);
      resolve();
    });
    child.kill('SIGTERM');
  });

/**
 * Starts a script that says `{ ready: port }` over IPC.
 *
 * @returns its address, its process id, a way to command it and one to end it
 */
export const startChild = async (name, script, { env = {}, args = [], execArgv = [] } = {}) => {
  const log = path.join(workspace, 'logs', `${name}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const child = fork(script, args, {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  running.add(child);

  const port = await new Promise((resolve, reject) => {
    const give = (why) => reject(new Error(`${name} ${why}:\n${readFileSync(log, 'utf8')}`));
    const timer = setTimeout(() => give('is not ready'), LONGEST_START_MS);
    child.once('exit', (code) => give(`ended with ${code}`));
    child.on('message', ({ ready }) => {
      if (ready === undefined) return;
      clearTimeout(timer);
      resolve(ready);
    });
  });

  return {
    name,
    pid: child.pid,
    origin: `http://${HOST}:${port}`,
    command: createLine(child),
    stop: () => stop(child),
  };
};

/** Whatever ends the bench ends what it started. */
export const stopAll = () => Promise.all([...running].map(stop));
