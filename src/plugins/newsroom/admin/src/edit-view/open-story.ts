import type { PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import type { LanguageStatus } from './story-status';

type Props = Pick<PanelComponentProps, 'document' | 'meta'>;

/** An instant of a document, which Strapi sends as text; null when it is none. */
export const instantOf = (value: unknown): Date | null => {
  if (typeof value !== 'string' && !(value instanceof Date)) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
};

const statusOf = (value: unknown): LanguageStatus['status'] =>
  value === 'published' || value === 'modified' ? value : 'draft';

/** Every saved language of the story that is open, from what Strapi's own edit view has read. */
export const languagesOf = ({ document, meta }: Props): LanguageStatus[] => {
  const others = (meta?.availableLocales ?? []).map(({ locale, status }) => ({
    locale: String(locale),
    status: statusOf(status),
    expiresAt: null,
  }));
  if (!document?.documentId || !document.locale) return others;
  const isLive = (meta?.availableStatus ?? []).some(({ publishedAt }) => publishedAt !== null);
  const own = statusOf(document.status);
  const status = own === 'draft' && isLive ? 'published' : own;
  const expiresAt = instantOf(document.expiresAt);
  return [{ locale: String(document.locale), status, expiresAt }, ...others];
};
