import { adminApi } from '@strapi/strapi/admin';
import type { SlugAnswer } from '../../../server/src/contracts/admin-slugs';
import type {
  AdminSettings,
  AdminSettingsAnswer,
} from '../../../server/src/contracts/admin-settings';

interface Locale {
  code: string;
  name: string;
  isDefault: boolean;
}

/** What is read again when something was done to a story; `Document` is how Strapi's forms call theirs. */
const TAGS = ['NewsroomStory', 'NewsroomDesk', 'NewsroomSettings', 'Document'] as const;

/** The newsroom's admin API, through Strapi's own query cache. */
export const newsroomApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS }).injectEndpoints({
  endpoints: (builder) => ({
    /** The languages of the newsroom, its default first. */
    getNewsroomLocales: builder.query<Locale[], void>({
      query: () => '/i18n/locales',
    }),
    /** What the admin has to know of the plugin's settings; no secret is among it. */
    getNewsroomSettings: builder.query<AdminSettings, void>({
      query: () => '/newsroom/settings',
      transformResponse: ({ data }: AdminSettingsAnswer) => data,
      providesTags: ['NewsroomSettings'],
    }),
    /** Whether a story may have a slug. `saved` is of no use to the server: it makes it be asked anew. */
    getSlug: builder.query<
      SlugAnswer['data'],
      { slug: string; locale: string; article?: string; saved: string }
    >({
      query: ({ slug, locale, article }) => ({
        url: '/newsroom/slugs',
        config: { params: { slug, locale, ...(article ? { article } : {}) } },
      }),
      transformResponse: ({ data }: SlugAnswer) => data,
    }),
  }),
});

export const { useGetNewsroomLocalesQuery, useGetNewsroomSettingsQuery, useGetSlugQuery } =
  newsroomApi;
