import { ARTICLE } from '../plugin-id';
import { newsroomApi } from '../api/newsroom-api';
import type { SaveRequest } from './save';

interface OwnFields extends Pick<SaveRequest, 'documentId' | 'params'> {
  fields: Record<string, unknown>;
  /** The revision that was shown when somebody decided. */
  revision: number;
}

const { useSaveOwnFieldsMutation } = newsroomApi.injectEndpoints({
  endpoints: (builder) => ({
    /** Saves some fields through Strapi's own door, and only onto this very revision (RFC 9110, 13.1.1). */
    saveOwnFields: builder.mutation<unknown, OwnFields>({
      query: ({ documentId, params, fields, revision }) => ({
        url: `/content-manager/collection-types/${ARTICLE}/${documentId}`,
        method: 'PUT',
        data: fields,
        config: { params, headers: { 'If-Match': `"${revision}"` } },
      }),
    }),
  }),
});

export { useSaveOwnFieldsMutation };
