import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import type { Finding } from '../contracts/editorial-check';
import type { Locales } from '../locales/locales';
import type { KilledStories } from '../publication/killed-stories';
import { refuseAs } from '../problems';
import { getNow, getSettings } from '../settings';
import type { FlightFactsService } from './flight-facts';
import { checkFlight, FLIGHT_RULES } from './flight-rules';

type Draft = Record<string, unknown> & { documentId: string; locale: string };

/** A dry run of a publication: what would go wrong, and how it is mended. Writes nothing. */
export const createFlightCheck = ({
  strapi,
  locales,
  stories,
  facts,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  stories: KilledStories;
  facts: FlightFactsService;
}) => ({
  /**
   * @param locale - null: every language of the story
   * @param at - when it would be published; null: now
   * @throws NotFoundError (404); ValidationError (400) `unknown-version`
   */
  async check(
    documentId: string,
    { locale, at }: { locale: string | null; at: Date | null }
  ): Promise<{ at: Date; findings: Finding[] }> {
    const drafts: Draft[] = await strapi.db.query(ARTICLE).findMany({
      where: { documentId, publishedAt: null },
      populate: { leadImage: true },
      orderBy: { locale: 'asc' },
    });
    if (drafts.length === 0) throw new errors.NotFoundError('There is no such story');
    const asked = drafts.filter((draft) => locale === null || draft.locale === locale);
    if (asked.length === 0) {
      refuseAs('unknown-version', 'locale', `the story does not exist in "${locale}"`);
    }
    const { check, publicUrl } = getSettings(strapi);
    const when = at ?? getNow(strapi);
    const around = {
      at: when,
      isKilled: (await stories.find(documentId)) !== null,
      publicUrl,
      locales: await locales.codes(),
    };
    const findings: Finding[] = [];
    for (const draft of asked) {
      findings.push(
        ...checkFlight(await facts.gather(draft, around), {
          rules: [...FLIGHT_RULES, ...check.extra],
          switches: check.rules,
          limits: { minWords: check.minWords },
        })
      );
    }
    return { at: when, findings };
  },
});

export type FlightCheck = ReturnType<typeof createFlightCheck>;
