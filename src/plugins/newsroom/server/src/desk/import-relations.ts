import type { Core } from '@strapi/strapi';
import { PERMALINK, RELATED_PROMO, SECTION, SOURCE, type EditorialType } from '../constants';
import type {
  ImportedPromo,
  ImportedSection,
  ImportedSource,
} from '../formats/ninjs/imported-story';
import { isSlug } from '../text/slug';
import type { WireLedger } from './wire-ledger';

const MAX_CODE = 40;

/** Finds the section, sources and promos that a wire item names, and makes those that are missing. */
export const createImportRelations = ({
  strapi,
  wires,
}: {
  strapi: Core.Strapi;
  wires: WireLedger;
}) => {
  const create = async (uid: EditorialType, locale: string, data: object): Promise<string> => {
    const { documentId } = await strapi.documents(uid).create({ locale, data } as never);
    return documentId;
  };

  const findAddress = async (entity: string, slug: string): Promise<string | null> => {
    const row: { target: string } | null = await strapi.db
      .query(PERMALINK)
      .findOne({ where: { entity, slug }, orderBy: { id: 'asc' } });
    return row?.target ?? null;
  };

  const findByText = async (
    uid: EditorialType,
    locale: string,
    where: object
  ): Promise<string | null> => {
    const row: { documentId: string } | null = await strapi.db
      .query(uid)
      .findOne({ where: { locale, ...where } });
    return row?.documentId ?? null;
  };

  const exists = async (uid: EditorialType, documentId: string): Promise<boolean> =>
    (await strapi.db.query(uid).count({ where: { documentId } })) > 0;

  return {
    async section({ key, name }: ImportedSection, locale: string): Promise<string> {
      return (
        (key ? await findAddress('section', key) : null) ??
        (await findByText(SECTION, locale, { name: { $eqi: name } })) ??
        (await create(SECTION, locale, { name, ...(key && isSlug(key) ? { slug: key } : {}) }))
      );
    },

    async source(source: ImportedSource, locale: string): Promise<string> {
      const code = source.code.slice(0, MAX_CODE);
      return (
        (await findAddress('source', code)) ??
        (await create(SOURCE, locale, {
          name: source.name,
          code,
          kind: source.kind ?? 'agency',
          url: source.url,
        }))
      );
    },

    async promo(promo: ImportedPromo, locale: string): Promise<string> {
      const { key, title, text, ctaLabel, url } = promo;
      const record = key ? await wires.hold(key, 'promo') : null;
      if (record?.target && (await exists(RELATED_PROMO, record.target))) return record.target;

      const documentId =
        (await findByText(RELATED_PROMO, locale, { title, ctaLabel })) ??
        (await create(RELATED_PROMO, locale, { title, text, ctaLabel, url }));
      if (record) await wires.record(record.id, { target: documentId, language: locale });
      return documentId;
    },
  };
};

export type ImportRelations = ReturnType<typeof createImportRelations>;
