import type { LogbookAnswer } from '../../../server/src/contracts/editorial-logbook';
import type {
  OverviewAnswer,
  OwedAnswer,
  PromosAnswer,
} from '../../../server/src/contracts/editorial-overview';
import type { PlanDocument, QueueAnswer } from '../../../server/src/contracts/editorial-publishing';
import type { Stages, StagesAnswer } from '../../../server/src/contracts/editorial-workflow';
import { ARTICLE } from '../plugin-id';
import { newsroomApi } from './newsroom-api';

export type PlanState = PlanDocument['state'];

/** The shelves, and the stages that they name by code. */
export type Overview = OverviewAnswer['data'] & { stages: Stages };

/** What is asked of a list; what is left out is not asked for. */
type Asked<Name extends string> = Partial<Record<Name, string>>;
export type LogbookFilters = Asked<'action' | 'actor' | 'locale' | 'document' | 'since' | 'until'>;

const DESK = ['NewsroomDesk'] as const;
const asked = (url: string, params: Readonly<Record<string, string | number | undefined>>) => ({
  url,
  config: {
    params: Object.fromEntries(
      Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
    ),
  },
});

/** What is asked over all stories. Each answers as the contract of the server says. */
export const deskApi = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    getOverview: builder.query<Overview, { limit: number }>({
      query: ({ limit }) => asked('/newsroom/overview', { limit }),
      transformResponse: ({ data, meta }: OverviewAnswer) => ({ ...data, stages: meta.stages }),
      providesTags: DESK,
    }),
    getQueue: builder.query<QueueAnswer, Asked<'state' | 'since' | 'until' | 'cursor'>>({
      query: (filters) => asked('/newsroom/queue', { ...filters, limit: 20 }),
      providesTags: DESK,
    }),
    /** Every plan that is due within a span: a calendar shows all or lies. */
    getPlansWithin: builder.query<PlanDocument[], { since: string; until: string }>({
      async queryFn(span, _api, _options, ask) {
        const plans: PlanDocument[] = [];
        for (let cursor: string | undefined = ''; cursor !== undefined;) {
          const answer = await ask(asked('/newsroom/queue', { ...span, cursor, limit: 100 }));
          if (answer.error) return { error: answer.error };
          const { data, meta } = answer.data as QueueAnswer;
          plans.push(...data);
          cursor = meta.nextCursor ?? undefined;
        }
        return { data: plans };
      },
      providesTags: DESK,
    }),
    retryPlan: builder.mutation<unknown, number>({
      query: (plan) => ({ url: `/newsroom/queue/${plan}/retry`, method: 'POST' }),
      invalidatesTags: DESK,
    }),
    dropPlans: builder.mutation<unknown, { id: string; locale: string }>({
      query: ({ id, locale }) => ({
        url: `/newsroom/articles/${id}/schedule`,
        method: 'DELETE',
        config: { params: { locale } },
      }),
      invalidatesTags: DESK,
    }),
    getLogbook: builder.query<LogbookAnswer, LogbookFilters & { cursor?: string | undefined }>({
      query: (filters) => asked('/newsroom/logbook', { ...filters, limit: 20 }),
    }),
    getPromos: builder.query<PromosAnswer, { locale: string }>({
      query: ({ locale }) => asked('/newsroom/promos', { locale }),
    }),
    getOwed: builder.query<OwedAnswer, Asked<'locale' | 'cursor'>>({
      query: (filters) => asked('/newsroom/corrections', { ...filters, limit: 20 }),
      providesTags: DESK,
    }),
    /** The stages of the newsroom, and where some stories stand. */
    getStandings: builder.query<StagesAnswer, { articles?: string; locale?: string }>({
      query: (filters) => asked('/newsroom/stages', { ...filters, limit: 100 }),
      providesTags: DESK,
    }),
    publishStory: builder.mutation<unknown, { id: string; locale: string }>({
      query: ({ id, locale }) => ({
        url: `/newsroom/articles/${id}/publish`,
        method: 'POST',
        data: { locales: [locale] },
      }),
    }),
    moveStory: builder.mutation<unknown, { id: string; locale: string; stage: string }>({
      query: ({ id, ...move }) => ({
        url: `/newsroom/articles/${id}/stage`,
        method: 'POST',
        data: move,
      }),
    }),
    /** Has Strapi's list of stories read again, and what the desk shows of them. */
    refreshStories: builder.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: [...DESK, { type: 'Document', id: `${ARTICLE}_LIST` }],
    }),
  }),
});

export const {
  useGetOverviewQuery,
  useGetQueueQuery,
  useGetPlansWithinQuery,
  useRetryPlanMutation,
  useDropPlansMutation,
  useGetLogbookQuery,
  useGetPromosQuery,
  useGetOwedQuery,
  useGetStandingsQuery,
  usePublishStoryMutation,
  useMoveStoryMutation,
  useRefreshStoriesMutation,
} = deskApi;
