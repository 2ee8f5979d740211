import type { Core } from '@strapi/strapi';
import { RELATED_PROMO, SECTION, SHARED_TYPES, SOURCE, type SharedType } from '../constants';
import type { ChangedEntity, NewChange } from '../publication/change-log';
import { sectionPath } from './paths';
import {
  coarseThing,
  listThing,
  promosThing,
  promoThing,
  sectionThing,
  sourcesThing,
  sourceThing,
  treeThing,
} from './things';

/** What readers could get of a section, source or promo in one locale. */
export interface SharedFace {
  path: string | null;
  /** Its content as text; equal when a reader could notice no difference. */
  content: string;
}

/** A shared document, with what readers saw of it by locale. */
export interface SharedReading {
  uid: SharedType;
  documentId: string;
  before: ReadonlyMap<string, SharedFace>;
}

const KINDS: Record<
  SharedType,
  {
    entity: ChangedEntity;
    image: string | null;
    thing: (documentId: string) => string;
    /** The answer that lists all of its kind in a locale. */
    list: (locale: string) => string;
  }
> = {
  [SECTION]: { entity: 'section', image: null, thing: sectionThing, list: treeThing },
  [SOURCE]: { entity: 'source', image: 'logo', thing: sourceThing, list: sourcesThing },
  [RELATED_PROMO]: { entity: 'promo', image: 'image', thing: promoThing, list: promosThing },
};

/** Written by every save, seen by nobody. */
const UNSEEN = ['id', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy'];

type Row = Record<string, unknown> & { locale: string; slug?: string };

const contentOf = (row: Row): string =>
  JSON.stringify(Object.entries(row).filter(([field]) => !UNSEEN.includes(field)));

export const thingOf = (uid: SharedType, documentId: string): string =>
  KINDS[uid].thing(documentId);

/** What readers see of a shared document now, by locale. */
export const readSharedFaces = async (
  { strapi }: { strapi: Core.Strapi },
  uid: SharedType,
  documentId: string
): Promise<Map<string, SharedFace>> => {
  const { image } = KINDS[uid];
  const rows: Row[] = await strapi.db
    .queryBuilder(uid)
    .init({ where: { documentId }, ...(image ? { populate: { [image]: true } } : {}) })
    .execute();
  return new Map(
    rows.map((row) => [
      row.locale,
      {
        path: uid === SECTION && row.slug ? sectionPath(row.locale, row.slug) : null,
        content: contentOf(row),
      },
    ])
  );
};

/** Sources and promos that show a picture, as readers see them now. */
export const readSharedShowing = async (
  { strapi }: { strapi: Core.Strapi },
  fileId: number
): Promise<SharedReading[]> => {
  const readings = new Map<string, SharedReading>();
  for (const uid of SHARED_TYPES) {
    const { image } = KINDS[uid];
    if (!image) continue;
    const rows: { documentId: string }[] = await strapi.db
      .query(uid)
      .findMany({ select: ['documentId'], where: { [image]: { id: fileId } } });
    for (const { documentId } of rows) {
      if (readings.has(documentId)) continue;
      const before = await readSharedFaces({ strapi }, uid, documentId);
      readings.set(documentId, { uid, documentId, before });
    }
  }
  return [...readings.values()];
};

/** The changes between two readings, in the order of locales. */
export const decideSharedChanges = (
  uid: SharedType,
  documentId: string,
  before: ReadonlyMap<string, SharedFace>,
  after: ReadonlyMap<string, SharedFace>
): NewChange[] => {
  const { entity, thing, list } = KINDS[uid];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((locale) => {
    const [old, next] = [before.get(locale), after.get(locale)];
    if (old?.content === next?.content) return [];
    const tags = [
      thing(documentId),
      list(locale),
      coarseThing(locale),
      ...(entity === 'section' ? [listThing(documentId)] : []),
    ];
    const change = (action: NewChange['action'], path: string | null): NewChange => ({
      action,
      entity,
      id: documentId,
      locale,
      path,
      tags,
    });
    if (!next) return [change('unpublish', old?.path ?? null)];
    if (!old) return [change('publish', next.path)];
    return old.path === next.path
      ? [change('update', next.path)]
      : [change('redirect', old.path), change('update', next.path)];
  });
};
