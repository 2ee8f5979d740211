import type { XliffImportAnswer } from '../../../server/src/contracts/editorial-xliff';
import { newsroomApi } from '../api/newsroom-api';

interface Import {
  file: File;
  dryRun: boolean;
  /** Ids of units that give way although a person has changed them since. */
  overwrite: readonly string[];
}

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append('files', file);
  return form;
};

const { useImportXliffMutation } = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    /** A file of translations; on a dry run nothing is saved. */
    importXliff: builder.mutation<XliffImportAnswer, Import>({
      query: ({ file, dryRun, overwrite }) => ({
        url: '/newsroom/xliff',
        method: 'POST',
        data: formOf(file),
        config: {
          params: {
            dryRun,
            ...(overwrite.length > 0 ? { overwrite: overwrite.join(',') } : {}),
          },
        },
      }),
      invalidatesTags: (_result, error, { dryRun }) => (error || dryRun ? [] : ['NewsroomStory']),
    }),
  }),
});

export { useImportXliffMutation };
