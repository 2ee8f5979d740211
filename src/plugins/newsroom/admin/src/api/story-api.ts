import type { z } from 'zod';
import type {
  DiffAnswer,
  EditLock,
  LockAnswer,
  RestoreAnswer,
  RevisionsAnswer,
} from '../../../server/src/contracts/editorial-article';
import type { CheckAnswer } from '../../../server/src/contracts/editorial-check';
import type {
  CorrectionAnswer,
  CorrectionListAnswer,
  DeskCorrection,
  KillAnswer,
  PlanDocument,
  QueueAnswer,
  ReviveAnswer,
  ScheduleAnswer,
} from '../../../server/src/contracts/editorial-publishing';
import type {
  correctionInput,
  killInput,
  scheduleInput,
  settlementInput,
} from '../../../server/src/contracts/editorial-publishing-input';
import { ARTICLE } from '../plugin-id';
import { newsroomApi } from './newsroom-api';

/** One language of a story. */
export interface Version {
  id: string;
  locale: string;
}

export type Check = CheckAnswer['data'];
export type Kill = KillAnswer['data'];
type Correction = z.input<typeof correctionInput>;
/** Instants go out as text. */
type Schedule = Omit<z.input<typeof scheduleInput>, 'publishAt' | 'unpublishAt'> & {
  publishAt?: string;
  unpublishAt?: string;
};

/** Most plans that are asked for; the open ones of a whole newsroom. */
const MOST_PLANS = 100;

const at = (id: string, rest: string): string => `/newsroom/articles/${id}/${rest}`;
const tag = (id: string) => ({ type: 'NewsroomStory' as const, id });
/** Strapi's own form of the story: it is read again, and what was typed into it and not saved is gone. */
const formTag = (id: string) => ({ type: 'Document' as const, id: `${ARTICLE}_${id}` });

/** What can be asked and done about one story. Each answers as the contract of the server says. */
export const storyApi = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    /** `saved` is of no use to the server: another draft is another question. */
    checkStory: builder.query<Check, Version & { saved: string }>({
      query: ({ id, locale }) => ({ url: at(id, 'check'), method: 'POST', data: { locale } }),
      transformResponse: ({ data }: CheckAnswer) => data,
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    getPlans: builder.query<PlanDocument[], { id: string }>({
      query: () => ({
        url: '/newsroom/queue',
        config: { params: { state: 'planned', limit: MOST_PLANS } },
      }),
      transformResponse: ({ data }: QueueAnswer, _meta, { id }) =>
        data.filter(({ article }) => article.id === id),
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    planStory: builder.mutation<PlanDocument[], { id: string; wish: Schedule }>({
      query: ({ id, wish }) => ({ url: at(id, 'schedule'), method: 'PUT', data: wish }),
      transformResponse: ({ data }: ScheduleAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id)],
    }),
    cancelPlans: builder.mutation<unknown, Version>({
      query: ({ id, locale }) => ({
        url: at(id, 'schedule'),
        method: 'DELETE',
        config: { params: { locale } },
      }),
      invalidatesTags: (_result, _error, { id }) => [tag(id)],
    }),
    getLock: builder.query<EditLock | null, Version>({
      query: ({ id, locale }) => ({ url: at(id, 'lock'), config: { params: { locale } } }),
      transformResponse: ({ data }: LockAnswer) => data,
    }),
    takeLock: builder.mutation<EditLock | null, Version & { takeOver: boolean }>({
      query: ({ id, locale, takeOver }) => ({
        url: at(id, 'lock'),
        method: 'PUT',
        data: { takeOver },
        config: { params: { locale } },
      }),
      transformResponse: ({ data }: LockAnswer) => data,
    }),
    releaseLock: builder.mutation<unknown, Version>({
      query: ({ id, locale }) => ({
        url: at(id, 'lock'),
        method: 'DELETE',
        config: { params: { locale } },
      }),
    }),
    getRevisions: builder.query<RevisionsAnswer, Version & { before?: number }>({
      query: ({ id, locale, before }) => ({
        url: at(id, 'revisions'),
        config: { params: { locale, ...(before === undefined ? {} : { before }) } },
      }),
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    compareRevisions: builder.query<DiffAnswer, Version & { from: number; to: number }>({
      query: ({ id, locale, from, to }) => ({
        url: at(id, `revisions/${from}/diff/${to}`),
        config: { params: { locale } },
      }),
    }),
    restoreRevision: builder.mutation<RestoreAnswer, Version & { number: number }>({
      query: ({ id, locale, number }) => ({
        url: at(id, `revisions/${number}/restore`),
        method: 'POST',
        config: { params: { locale } },
      }),
      invalidatesTags: (_result, error, { id }) => (error ? [] : [tag(id), formTag(id)]),
    }),
    getCorrections: builder.query<DeskCorrection[], { id: string }>({
      query: ({ id }) => at(id, 'corrections'),
      transformResponse: ({ data }: CorrectionListAnswer) => data,
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    correctStory: builder.mutation<DeskCorrection, { id: string; correction: Correction }>({
      query: ({ id, correction }) => ({
        url: at(id, 'corrections'),
        method: 'POST',
        data: correction,
      }),
      transformResponse: ({ data }: CorrectionAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id)],
    }),
    /** What becomes of a correction in a language that owes it. */
    settleOwed: builder.mutation<
      DeskCorrection,
      {
        id: string;
        correction: string;
        locale: string;
        settlement: z.input<typeof settlementInput>;
      }
    >({
      query: ({ id, correction, locale, settlement }) => ({
        url: at(id, `corrections/${correction}/locales/${locale}`),
        method: 'PUT',
        data: settlement,
      }),
      transformResponse: ({ data }: CorrectionAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id), 'NewsroomDesk'],
    }),
    killStory: builder.mutation<
      Kill,
      { id: string; wish: z.input<typeof killInput>; isWriting: boolean }
    >({
      query: ({ id, wish }) => ({ url: at(id, 'kill'), method: 'POST', data: wish }),
      transformResponse: ({ data }: KillAnswer) => data,
      invalidatesTags: (_result, error, { id, isWriting }) =>
        error || isWriting ? [tag(id)] : [tag(id), formTag(id)],
    }),
    reviveStory: builder.mutation<ReviveAnswer, { id: string; reason: string }>({
      query: ({ id, reason }) => ({ url: at(id, 'revive'), method: 'POST', data: { reason } }),
      invalidatesTags: (_result, _error, { id }) => [tag(id)],
    }),
  }),
});

export const {
  useCheckStoryQuery,
  useGetPlansQuery,
  usePlanStoryMutation,
  useCancelPlansMutation,
  useGetLockQuery,
  useTakeLockMutation,
  useReleaseLockMutation,
  useGetRevisionsQuery,
  useCompareRevisionsQuery,
  useRestoreRevisionMutation,
  useGetCorrectionsQuery,
  useCorrectStoryMutation,
  useSettleOwedMutation,
  useKillStoryMutation,
  useReviveStoryMutation,
} = storyApi;
