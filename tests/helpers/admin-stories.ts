import type { ArticleSummary } from 'newsroom/contracts/delivery';
import type { AdminSite } from './admin-site';

/** Stories as editors' tests need them: made behind the admin, which the tests then open. */
export const ARTICLE = 'plugin::newsroom.article';
const PLAN = 'plugin::newsroom.planned-publication';
const HOUR_MS = 3_600_000;
export const SHORT_BODY = [
  { type: 'paragraph', children: [{ type: 'text', text: 'The line opens today.' }] },
];

export interface Story {
  id: string;
  slug: string;
}

/** An English draft; its document id. */
export const draft = async (
  site: AdminSite,
  headline: string,
  data: Record<string, unknown> = {}
): Promise<string> => {
  const params = { locale: 'en', data: { headline, ...data } };
  return (await site.cms.document(ARTICLE, 'create', params)).documentId;
};

/** A story that is published in these languages. */
export const published = async (
  site: AdminSite,
  headline: string,
  locales: readonly string[] = ['en'],
  data: Record<string, unknown> = {}
): Promise<Story> => {
  const params = { locale: 'en', data: { headline, body: SHORT_BODY, ...data } };
  const { documentId, slug } = (await site.cms.document(ARTICLE, 'create', params)) as {
    documentId: string;
    slug: string;
  };
  for (const locale of locales) {
    if (locale !== 'en') {
      const said = { headline: `${headline} (${locale})`, body: SHORT_BODY };
      await site.cms.document(ARTICLE, 'update', { documentId, locale, data: said });
    }
    await site.cms.document(ARTICLE, 'publish', { documentId, locale });
  }
  return { id: documentId, slug };
};

/** A story of the demo that readers see in this section. */
export const liveStory = async (site: AdminSite, section: string): Promise<ArticleSummary> => {
  const { body } = await site.cms.get(`/articles?section=${section}&limit=1`);
  const [story] = (body as { data: ArticleSummary[] }).data;
  if (!story) throw new Error('The demo has no such story');
  return story;
};

/** The HTTP status that readers are answered when they ask for the story. */
export const statusOf = async (site: AdminSite, { slug }: Story): Promise<number> =>
  (await site.cms.get(`/articles/${slug}`)).status;

/** Plans the English version for an hour from now, and has the plan fail with this error. */
export const failPlan = async (
  site: AdminSite,
  documentId: string,
  lastError: string
): Promise<void> => {
  const dueMs = Date.now() + HOUR_MS;
  await site.cms.ask('plan', { documentId, locale: 'en', dueMs });
  await site.cms.ask('query', {
    ...{ uid: PLAN, action: 'updateMany' },
    params: { where: { documentId }, data: { state: 'failed', lastError } },
  });
};
