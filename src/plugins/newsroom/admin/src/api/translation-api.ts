import type { z } from 'zod';
import type { EditorialArticleAnswer } from '../../../server/src/contracts/editorial-article';
import type { MachineAnswer, MachineUnit } from '../../../server/src/contracts/editorial-machine';
import type { MachineStatusAnswer } from '../../../server/src/contracts/editorial-machine';
import type { MatchesAnswer } from '../../../server/src/contracts/editorial-memory';
import type {
  BoardAnswer,
  BoardCountsAnswer,
  BoardEntryDocument,
  TranslationAnswer,
  TranslationDocument,
} from '../../../server/src/contracts/editorial-translations';
import type {
  makeTranslationInput,
  translationChanges,
} from '../../../server/src/contracts/editorial-translations-input';
import { SECTION } from '../plugin-id';
import type { BoardFilter, Section } from './board-types';
import { newsroomApi } from './newsroom-api';
import type { Version } from './story-api';

export type Matches = MatchesAnswer['data'];

/** Most languages of a newsroom that are shown beside one story. */
const MOST_LANGUAGES = 100;
const ENTRIES_ON_A_PAGE = 100;

const at = ({ id, locale }: Version, rest = ''): string =>
  `/newsroom/articles/${id}/translations/${locale}${rest}`;
const tag = (id: string) => ({ type: 'NewsroomStory' as const, id });
const BOARD = tag('board');

/** What the content manager says of a section. */
interface ListedSection {
  documentId: string;
  name: string;
  parent: { documentId: string } | null;
}
interface SectionList {
  results: ListedSection[];
  pagination: { pageCount: number };
}
/** As many as the content manager gives at once. */
const SECTIONS_ON_A_PAGE = 100;
const SECTIONS = `/content-manager/collection-types/${SECTION}`;

/** Without what is not asked for: the server takes no empty filter. */
const asked = (filter: BoardFilter): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  );

/** What can be asked and done about translations. Each answers as the contract of the server says. */
export const translationApi = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    getLanguages: builder.query<BoardEntryDocument[], { id: string; saved: string }>({
      query: ({ id }) => ({
        url: '/newsroom/translations',
        config: { params: { id, limit: MOST_LANGUAGES } },
      }),
      transformResponse: ({ data }: BoardAnswer) => data,
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    getBoard: builder.query<BoardAnswer, { filter: BoardFilter; cursor?: string }>({
      query: ({ filter, cursor }) => ({
        url: '/newsroom/translations',
        config: {
          params: {
            ...asked(filter),
            limit: ENTRIES_ON_A_PAGE,
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
      }),
      providesTags: [BOARD],
    }),
    getBoardCounts: builder.query<BoardCountsAnswer, BoardFilter>({
      query: (filter) => ({
        url: '/newsroom/translations/counts',
        config: { params: asked(filter) },
      }),
      providesTags: [BOARD],
    }),
    /** Every section, with its name in a language; they are the content manager's to show. */
    getSections: builder.query<Section[], { locale: string }>({
      async queryFn({ locale }, _api, _options, ask) {
        const sections: Section[] = [];
        for (let page = 1, pages = 1; page <= pages; page += 1) {
          const params = { locale, page, pageSize: SECTIONS_ON_A_PAGE, sort: 'name:ASC' };
          const answer = await ask({ url: SECTIONS, config: { params } });
          if (answer.error) return { error: answer.error };
          const { results, pagination } = answer.data as SectionList;
          pages = pagination.pageCount;
          for (const { documentId, name, parent } of results) {
            sections.push({ documentId, name, parent: parent?.documentId ?? null });
          }
        }
        return { data: sections };
      },
    }),
    getTranslation: builder.query<TranslationDocument, Version>({
      query: (version) => at(version),
      transformResponse: ({ data }: TranslationAnswer) => data,
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    makeTranslation: builder.mutation<
      TranslationDocument,
      Version & { wish: z.input<typeof makeTranslationInput> }
    >({
      query: ({ wish, ...version }) => ({ url: at(version), method: 'POST', data: wish }),
      transformResponse: ({ data }: TranslationAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id), BOARD],
    }),
    /** Saves texts of a translation; `revision` is that which the translator saw. */
    saveTranslation: builder.mutation<
      EditorialArticleAnswer,
      Version & { revision: number; fields: Record<string, unknown> }
    >({
      query: ({ id, locale, revision, fields }) => ({
        url: `/newsroom/articles/${id}`,
        method: 'PUT',
        data: fields,
        config: { params: { locale }, headers: { 'If-Match': `"${revision}"` } },
      }),
      invalidatesTags: (_result, _error, { id }) => [tag(id), BOARD],
    }),
    changeTranslation: builder.mutation<
      TranslationDocument,
      Version & { changes: z.input<typeof translationChanges> }
    >({
      query: ({ changes, ...version }) => ({ url: at(version), method: 'PUT', data: changes }),
      transformResponse: ({ data }: TranslationAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id), BOARD],
    }),
    /** Says that a translation is right for this revision of its source, or needs none up to it. */
    settleTranslation: builder.mutation<
      TranslationDocument,
      Version & { deed: 'confirm' | 'waive'; revision: number }
    >({
      query: ({ deed, revision, ...version }) => ({
        url: at(version, `/${deed}`),
        method: 'POST',
        data: { revision },
      }),
      transformResponse: ({ data }: TranslationAnswer) => data,
      invalidatesTags: (_result, _error, { id }) => [tag(id), BOARD],
    }),
    getMatches: builder.query<Matches, Version>({
      query: (version) => at(version, '/matches'),
      transformResponse: ({ data }: MatchesAnswer) => data,
      providesTags: (_result, _error, { id }) => [tag(id)],
    }),
    getMachine: builder.query<MachineStatusAnswer['data'], void>({
      query: () => '/newsroom/translations/machine',
      transformResponse: ({ data }: MachineStatusAnswer) => data,
    }),
    /** What the machine would say for these units; nothing is saved. */
    suggest: builder.mutation<MachineUnit[], Version & { units?: string[] }>({
      query: ({ units, ...version }) => ({
        url: at(version, '/machine'),
        method: 'POST',
        data: { save: false, ...(units ? { units } : {}) },
      }),
      transformResponse: ({ data }: MachineAnswer) => data.units,
    }),
  }),
});

export const {
  useGetLanguagesQuery,
  useLazyGetBoardQuery,
  useGetBoardCountsQuery,
  useGetSectionsQuery,
  useGetTranslationQuery,
  useMakeTranslationMutation,
  useSaveTranslationMutation,
  useChangeTranslationMutation,
  useSettleTranslationMutation,
  useGetMatchesQuery,
  useGetMachineQuery,
  useSuggestMutation,
} = translationApi;
