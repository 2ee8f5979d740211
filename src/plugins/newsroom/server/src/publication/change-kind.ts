import { createAsyncContext } from '../async-context';

/**
 * What an editor says of a change: `silent` moves no reader's clock, `update` always does. Left unsaid,
 * the clock moves when a reader would notice a difference. A correction is said elsewhere, in public.
 */
export type ChangeKind = 'silent' | 'update';

const storage = createAsyncContext<ChangeKind>();

/** Publishes within `work` as a change of this kind, whatever way the document service takes to it. */
export const asChange = <Result>(
  kind: ChangeKind | undefined,
  work: () => Promise<Result>
): Promise<Result> => (kind === undefined ? work() : storage.run(kind, work));

export const changeKind = (): ChangeKind | undefined => storage.getStore();
