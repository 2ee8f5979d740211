import { z } from 'zod';
import { noParameters } from '../../contracts/editorial-input';
import { documentIdParameter } from '../../contracts/editorial-logbook';
import {
  xliffBulkInput,
  xliffExportQuery,
  xliffFile,
  xliffImportAnswer,
  xliffImportQuery,
} from '../../contracts/editorial-xliff';
import type { Operation } from './operation';
import { XLIFF, XLIFF_IMPORTED, XLIFF_WANTED } from './xliff-examples';

const common = { tag: 'Editorial', readsMinSeq: false, caching: 'fresh' } as const;

/** Stories on their way to translators and back. */
export const xliffOperations: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/editorial/articles/{id}/xliff',
    operationId: 'exportXliff',
    action: 'xliff.export',
    summary: 'An article as a file for a translator',
    description:
      'With what is translated of it already. The file names the revisions that it was made from.',
    pathParameters: { id: documentIdParameter },
    query: xliffExportQuery,
    successes: [
      {
        status: 200,
        description: 'The file, in UTF-8.',
        mediaType: 'application/xliff+xml',
        schema: z.string(),
        example: XLIFF,
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    method: 'post',
    path: '/editorial/xliff/export',
    operationId: 'exportManyXliff',
    action: 'xliff.exportMany',
    summary: 'Many articles as files for translators, in an archive',
    query: noParameters,
    body: { schema: xliffBulkInput, example: XLIFF_WANTED },
    successes: [
      {
        status: 200,
        description: 'A ZIP archive, a file for each article and language.',
        mediaType: 'application/zip',
        schema: z.string(),
      },
    ],
    outcomes: [400, 401, 403, 404, 413],
  },
  {
    ...common,
    method: 'post',
    path: '/editorial/xliff',
    operationId: 'importXliff',
    action: 'xliff.import',
    summary: 'Takes in what translators have done',
    description:
      'A file of XLIFF 1.2, 2.0 or 2.1, or a ZIP archive of such, as the body or as the one file of a form. A bad file stops no other. What a person has changed in the translation since the file was made stays, unless `overwrite` names it.',
    query: xliffImportQuery,
    body: {
      schema: xliffFile,
      example: XLIFF,
      mediaTypes: ['application/xliff+xml', 'application/zip'],
    },
    successes: [
      {
        status: 200,
        description: 'What became of each file, unit by unit.',
        schema: xliffImportAnswer,
        example: XLIFF_IMPORTED,
      },
    ],
    outcomes: [400, 401, 403, 413],
  },
];
