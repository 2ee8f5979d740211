import type { MachineStatusAnswer } from '../../../server/src/contracts/editorial-machine';
import type {
  DeskSettings,
  DeskSettingsAnswer,
  SettingsGroup,
  SettingsValues,
  WebhookTestAnswer,
} from '../../../server/src/contracts/editorial-settings';
import { newsroomApi } from './newsroom-api';

/** How the newsroom is set up, and what may be changed of it. */
export const settingsApi = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    getDeskSettings: builder.query<DeskSettings, void>({
      query: () => '/newsroom/configuration',
      transformResponse: ({ data }: DeskSettingsAnswer) => data,
      providesTags: ['NewsroomSettings'],
    }),
    /** Null is what the file says. Also refused, it is read again: somebody may have been faster. */
    changeSettings: builder.mutation<
      DeskSettings,
      { group: SettingsGroup; version: number; value: SettingsValues[SettingsGroup] | null }
    >({
      query: ({ group, ...wish }) => ({
        url: `/newsroom/configuration/${group}`,
        method: 'PUT',
        data: wish,
      }),
      transformResponse: ({ data }: DeskSettingsAnswer) => data,
      invalidatesTags: ['NewsroomSettings', 'NewsroomDesk', 'NewsroomStory'],
    }),
    testWebhook: builder.mutation<WebhookTestAnswer['data'], string>({
      query: (name) => ({ url: `/newsroom/webhooks/${name}/test`, method: 'POST' }),
      transformResponse: ({ data }: WebhookTestAnswer) => data,
    }),
    testMachine: builder.query<MachineStatusAnswer['data'], void>({
      query: () => ({
        url: '/newsroom/translations/machine',
        config: { params: { fresh: 'true' } },
      }),
      transformResponse: ({ data }: MachineStatusAnswer) => data,
    }),
  }),
});

export const {
  useGetDeskSettingsQuery,
  useChangeSettingsMutation,
  useTestWebhookMutation,
  useLazyTestMachineQuery,
} = settingsApi;
