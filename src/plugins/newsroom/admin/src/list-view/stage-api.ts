import type { StagesAnswer } from '../../../server/src/contracts/editorial-workflow';
import { newsroomApi } from '../api/newsroom-api';

interface Version {
  id: string;
  locale: string;
}
export interface ShownStage {
  code: string;
  name: string;
  colour: string;
  assignee: string | null;
}
type Ask = (request: {
  url: string;
  config: { params: Record<string, string | number> };
}) => Promise<{ data?: unknown; error?: unknown }>;

/** Cells of one list ask at the same time; they are answered together. */
const GATHERED_FOR_MS = 20;
const MOST = 100;

interface Batch {
  ids: Set<string>;
  answer: Promise<StagesAnswer | null>;
}
const batches = new Map<string, Batch>();

const join = ({ id, locale }: Version, ask: Ask): Batch['answer'] => {
  const known = batches.get(locale);
  if (known && known.ids.size < MOST) {
    known.ids.add(id);
    return known.answer;
  }
  const ids = new Set([id]);
  const answer = new Promise<void>((resolve) => setTimeout(resolve, GATHERED_FOR_MS)).then(
    async () => {
      if (batches.get(locale)?.ids === ids) batches.delete(locale);
      const params = { articles: [...ids].join(','), locale, limit: MOST };
      const { data } = await ask({ url: '/newsroom/stages', config: { params } });
      return (data as StagesAnswer | undefined) ?? null;
    }
  );
  batches.set(locale, { ids, answer });
  return answer;
};

export const stageApi = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    /** Where one language of a story stands; null: that is not known. */
    getStageOf: builder.query<ShownStage | null, Version & { saved: string }>({
      async queryFn(version, _api, _options, ask) {
        const answer = await join(version, ask as Ask);
        const found = answer?.data.find(({ id }) => id === version.id);
        const stage = answer?.meta.stages.find(({ code }) => code === found?.stage);
        if (!found || !stage) return { data: null };
        return { data: { ...stage, assignee: found.assignee?.name ?? null } };
      },
      providesTags: ['NewsroomDesk'],
    }),
  }),
});

export const { useGetStageOfQuery } = stageApi;
