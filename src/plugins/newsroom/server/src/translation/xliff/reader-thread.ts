import { parentPort, workerData } from 'node:worker_threads';
import { readXliff } from '../../formats/xliff/read';
import type { ThreadInput } from './read-apart';

/** What a thread of its own runs (a bundle of its own, see `package.json`): reads one file and ends. */
const { bytes, limits } = workerData as ThreadInput;
parentPort?.postMessage(readXliff(bytes, limits));
