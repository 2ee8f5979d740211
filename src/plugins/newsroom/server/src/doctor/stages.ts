import type { Core } from '@strapi/strapi';
import type { Check } from './drift';
import { inTransaction } from './in-transaction';

const PAGE = 100;

interface Staged {
  id: number;
  documentId: string;
  locale: string;
  stage: string;
}

/** What the desk says of stories in stages that the settings do not have. */
export interface UnknownStages {
  unknown: (page: { after: number; limit: number }) => Promise<readonly Staged[]>;
  /** Puts a version where one stands that was never moved. */
  settle: (version: Pick<Staged, 'documentId' | 'locale'>) => Promise<void>;
}

/** Stories stand in stages that there are. */
export const createStagesCheck = ({
  strapi,
  stages,
}: {
  strapi: Core.Strapi;
  stages: UnknownStages;
}): Check => ({
  name: 'stages',
  async *look() {
    for (let after = 0; ;) {
      const page = await stages.unknown({ after, limit: PAGE });
      for (const version of page) {
        const { documentId, locale, stage } = version;
        const drift = {
          kind: 'stage unknown',
          documentId,
          locale,
          problem: `it is in "${stage}", which is no stage of the settings`,
          remedy: 'puts it where a story stands that was never moved',
        };
        const mend = (): Promise<void> => inTransaction({ strapi }, () => stages.settle(version));
        yield { drifts: [drift], mend };
      }
      const last = page.at(-1);
      if (!last) return;
      after = last.id;
    }
  },
});
