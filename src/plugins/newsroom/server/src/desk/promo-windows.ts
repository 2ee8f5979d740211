import type { Core } from '@strapi/strapi';
import { RELATED_PROMO } from '../constants';
import type { PromoWindow } from '../contracts/editorial-overview';

interface Row {
  documentId: string;
  title: string;
  placement: PromoWindow['placement'];
  priority: number | null;
  enabled: boolean | null;
  startsAt: string | Date | null;
  endsAt: string | Date | null;
  sections: { name: string; locale: string | null; documentId: string }[];
}

/** More than a newsroom runs at a time; what is beyond is said to be missing. */
const MOST = 300;

const dateOf = (value: string | Date | null): Date | null =>
  value === null ? null : new Date(value);

/** How a promo stands at an instant; its end is the first instant at which it is gone. */
export const stateOfWindow = (
  { enabled, startsAt, endsAt }: { enabled: boolean; startsAt: Date | null; endsAt: Date | null },
  now: Date
): PromoWindow['state'] => {
  if (!enabled) return 'off';
  if (endsAt && endsAt <= now) return 'over';
  return startsAt && startsAt > now ? 'upcoming' : 'running';
};

/** Promos of a language by their slots, with the windows in which they are shown. */
export const readPromoWindows = async (
  { strapi }: { strapi: Core.Strapi },
  locale: string,
  now: Date
): Promise<{ promos: PromoWindow[]; isComplete: boolean }> => {
  const rows: Row[] = await strapi.db.query(RELATED_PROMO).findMany({
    where: { locale },
    orderBy: [{ placement: 'asc' }, { priority: 'desc' }, { id: 'asc' }],
    limit: MOST + 1,
    populate: { sections: { select: ['name', 'locale', 'documentId'] } },
  });
  const promos = rows.slice(0, MOST).map((row) => {
    const [startsAt, endsAt] = [dateOf(row.startsAt), dateOf(row.endsAt)];
    const names = new Map(row.sections.map(({ documentId, name }) => [documentId, name]));
    return {
      ...{ id: row.documentId, title: row.title, placement: row.placement },
      priority: row.priority ?? 0,
      state: stateOfWindow({ enabled: row.enabled !== false, startsAt, endsAt }, now),
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      sections: [...names.values()],
    };
  });
  return { promos, isComplete: rows.length <= MOST };
};
