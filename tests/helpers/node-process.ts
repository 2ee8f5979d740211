import { fork, type ChildProcess } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { ENVIRONMENT } from './test-database.cjs';

type Data = Record<string, unknown>;

type Message = { id?: number; result?: unknown; error?: Data; stalled?: string };

export interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: unknown;
}

const SCRIPT = path.join(__dirname, 'run-node.cjs');
const LONGEST_START_MS = 60_000;
const LONGEST_ANSWER_MS = 40_000;
/** The demo is many hundred documents, each saved as an editor would. */
export const LONGEST_SEED_MS = 150_000;

/** Every node that was started and has not ended. */
const running = new Set<ChildProcess>();

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (!running.has(child)) resolve();
    else child.once('exit', () => resolve());
  });

/** A request on a connection of its own; JSON comes parsed. */
const request = (url: string, headers: Record<string, string>, timeoutMs: number): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asking = http.get(url, { headers, agent: false, timeout: timeoutMs }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const body: unknown = text === '' ? null : JSON.parse(text);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    asking.on('timeout', () => asking.destroy(new Error(`No answer to ${url}`)));
    asking.on('error', reject);
  });

/** One node, seen from outside: over HTTP, and over the channel that only tests have. */
export class NodeProcess {
  private lastId = 0;
  private readonly asked = new Map<number, (message: Message) => void>();
  private readonly stalls: string[] = [];
  private readonly waitingForStall: (() => void)[] = [];
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string
  ) {
    child.on('message', (message: Message) => {
      if (message.stalled !== undefined) {
        this.stalls.push(message.stalled);
        this.waitingForStall.shift()?.();
      }
      if (message.id !== undefined) this.asked.get(message.id)?.(message);
    });
    child.on('exit', (code, signal) => {
      const error = { message: `The node ended (${code ?? signal})\n${this.output}` };
      for (const settle of this.asked.values()) settle({ error });
    });
  }

  /** Starts a node; `environment` names its database. Resolves when it serves. */
  static start(environment: Record<string, string>): Promise<NodeProcess> {
    const child = fork(SCRIPT, [], {
      env: { ...process.env, ...ENVIRONMENT, NODE_ENV: 'production', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    let output = '';
    let node: NodeProcess | null = null;
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (node) node.output = output;
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        child.kill('SIGKILL');
        reject(new Error(`${why}\n${output}`));
      };
      const deadline = setTimeout(() => fail('The node did not start'), LONGEST_START_MS);
      const onEnd = (code: number | null): void => {
        clearTimeout(deadline);
        fail(`The node ended with code ${code}`);
      };
      child.once('exit', onEnd);
      child.once('message', ({ ready }: { ready: string }) => {
        clearTimeout(deadline);
        child.off('exit', onEnd);
        node = new NodeProcess(child, ready);
        node.output = output;
        resolve(node);
      });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return running.has(this.child);
  }

  /** A GET below `/api/newsroom`. */
  get(place: string, headers: Record<string, string> = {}, timeoutMs = 20_000): Promise<Reply> {
    return request(`${this.url}/api/newsroom${place}`, headers, timeoutMs);
  }

  /** Has one of the actions of `run-node.cjs` done. */
  ask<Result>(action: string, params: Data = {}, longestMs = LONGEST_ANSWER_MS): Promise<Result> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise<Result>((resolve, reject) => {
      const deadline = setTimeout(
        () => settle({ error: { message: `No answer to ${action}` } }),
        longestMs
      );
      const settle = ({ result, error }: Message): void => {
        clearTimeout(deadline);
        this.asked.delete(id);
        if (error) reject(Object.assign(new Error(String(error.message)), error));
        else resolve(result as Result);
      };
      this.asked.set(id, settle);
      if (!this.isRunning) settle({ error: { message: `The node has ended\n${this.output}` } });
      else this.child.send({ id, action, params });
    });
  }

  /** An action of the document service. */
  document(uid: string, action: string, params: Data): Promise<{ documentId: string }> {
    return this.ask('document', { uid, action, params });
  }

  /** Resolves when something that was made to stall does. */
  async stalled(): Promise<string> {
    if (this.stalls.length === 0) {
      await new Promise<void>((resolve) => this.waitingForStall.push(resolve));
    }
    return String(this.stalls.shift());
  }

  /** Freezes the whole process, as a machine does that swaps or is suspended. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  thaw(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    if (this.isRunning) process.kill(this.pid, 'SIGKILL');
    await ended(this.child);
  }

  /** Ends it as an operator would. */
  async end(): Promise<void> {
    if (this.isRunning) this.child.send({ action: 'end' });
    await ended(this.child);
  }
}

/** Nothing outlives a test file: what still runs is killed, by its process id. */
export const killAllNodes = async (): Promise<void> => {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await ended(child);
    })
  );
};
