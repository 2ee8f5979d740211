import { ARTICLE } from '../constants';
import { previewPath } from '../text/preview-path';
import type { Preview } from './preview';

/** What Strapi's preview asks about. */
export interface PreviewWish {
  documentId?: string;
  locale?: string;
  status?: string;
}

/** How long a preview that was opened in the admin can be loaded again, in minutes. */
const MINUTES = 60;

/**
 * The address at which the reader site shows what an editor has open: the draft by a token that is for
 * this language alone, what is published as readers get it.
 *
 * @returns null for what has no page of its own, and where the newsroom does not know its site
 */
export const createPreviewAddress =
  ({ preview, publicUrl }: { preview: Pick<Preview, 'issue'>; publicUrl: () => string }) =>
  async (uid: string, { documentId, locale, status }: PreviewWish): Promise<string | null> => {
    const site = publicUrl().replace(/\/$/, '');
    if (uid !== ARTICLE || !documentId || !locale || site === '') return null;
    if (status === 'published') return `${site}${previewPath(documentId, locale)}`;
    const { token } = await preview.issue({ documentId, locale, asOf: null, minutes: MINUTES });
    return `${site}${previewPath(documentId, locale, token)}`;
  };
