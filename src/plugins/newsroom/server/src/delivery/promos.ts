import type { PromoDocument, PromoListAnswer } from '../contracts/delivery';
import type { PromosQuery } from '../contracts/delivery-query';
import type { Ledger } from '../permalinks/ledger';
import type { ChangeLog } from '../publication/change-log';
import { problem, refuse } from '../problems';
import type { Live } from './delivered';
import type { ProjectionSettings } from './facts';
import type { Gather } from './gather';
import type { Bound } from './lifetimes';
import { boundOf, instantOf, openNow } from './present';
import { projectPromo } from './project';
import { lineage } from './row-facts';
import type { Scope } from './scope';
import { articleThing, localeThing, promosThing, promoThing, sectionThing } from './things';

export interface Slot {
  locale: string;
  placement?: string;
  /** The section and its ancestors; null: wherever no section is asked for. */
  sectionIds: readonly string[] | null;
}

/** Promos that are on now: enabled, in their window, meant for the section, by priority. */
export const createPromos = ({
  ledger,
  changeLog,
  gather,
  scope,
  projection,
}: {
  ledger: Ledger;
  changeLog: ChangeLog;
  gather: Gather;
  scope: Scope;
  projection: () => ProjectionSettings;
}) => {
  const isMeantFor = (targeted: readonly string[], { sectionIds }: Slot): boolean =>
    targeted.length === 0 || (sectionIds?.some((id) => targeted.includes(id)) ?? false);

  const forSlot = async (
    slot: Slot
  ): Promise<{ promos: PromoDocument[]; bound: Bound; keys: string[] }> => {
    const now = scope.now();
    const found = await gather.promos(slot.locale, {
      enabled: true,
      ...(slot.placement === undefined ? {} : { placement: slot.placement }),
      $or: [{ endsAt: null }, { endsAt: { $gt: now } }],
    });
    const meant = found.filter(({ sectionIds }) => isMeantFor(sectionIds, slot));
    const windowed = meant.flatMap(({ facts }) => projectPromo(facts, projection()));
    const windows = windowed.map(({ window }) => window);
    return {
      promos: openNow(windowed, now),
      bound: boundOf([], windows, now),
      keys: [
        promosThing(slot.locale),
        localeThing(slot.locale),
        ...meant.flatMap(({ facts, targets }) => [
          promoThing(facts.documentId),
          ...targets.articles.map(articleThing),
          ...targets.sections.map(sectionThing),
        ]),
      ],
    };
  };

  /** A section and those above it. */
  const sectionLine = async (slug: string, locale: string): Promise<string[]> => {
    const permalink = await ledger.find({ entity: 'section', language: locale, slug });
    if (!permalink) refuse([problem('section', `there is no section "${slug}" in ${locale}`)]);
    return lineage(await gather.sections(locale), permalink?.target).map(
      ({ documentId }) => documentId
    );
  };

  return {
    forSlot,

    /** @throws ValidationError (400) for an unknown section */
    async list(query: PromosQuery): Promise<Live> {
      const locale = await scope.localeOf(query.locale);
      const sectionIds =
        query.section === undefined ? null : await sectionLine(query.section, locale);
      const seq = await changeLog.latestIn([locale]);
      const slot = {
        locale,
        sectionIds,
        ...(query.placement ? { placement: query.placement } : {}),
      };
      const { promos, bound, keys } = await forSlot(slot);
      const value: PromoListAnswer = {
        data: promos,
        meta: { locale, seq, freshUntil: instantOf(bound) },
      };
      const all = [...keys, ...(sectionIds ?? []).map(sectionThing)];
      return { kind: 'live', value, keys: all, locales: [locale], bound };
    },
  };
};

export type Promos = ReturnType<typeof createPromos>;
