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
  /**
   * `unusable` when the database cannot be read; `degraded` when this node has not followed for a
   * while, or when editions cannot be made anew.
   */
  async read(): Promise<HealthAnswer> {
    const seq = follower.seq();
    const status = follower.isTrusted() ? 'ok' : 'degraded';
    try {
      await follower.catchUp();
      const changes = Math.max(0, follower.seq() - seq);
      const [refreshJobs, failingJobs, storiesSetAside, alive] = await follower.inTouch(() =>
        Promise.all([jobs.pending(), jobs.countFailing(), jobs.countStories(), nodes.alive()])
      );
      return {
        status: failingJobs > 0 ? 'degraded' : status,
        seq,
        lag: { changes, refreshJobs, failingJobs, storiesSetAside },
        nodes: alive,
      };
    } catch {
      const lag = { changes: 0, refreshJobs: 0, failingJobs: 0, storiesSetAside: 0 };
      return { status: 'unusable', seq, lag, nodes: 0 };
    }
  },
});
