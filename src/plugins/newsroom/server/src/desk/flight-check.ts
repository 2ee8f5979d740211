import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { withStages } from '../config/workflow';
import { ARTICLE } from '../constants';
import type { Finding } from '../contracts/editorial-check';
import type { Locales } from '../locales/locales';
import type { CheckedDraft, FlightCheckSource } from '../publication/flight-check-source';
import type { KilledStories } from '../publication/killed-stories';
import type { SeenAtGate } from '../publication/remarks';
import { refuseAs } from '../problems';
import { getNow, getSettings } from '../settings';
import { isDemandUnmet, stageOf } from './decide-move';
import type { FlightFactsService, Gathered } from './flight-facts';
import { checkFlight, FLIGHT_RULES, gravestFirst, switchFindings } from './flight-rules';
import { refuseFlight } from './refusals';

/** What the gate learnt of a version that may be published. */
export interface Cleared {
  locale: string;
  recordedStage: string | null;
  /** Findings that do not stand in the way. */
  remarks: Finding[];
}

/** A dry run of a publication: what would go wrong, and how it is mended. Writes nothing. */
export const createFlightCheck = ({
  strapi,
  locales,
  stories,
  facts,
  extraChecks,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  stories: KilledStories;
  facts: FlightFactsService;
  /** What other parts of the newsroom look for. */
  extraChecks: readonly FlightCheckSource[];
}) => {
  /** Past the lifecycle hooks, whose labels nobody needs here. */
  const versionsOf = (documentId: string, where: object = {}): Promise<CheckedDraft[]> =>
    strapi.db
      .queryBuilder(ARTICLE)
      .init({ where: { documentId, ...where }, orderBy: { locale: 'asc' } })
      .execute<CheckedDraft[]>();

  /** All languages: a translation is compared with its source. */
  const draftsOf = (documentId: string): Promise<CheckedDraft[]> =>
    versionsOf(documentId, { publishedAt: null });

  const among = (
    versions: readonly CheckedDraft[],
    asked: readonly string[] | null
  ): readonly CheckedDraft[] =>
    versions.filter(({ locale }) => asked === null || asked.includes(locale));

  const workflow = () => withStages(getSettings(strapi).workflow);

  /** Not a rule that can be switched: what publishing demands is said in one place, the workflow. */
  const demandOf = ({ draft, facts: { isPublished }, recordedStage }: Gathered): Finding[] => {
    const flow = workflow();
    const stage = stageOf(flow, { recorded: recordedStage, isPublished });
    if (!isDemandUnmet(flow, stage)) return [];
    const demands = flow.publishing.demands.join(' or ');
    return [
      {
        code: 'stage-demanded',
        severity: 'blocks',
        locale: draft.locale,
        field: 'stage',
        message: `It stands in "${stage}"; publishing needs ${demands}.`,
        howTo: `Have it moved to ${demands}.`,
      },
    ];
  };

  const findingsOf = async (
    gathered: Gathered,
    at: Date,
    versions: readonly CheckedDraft[]
  ): Promise<Finding[]> => {
    const { check } = getSettings(strapi);
    const own = checkFlight(gathered.facts, {
      rules: [...FLIGHT_RULES, ...check.extra],
      switches: check.rules,
      limits: check,
    });
    const extra: Finding[] = [];
    for (const source of extraChecks) {
      extra.push(...(await source.check(gathered.draft, at, versions)));
    }
    return [...own, ...switchFindings(extra, check.rules)];
  };

  const aroundAt = async (at: Date, isKilled: boolean, looksForSlug: boolean) => ({
    at,
    isKilled,
    looksForSlug,
    publicUrl: getSettings(strapi).publicUrl,
    locales: await locales.codes(),
  });

  /** Everything that may be wrong, language by language, what blocks first. */
  const findIn = async (
    documentId: string,
    versions: readonly CheckedDraft[],
    { asked, at }: { asked: readonly string[] | null; at: Date }
  ): Promise<Finding[]> => {
    const drafts = among(versions, asked);
    const isKilled = (await stories.find(documentId)) !== null;
    const findings: Finding[] = [];
    for (const one of await facts.gather(drafts, await aroundAt(at, isKilled, true))) {
      findings.push(...gravestFirst([...demandOf(one), ...(await findingsOf(one, at, versions))]));
    }
    return findings;
  };

  /** The same as the gate asks it: now, and as little as it has to. Null: it asks for nothing. */
  const look = async (
    documentId: string,
    asked: readonly string[] | null
  ): Promise<{ cleared: Cleared[]; blocking: Finding[]; seen: SeenAtGate } | null> => {
    const isOff = getSettings(strapi).check.onPublish === 'off';
    if (isOff && workflow().publishing.demands.length === 0) return null;
    const all = await versionsOf(documentId);
    // Asked when the story is ours: its lock may still have been on the way.
    const at = getNow(strapi);
    const versions = all.filter(({ publishedAt }) => !publishedAt);
    const drafts = among(versions, asked);
    const cleared: Cleared[] = [];
    const blocking: Finding[] = [];
    const pictures = new Map<string, number | null>();
    for (const one of await facts.gather(drafts, await aroundAt(at, false, false))) {
      const { draft, recordedStage, pictureId } = one;
      pictures.set(draft.locale, pictureId);
      const found = [...demandOf(one), ...(isOff ? [] : await findingsOf(one, at, versions))];
      blocking.push(...found.filter(({ severity }) => severity === 'blocks'));
      const remarks = found.filter(({ severity }) => severity === 'warns');
      cleared.push({ locale: draft.locale, recordedStage, remarks });
    }
    const published = all.filter(({ publishedAt }) => Boolean(publishedAt));
    return { cleared, blocking, seen: { documentId, drafts: versions, published, pictures } };
  };

  return {
    /** What may be found, each code once, and how grave it is unless the settings say otherwise. */
    rules(): { code: string; severity: Finding['severity'] }[] {
      const { extra } = getSettings(strapi).check;
      const all = [...FLIGHT_RULES, ...extraChecks.flatMap(({ rules }) => rules), ...extra];
      const graves = new Map(all.map(({ code, severity }) => [code, severity]));
      return [...graves].map(([code, severity]) => ({ code, severity }));
    },

    /**
     * @param locale - null: every language of the story
     * @param at - when it would be published; null: now
     * @throws NotFoundError (404); ValidationError (400) `unknown-version`
     */
    async check(
      documentId: string,
      { locale, at }: { locale: string | null; at: Date | null }
    ): Promise<{ at: Date; findings: Finding[] }> {
      const versions = await draftsOf(documentId);
      if (versions.length === 0) throw new errors.NotFoundError('There is no such story');
      const asked = locale === null ? null : [locale];
      if (among(versions, asked).length === 0) {
        refuseAs('unknown-version', 'locale', `the story does not exist in "${locale}"`);
      }
      const when = at ?? getNow(strapi);
      return { at: when, findings: await findIn(documentId, versions, { asked, at: when }) };
    },

    /**
     * Before languages of a story are published: refuses what the settings do not let through. A killed
     * story and a slug that another one has are refused by the ledger of addresses in any case, so they
     * are not asked for here.
     *
     * @param asked - null: every language of the story
     * @returns nulls when the settings ask for nothing, and nothing was looked at
     * @throws ValidationError (400) `stage-demanded` or `flight-check`, with the findings
     */
    async clear(
      documentId: string,
      asked: readonly string[] | null
    ): Promise<{ cleared: Cleared[] | null; seen: SeenAtGate | null }> {
      const looked = await look(documentId, asked);
      if (looked && looked.blocking.length > 0) refuseFlight(looked.blocking);
      return { cleared: looked?.cleared ?? null, seen: looked?.seen ?? null };
    },

    /** What `clear` would refuse a publication for. */
    blocking: async (documentId: string, locale: string): Promise<Finding[]> =>
      (await look(documentId, [locale]))?.blocking ?? [],

    /**
     * What would go wrong with a publication that is planned.
     *
     * @param at - when it is to be published
     * @param force - whether it is planned all the same
     * @throws ValidationError (400) `stage-demanded` or `flight-check`, with the findings
     */
    async ahead(
      documentId: string,
      { locales: asked, at, force }: { locales: readonly string[]; at: Date; force: boolean }
    ): Promise<Finding[]> {
      const findings = await findIn(documentId, await draftsOf(documentId), { asked, at });
      const blocking = findings.filter(({ severity }) => severity === 'blocks');
      if (blocking.length > 0 && !force) refuseFlight(blocking);
      return findings;
    },
  };
};

export type FlightCheck = ReturnType<typeof createFlightCheck>;
