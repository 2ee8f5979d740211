import type { Core } from '@strapi/strapi';
import { concurrently } from '../concurrently';
import { PERMALINK, RELATED_PROMO } from '../constants';
import type { CheckedDraft } from '../publication/flight-check-source';
import {
  factsOfDraft,
  holderOf,
  linkedDraft,
  targetOf,
  type Around,
  type Held,
  type PromoRow,
} from './facts-of-draft';
import type { FlightFacts } from './flight-rules';
import type { NamedThings, Thing } from './named-things';
import type { OwnPath } from './own-path';
import type { ReachService } from './reach';

export interface Gathered {
  draft: CheckedDraft;
  facts: FlightFacts;
  /** The stage in its record; null: there is none. */
  recordedStage: string | null;
  /** Id of the file of its lead image; null: it has none. */
  pictureId: number | null;
}

const ownOf = (
  found: readonly Thing[],
  kind: 'stage' | 'picture',
  { documentId, locale }: CheckedDraft
): Thing | undefined =>
  found.find(
    (thing) => thing.kind === kind && thing.document_id === documentId && thing.locale === locale
  );

/**
 * Gathers what the rules of a flight check look at: of drafts, since those would be published. Any number
 * of languages takes one statement, and up to three more for promos, for addresses of our own and for
 * what these lead to.
 */
export const createFlightFacts = ({
  strapi,
  things: namedThings,
  sight,
}: {
  strapi: Core.Strapi;
  things: NamedThings;
  sight: ReachService['sight'];
}) => {
  const promosOf = (ids: readonly string[], locales: readonly string[]): Promise<PromoRow[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : strapi.db
          .queryBuilder(RELATED_PROMO)
          .init({ where: { documentId: { $in: ids }, locale: { $in: locales } } })
          .execute<PromoRow[]>();

  const addressesOf = (paths: readonly Pick<OwnPath, 'locale' | 'slug'>[]): Promise<Held[]> =>
    paths.length === 0
      ? Promise.resolve([])
      : strapi.db.query(PERMALINK).findMany({
          where: {
            entity: { $in: ['article', 'section'] },
            language: { $in: [...new Set(paths.map(({ locale }) => locale))] },
            slug: { $in: [...new Set(paths.map(({ slug }) => slug))] },
          },
        });

  return {
    /** @param drafts - rows of one story, one for each language that is looked at */
    async gather(drafts: readonly CheckedDraft[], around: Around): Promise<Gathered[]> {
      const [first] = drafts;
      if (!first) return [];
      const ownId = first.documentId;
      const locales = drafts.map(({ locale }) => locale);
      const linked = drafts.map((draft) => linkedDraft(draft, around));
      const paths = linked.flatMap(({ urls }) => urls.map(({ path }) => path));
      const ownSlugs = drafts.map(({ locale, slug }) => ({ locale, slug: String(slug ?? '') }));

      const named = linked.flatMap(({ promos }) => promos);
      const asked = [...new Set([...locales, ...paths.map(({ locale }) => locale)])];
      const own = [...new Set([ownId, ...linked.flatMap(({ related }) => related)])];
      const [promos, held, things] = await concurrently(
        promosOf(named, locales),
        addressesOf([...paths, ...(around.looksForSlug ? ownSlugs : [])]),
        namedThings.find(
          {
            sections: linked.flatMap(({ section }) => section ?? []),
            sources: linked.flatMap(({ sources }) => sources),
            articles: own,
            pictured: drafts.map(({ id, documentId, locale }) => ({
              id: Number(id),
              document_id: documentId,
              locale,
            })),
            staged: [ownId],
          },
          asked
        )
      );
      const stories = [
        ...own,
        ...promos.flatMap((promo) => targetOf(promo) ?? []),
        ...paths.flatMap((path) => holderOf(held, path, 'article') ?? []),
      ];
      const further = [...new Set(stories)].filter((id) => !own.includes(id));
      const found = [...things, ...(await namedThings.find({ articles: further }, asked))];
      const others = [...new Set([...stories, ...held.map(({ target }) => target)])];
      const sees = await sight(others.filter((id) => id !== ownId));
      return linked.map((one): Gathered => {
        const { draft } = one;
        return {
          draft,
          facts: factsOfDraft(one, { things: found, promos, held, sees }, around),
          recordedStage: ownOf(found, 'stage', draft)?.value ?? null,
          pictureId: Number(ownOf(found, 'picture', draft)?.file) || null,
        };
      });
    },
  };
};

export type FlightFactsService = ReturnType<typeof createFlightFacts>;
