import type { z } from 'zod';
import type { PeopleAnswer } from '../../../server/src/contracts/admin-people';
import type {
  ArticleStagesAnswer,
  StageAnswer,
  stageInput,
} from '../../../server/src/contracts/editorial-workflow';
import { newsroomApi } from './newsroom-api';

export type Stages = ArticleStagesAnswer['meta']['stages'];
export type StagedVersion = ArticleStagesAnswer['data']['versions'][number];
export type Person = PeopleAnswer['data'][number];
/** Instants go out as text. */
type Move = Omit<z.input<typeof stageInput>, 'dueAt'> & { dueAt?: string | null };

const tag = (id: string) => ({ type: 'NewsroomStory' as const, id });

const { useGetStoryStagesQuery, useMoveVersionMutation, useGetPeopleQuery } =
  newsroomApi.injectEndpoints({
    endpoints: (builder) => ({
      getStoryStages: builder.query<ArticleStagesAnswer, { id: string; saved: string }>({
        query: ({ id }) => `/newsroom/articles/${id}/stage`,
        providesTags: (_result, _error, { id }) => [tag(id)],
      }),
      moveVersion: builder.mutation<StageAnswer, { id: string; move: Move }>({
        query: ({ id, move }) => ({
          url: `/newsroom/articles/${id}/stage`,
          method: 'POST',
          data: move,
        }),
        invalidatesTags: (_result, _error, { id }) => [tag(id)],
      }),
      getPeople: builder.query<Person[], void>({
        query: () => '/newsroom/people',
        transformResponse: ({ data }: PeopleAnswer) => data,
      }),
    }),
  });

export { useGetStoryStagesQuery, useMoveVersionMutation, useGetPeopleQuery };
