import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';

/** How many users of a document an error names. */
const NAMED = 10;

interface User {
  documentId: string;
  locale: string;
  title: string;
}

interface Use {
  uid: string;
  field: string;
  noun: string;
  titleField: string;
}

/** Who must not lose what they point to. */
const USES: Record<string, readonly Use[]> = {
  [SECTION]: [
    { uid: ARTICLE, field: 'section', noun: 'article', titleField: 'headline' },
    { uid: SECTION, field: 'parent', noun: 'section', titleField: 'name' },
    { uid: RELATED_PROMO, field: 'targetSection', noun: 'promo', titleField: 'title' },
    { uid: RELATED_PROMO, field: 'sections', noun: 'promo', titleField: 'title' },
  ],
  [SOURCE]: [{ uid: ARTICLE, field: 'sources', noun: 'article', titleField: 'headline' }],
};

/**
 * Refuses to delete a section or source that is in use, naming who uses it. Strapi would delete it
 * and leave articles without section.
 *
 * @throws ApplicationError (400) with `details.usedBy`
 */
export const refuseDeletionInUse = async (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  const uses = USES[uid] ?? [];
  const usedBy: (User & { type: string })[] = [];
  let total = 0;

  for (const { uid: user, field, noun, titleField } of uses) {
    const where = {
      [field]: { documentId },
      ...(locales ? { locale: { $in: [...locales] } } : {}),
    };
    const rows: (Record<string, unknown> & User)[] = await strapi.db.query(user).findMany({
      select: ['id', 'documentId', 'locale', titleField],
      where,
      limit: NAMED * 2,
    });
    total += await strapi.db.query(user).count({ where });
    for (const row of rows) {
      const isNamed = usedBy.some(
        (other) => other.documentId === row.documentId && other.locale === row.locale
      );
      if (isNamed) continue;
      usedBy.push({
        type: noun,
        documentId: row.documentId,
        locale: row.locale,
        title: String(row[titleField]),
      });
    }
  }
  if (total === 0) return;

  const named = usedBy.slice(0, NAMED);
  throw new errors.ApplicationError(
    `In use by ${named.map(({ type, title, locale }) => `${type} "${title}" (${locale})`).join(', ')}${usedBy.length > NAMED ? ' and others' : ''}`,
    { usedBy: named }
  );
};
