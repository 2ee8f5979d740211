import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import type { Database } from '../database';
import type { CheckedDraft } from './flight-check-source';
import type { SeenAtGate } from './remarks';

interface Link {
  row: number;
  file: number;
}

const PICTURE = 'leadImage';

/** Fields that are one for all languages of a story, but for its picture, which is a relation. */
const sharedFields = ({ strapi }: { strapi: Core.Strapi }): string[] =>
  Object.entries(strapi.contentType(ARTICLE).attributes).flatMap(([name, { pluginOptions }]) => {
    const { i18n } = (pluginOptions ?? {}) as { i18n?: { localized?: boolean } };
    return i18n?.localized === false && name !== PICTURE ? [name] : [];
  });

/** Each language as readers will have it: its draft where it is published now, else what they have. */
const published = (
  { drafts, published: live }: SeenAtGate,
  locales: readonly string[] | null
): CheckedDraft[] => {
  const isPublishedNow = ({ locale }: CheckedDraft) => locales === null || locales.includes(locale);
  return [...drafts.filter(isPublishedNow), ...live.filter((row) => !isPublishedNow(row))];
};

const areSame = (values: readonly string[]): boolean => new Set(values).size < 2;

/**
 * Whether all languages of a story agree on what is one for all of them as soon as some are published:
 * then nothing of the others has to be written. One statement, none for a story in one language.
 */
export const areLanguagesAligned = async (
  { strapi, database }: { strapi: Core.Strapi; database: Database },
  seen: SeenAtGate,
  locales: readonly string[] | null
): Promise<boolean> => {
  const versions = published(seen, locales);
  if (versions.length < 2) return true;
  const fields = sharedFields({ strapi });
  const faces = versions.map((row) => JSON.stringify(fields.map((field) => row[field] ?? null)));
  if (!areSame(faces)) return false;

  const knex = await database.knex();
  const links: Link[] = await knex(database.fileLinks())
    .select('related_id as row', 'file_id as file')
    .where({ related_type: ARTICLE, field: PICTURE })
    .whereIn(
      'related_id',
      versions.map(({ id }) => Number(id))
    );
  const pictureOf = (id: number): string =>
    links.flatMap(({ row, file }) => (Number(row) === id ? [file] : [])).join();
  return areSame(versions.map(({ id }) => pictureOf(Number(id))));
};
