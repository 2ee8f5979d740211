import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { refuseAs } from '../problems';
import { inDocumentTransaction } from '../transaction';
import { asChange, type ChangeKind } from './change-kind';

/** One language of a story, as readers have it. */
export interface VersionState {
  locale: string;
  isPublished: boolean;
  firstPublishedAt: Date | null;
  updatedAt: Date | null;
}

interface Row {
  locale: string;
  publishedAt: unknown;
  firstPublishedAt: string | Date | null;
  contentUpdatedAt: string | Date | null;
}

const toDate = (value: string | Date | null): Date | null =>
  value === null ? null : new Date(value);

/** Publishes languages of a story and takes them off: all of those named, or none. */
export const createPublish = ({ strapi }: { strapi: Core.Strapi }) => {
  const rowsOf = (documentId: string): Promise<Row[]> =>
    strapi.db.query(ARTICLE).findMany({
      select: ['locale', 'publishedAt', 'firstPublishedAt', 'contentUpdatedAt'],
      where: { documentId },
      orderBy: { locale: 'asc' },
    });

  /** @throws NotFoundError (404); ValidationError (400) `unknown-version` */
  const assertThere = async (documentId: string, locales: readonly string[]): Promise<void> => {
    const rows = await rowsOf(documentId);
    if (rows.length === 0) throw new errors.NotFoundError('There is no such story');
    const missing = locales.find((locale) => !rows.some((row) => row.locale === locale));
    if (missing !== undefined) {
      refuseAs('unknown-version', 'locales', `the story does not exist in "${missing}"`);
    }
  };

  const states = async (documentId: string): Promise<VersionState[]> => {
    const rows = await rowsOf(documentId);
    return rows
      .filter(({ publishedAt }) => !publishedAt)
      .map((draft) => ({
        locale: draft.locale,
        isPublished: rows.some((row) => row.publishedAt && row.locale === draft.locale),
        firstPublishedAt: toDate(draft.firstPublishedAt),
        updatedAt: toDate(draft.contentUpdatedAt),
      }));
  };

  const act = (
    action: 'publish' | 'unpublish',
    documentId: string,
    locales: readonly string[]
  ): Promise<VersionState[]> =>
    inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
      await assertThere(documentId, locales);
      const params = { documentId, locale: [...new Set(locales)] } as never;
      if (action === 'publish') await strapi.documents(ARTICLE).publish(params);
      else await strapi.documents(ARTICLE).unpublish(params);
      return states(documentId);
    });

  return {
    assertThere,
    states,

    /** @throws NotFoundError (404); ValidationError (400), `killed` for a story taken down */
    publish: (
      documentId: string,
      { locales, change }: { locales: readonly string[]; change?: ChangeKind | undefined }
    ): Promise<VersionState[]> => asChange(change, () => act('publish', documentId, locales)),

    /** @throws NotFoundError (404); ValidationError (400) */
    unpublish: (documentId: string, locales: readonly string[]): Promise<VersionState[]> =>
      act('unpublish', documentId, locales),
  };
};

export type Publish = ReturnType<typeof createPublish>;
