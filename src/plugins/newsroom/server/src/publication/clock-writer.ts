import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { readLinks } from '../relations/fields';
import { getNow } from '../settings';
import { send } from '../statements';
import { changeKind } from './change-kind';
import {
  advanceReadersClock,
  isSameReading,
  NOTICED,
  type ReadersClock,
  type ReadersVersion,
} from './reader-clock';
import { seenAtGate } from './remarks';

type Row = Record<string, unknown> & { id: number; locale: string; publishedAt: unknown };

const toDate = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(String(value));

type WhereRow = Readonly<Record<string, unknown>>;

/** Past the lifecycle hooks, whose labels nobody needs here. */
const readRows = (
  { strapi }: { strapi: Core.Strapi },
  where: WhereRow,
  populate: object = {}
): Promise<Row[]> =>
  strapi.db
    .queryBuilder(ARTICLE)
    .init({ where, ...populate })
    .execute<Row[]>();

const among = (locales: readonly string[] | null) =>
  locales ? { locale: { $in: [...locales] } } : {};

/** Drafts that are about to be published, and what is; what the gate has read is not read again. */
const rowsToPublish = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<Row[]> => {
  const seen = seenAtGate(documentId);
  if (!seen) return readRows({ strapi }, { documentId, ...among(locales) });
  const rows = [...seen.drafts, ...seen.published] as unknown as Row[];
  return rows.filter(({ locale }) => locales === null || locales.includes(locale));
};

const asReadersVersion = (row: Row): ReadersVersion => ({
  fields: row,
  links: readLinks(row.links),
  leadImageId: (row.leadImage as { id: number } | null | undefined)?.id ?? null,
});

const WITH_PICTURE = { populate: { leadImage: { select: ['id'] } } };

/** A draft and what readers saw last; their pictures are read only where nothing else differs. */
const toCompare = async (
  { strapi }: { strapi: Core.Strapi },
  row: Row,
  live: Row | null
): Promise<{ draft: ReadersVersion; published: ReadersVersion | null }> => {
  const draft = asReadersVersion(row);
  const published = live ? asReadersVersion(live) : readSnapshot(row.lastSeenVersion);
  if (!published || !isSameReading(draft, published)) return { draft, published };
  const ids = [row.id, ...(live ? [live.id] : [])];
  const pictured = await readRows({ strapi }, { id: { $in: ids } }, WITH_PICTURE);
  const pictureOf = (id: number): number | null =>
    pictured.filter((one) => one.id === id).map(asReadersVersion)[0]?.leadImageId ?? null;
  return {
    draft: { ...draft, leadImageId: pictureOf(row.id) },
    published: live ? { ...published, leadImageId: pictureOf(live.id) } : published,
  };
};

/**
 * Sets the reader's clock on the drafts that are about to be published; publishing copies it. Writes
 * past the lifecycle hooks, which keep everybody else from writing it, and leaves `updatedAt` alone,
 * by which Strapi tells a modified draft from a published one.
 */
export const setReadersClock = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  const rows = await rowsToPublish({ strapi }, documentId, locales);

  for (const draft of rows.filter(({ publishedAt }) => !publishedAt)) {
    const published = rows.find((row) => row.publishedAt && row.locale === draft.locale) ?? null;
    const clock = advanceReadersClock({
      ...(await toCompare({ strapi }, draft, published)),
      clock: {
        firstPublishedAt: toDate(draft.firstPublishedAt),
        contentUpdatedAt: toDate(draft.contentUpdatedAt),
      },
      embargoUntil: toDate(draft.embargoUntil),
      change: changeKind(),
      now: getNow(strapi),
    });
    if (isSet(draft, clock)) continue;
    await send(
      { strapi },
      strapi.db
        .queryBuilder(ARTICLE)
        .where({ id: draft.id })
        .update({ ...clock, lastSeenVersion: null })
    );
  }
};

const isSet = (draft: Row, clock: ReadersClock): boolean =>
  draft.lastSeenVersion === null &&
  toDate(draft.firstPublishedAt)?.getTime() === clock.firstPublishedAt.getTime() &&
  toDate(draft.contentUpdatedAt)?.getTime() === clock.contentUpdatedAt.getTime();

/** What readers saw last of a story that is not published: kept with its draft when it was taken off. */
const readSnapshot = (value: unknown): ReadersVersion | null => {
  if (typeof value !== 'object' || value === null || !('fields' in value)) return null;
  return value as ReadersVersion;
};

/** Keeps what readers see now with the drafts of a story that is about to be unpublished. */
export const keepLastSeenVersions = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  const rows: Row[] = await strapi.db.query(ARTICLE).findMany({
    where: {
      documentId,
      publishedAt: { $notNull: true },
      ...among(locales),
    },
    ...WITH_PICTURE,
  });
  for (const row of rows) {
    const { fields, ...rest } = asReadersVersion(row);
    const noticed = Object.fromEntries(NOTICED.map((field) => [field, fields[field] ?? null]));
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ documentId, locale: row.locale, publishedAt: null })
      .update({ lastSeenVersion: JSON.stringify({ fields: noticed, ...rest }) })
      .execute();
  }
};

/** A story taken back before its embargo ended was seen by nobody: its clock has not started. */
export const forgetUnseenClock = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  await strapi.db
    .queryBuilder(ARTICLE)
    .where({
      documentId,
      publishedAt: null,
      firstPublishedAt: { $gt: getNow(strapi) },
      ...among(locales),
    })
    .update({ firstPublishedAt: null, contentUpdatedAt: null })
    .execute();
};

/**
 * An embargo is one for all languages, and with it the instant at which readers see any of them first.
 * Publishing one language with another embargo moves the clocks of those that nobody has seen yet: one
 * that is lifted early is published now, not at the hour at which the embargo would have ended.
 */
export const alignUnseenClocks = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string
): Promise<void> => {
  const now = getNow(strapi);
  const unseen = { documentId, firstPublishedAt: { $gt: now } };
  const published: Row[] = await strapi.db.query(ARTICLE).findMany({
    select: ['id', 'locale', 'publishedAt', 'embargoUntil', 'firstPublishedAt'],
    where: { ...unseen, publishedAt: { $notNull: true } },
  });
  for (const { locale, embargoUntil, firstPublishedAt } of published) {
    const lift = toDate(embargoUntil);
    const appearsAt = lift && lift > now ? lift : now;
    if (toDate(firstPublishedAt)?.getTime() === appearsAt.getTime()) continue;
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ ...unseen, locale })
      .update({ firstPublishedAt: appearsAt, contentUpdatedAt: appearsAt })
      .execute();
  }
};
