import type { HealthAnswer } from '../contracts/delivery';
import type { Follower } from './follower';
import type { Nodes } from './nodes';
import type { RefreshJobs } from './refresh-jobs';

/** Whether readers are served what is committed. */
export const createHealth = ({
  follower,
  jobs,
  nodes,
}: {
  follower: Follower;
  jobs: RefreshJobs;
  nodes: Nodes;
}) => ({
  /** `unusable` when the database cannot be read; `degraded` when this node has not followed for a while. */
  async read(): Promise<HealthAnswer> {
    const seq = follower.seq();
    const status = follower.isTrusted() ? 'ok' : 'degraded';
    try {
      await follower.catchUp();
      const changes = Math.max(0, follower.seq() - seq);
      const [refreshJobs, alive] = await follower.inTouch(() =>
        Promise.all([jobs.pending(), nodes.alive()])
      );
      return { status, seq, lag: { changes, refreshJobs }, nodes: alive };
    } catch {
      return { status: 'unusable', seq, lag: { changes: 0, refreshJobs: 0 }, nodes: 0 };
    }
  },
});
