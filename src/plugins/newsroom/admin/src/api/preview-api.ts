import type { z } from 'zod';
import type { PreviewTokenAnswer } from '../../../server/src/contracts/editorial';
import type { previewTokenInput } from '../../../server/src/contracts/editorial-input';
import { newsroomApi } from './newsroom-api';

/** Instants go out as text. */
type Wish = Omit<z.input<typeof previewTokenInput>, 'asOf'> & { asOf?: string };

const { useIssuePreviewTokenMutation } = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    /** A token that shows one story's draft, for as long as it says. */
    issuePreviewToken: builder.mutation<PreviewTokenAnswer['data'], Wish>({
      query: (wish) => ({ url: '/newsroom/preview-tokens', method: 'POST', data: wish }),
      transformResponse: ({ data }: PreviewTokenAnswer) => data,
    }),
  }),
});

export { useIssuePreviewTokenMutation };
