import type { Page } from 'playwright-core';
import type { AdminSite } from './admin-site';
import { ARTICLE, draft } from './admin-stories';

/** Stories as translators' tests need them, and the page on which they translate one. */
export const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
export const text = (words: string) => ({ type: 'text', text: words });
export const link = {
  type: 'link',
  url: 'https://news.example/report',
  children: [text('the report')],
};
export const BODY = [
  paragraph(text('The bridge opens on Monday.')),
  paragraph(text('Read '), link, text('.')),
];

/** An English draft with something to translate; its document id. */
export const story = (site: AdminSite, headline: string, body: unknown = BODY): Promise<string> =>
  draft(site, headline, { dek: 'A short one.', body });

/** Saves a version of a story, without the admin. */
export const say = (
  site: AdminSite,
  documentId: string,
  data: Record<string, unknown>,
  locale = 'en'
) => site.cms.document(ARTICLE, 'update', { documentId, locale, data });

export const fieldIn = (page: Page, label: string, language: string) =>
  page.getByRole('textbox', { name: `${label} in ${language}` });

/** Opens a story beside its version in this locale. */
export const translate = async (
  site: AdminSite,
  page: Page,
  id: string,
  locale: string
): Promise<void> => {
  await page.goto(`${site.cms.url}/admin/plugins/newsroom/translate/${id}/${locale}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
