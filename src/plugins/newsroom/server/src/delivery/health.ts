import type { HealthAnswer } from '../contracts/delivery';
import type { ChangeLog } from '../publication/change-log';
import type { Follower } from './follower';
import type { Nodes } from './nodes';
import type { RefreshJobs } from './refresh-jobs';

/** Whether readers are served what is committed. */
export const createHealth = ({
  changeLog,
  follower,
  jobs,
  nodes,
}: {
  changeLog: ChangeLog;
  follower: Follower;
  jobs: RefreshJobs;
  nodes: Nodes;
}) => ({
  /** `unusable` when the database cannot be read; `degraded` when this node has not followed for a while. */
  async read(): Promise<HealthAnswer> {
    const seq = follower.seq();
    try {
      const head = await changeLog.head();
      const lag = { changes: Math.max(0, head - seq), refreshJobs: await jobs.pending() };
      const status = follower.isTrusted() ? 'ok' : 'degraded';
      return { status, seq, lag, nodes: await nodes.alive() };
    } catch {
      return { status: 'unusable', seq, lag: { changes: 0, refreshJobs: 0 }, nodes: 0 };
    }
  },
});
