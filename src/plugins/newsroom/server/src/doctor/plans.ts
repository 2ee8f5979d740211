import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import type { KilledStories } from '../publication/killed-stories';
import type { Plan, Plans } from '../publication/plans';
import type { SteadyClock } from '../publication/steady-clock';
import { inDocumentTransaction } from '../transaction';
import { mendNothing, type Check, type Drift, type Findings } from './drift';

const PAGE = 100;
/** A node tries what is due twice a second; longer than this nobody did. */
const OVERDUE_MS = 5 * 60_000;

/** Plans are of stories that are there and may be published, and what is due has been tried. */
export const createPlansCheck = ({
  strapi,
  plans,
  stories,
  clock,
}: {
  strapi: Core.Strapi;
  plans: Plans;
  stories: KilledStories;
  clock: SteadyClock;
}): Check => {
  const about = ({ action, documentId, locale, dueAt }: Plan) => ({
    documentId,
    locale,
    what: `it is to be ${action === 'publish' ? 'published' : 'taken off'} at ${dueAt.toISOString()}`,
  });

  const impossible = async (plan: Plan): Promise<Drift | null> => {
    const { documentId, locale, what } = about(plan);
    const remedy = 'cancels the plan';
    const count = await strapi.db.query(ARTICLE).count({ where: { documentId, locale } });
    if (count === 0) {
      const problem = `${what}, and is not there in this language`;
      return { kind: 'plan of nothing', documentId, locale, problem, remedy };
    }
    if (!(await stories.find(documentId))) return null;
    const problem = `${what}, and was taken down`;
    return { kind: 'plan of a killed story', documentId, locale, problem, remedy };
  };

  /** A plan that went wrong waits for a reason; so does one that a node holds. */
  const overdue = (plan: Plan, nowMs: number): Drift | null => {
    const { documentId, locale, what } = about(plan);
    const isLeftAlone =
      (plan.state === 'planned' || plan.state === 'claimed') &&
      plan.attemptAt.getTime() < nowMs - OVERDUE_MS &&
      (plan.leaseMs === null || plan.leaseMs < nowMs - OVERDUE_MS);
    if (!isLeftAlone) return null;
    const tried = plan.attempts === 0 ? 'no node has tried it' : `the last attempt ended nowhere`;
    const problem = `${what}, and ${tried}: is a server running? It does so when it starts`;
    return { kind: 'plan overdue', documentId, locale, problem, remedy: null };
  };

  const examine = async (plan: Plan, nowMs: number): Promise<Findings | null> => {
    const { documentId, locale } = plan;
    const cancel = async (): Promise<void> => {
      await inDocumentTransaction({ strapi }, ARTICLE, documentId, () =>
        plans.cancel(documentId, [locale])
      );
    };
    const wrong = await impossible(plan);
    if (wrong) return { drifts: [wrong], mend: cancel };
    const late = overdue(plan, nowMs);
    return late && { drifts: [late], mend: mendNothing };
  };

  return {
    name: 'what is planned',
    async *look() {
      const nowMs = (await clock.now()).getTime();
      let before: number | null = null;
      for (;;) {
        const page: Plan[] = await plans.page({
          states: ['planned', 'claimed', 'failed'],
          before,
          limit: PAGE,
          narrow: () => undefined,
        });
        for (const plan of page) {
          const findings = await examine(plan, nowMs);
          if (findings) yield findings;
        }
        before = page.at(-1)?.id ?? null;
        if (before === null) return;
      }
    },
  };
};
