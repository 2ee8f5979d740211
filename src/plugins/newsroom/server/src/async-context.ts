import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One for all of the newsroom: Node 20 calls a hook for each storage in use at each tick of each
 * request, also of those that need none (docs/decisions/0015).
 */
const storage = new AsyncLocalStorage<ReadonlyMap<symbol, unknown>>();

/** A value that goes along with a piece of work and all that it begins, and with nothing beside it. */
export interface AsyncContext<Value> {
  /** The value of the innermost work that has one; undefined outside of any. */
  getStore(): Value | undefined;
  run<Result>(value: Value, work: () => Result): Result;
}

export const createAsyncContext = <Value>(): AsyncContext<Value> => {
  const key = Symbol();
  return {
    getStore: () => storage.getStore()?.get(key) as Value | undefined,
    run: (value, work) => storage.run(new Map(storage.getStore()).set(key, value), work),
  };
};
