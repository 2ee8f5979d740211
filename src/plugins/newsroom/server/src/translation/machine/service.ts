import type { Core } from '@strapi/strapi';
import type { MachineUnit } from '../../contracts/editorial-machine';
import type { Database } from '../../database';
import { problem, refuse, refuseAs } from '../../problems';
import { getNow, getSettings } from '../../settings';
import type { Locales } from '../../locales/locales';
import type { TranslationStates } from '../translation-states';
import type { MachineDesk, Version } from './desk';
import { judgeAnswer, type JudgedUnit } from './judge-answer';
import { createKnownLanguages, type LanguagePair } from './known-languages';
import { loadTranslation, type Loaded } from './load';
import type { Provider } from './port';
import { prepareUnits, type Prepared } from './prepare';
import { presentJudged, presentPlanned } from './present';
import { createProvider } from './provider';
import { createQuota } from './quota';
import { answeringFailures } from './refusals';
import { createMachineSave } from './save';
import { sourceContext } from './source-context';
import { createSpending } from './spending';
import { translateTexts } from './translate-texts';

export interface MachineOrder {
  /** null: chosen by what is known of the translation. */
  source: string | null;
  /** Ids of units; null: all. */
  units: readonly string[] | null;
  mode: 'dry-run' | 'suggest' | 'save';
  signal: AbortSignal;
}

export interface MachineResult {
  provider: string;
  source: { locale: string; revision: number };
  target: { locale: string; revision: number | null };
  characters: number;
  billed: number | null;
  price: { amount: number; currency: string } | null;
  quota: { used: number; left: number | null };
  units: MachineUnit[];
}

interface Plan {
  loaded: Loaded;
  prepared: Prepared[];
  kept: Loaded['decided'];
  provider: Provider;
  pair: LanguagePair;
  glossaryId: string | null;
  characters: number;
}

/** Translates articles by the configured provider, and says before what that would do and cost. */
export const createMachine = ({
  strapi,
  database,
  locales,
  desk,
  states,
}: {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  desk: MachineDesk;
  states: TranslationStates;
}) => {
  const spending = createSpending({ strapi, quota: createQuota({ database }) });
  const languages = createKnownLanguages();
  const parts = { desk, stateOf: states.read };
  const save = createMachineSave({ strapi, states, ...parts });
  const settings = () => getSettings(strapi).translation.machine;
  const provider = (): Provider => createProvider(settings(), () => getNow(strapi));

  const chosen = ({ decided }: Loaded, ids: readonly string[] | null): Loaded['decided'] => {
    if (ids === null) return decided;
    const unknown = ids.filter((id) => !decided.some(({ unit }) => unit.id === id));
    refuse(unknown.map((id) => problem('units', `the source has no unit "${id}"`)));
    return decided.filter(({ unit }) => ids.includes(unit.id));
  };

  const plan = async (version: Version, order: MachineOrder): Promise<Plan> => {
    const { maxCharactersPerRequest, glossaries, languages: configured } = settings();
    const chosenProvider = provider();
    const loaded = await loadTranslation(parts, version, order.source);
    if (chosenProvider.name === 'none') {
      refuseAs('machine-not-configured', 'provider', 'no machine translation is configured');
    }
    const wanted = chosen(loaded, order.units);
    const pair = await languages.pair(
      { source: loaded.source.locale, target: version.locale, configured },
      { provider: chosenProvider, settings: settings(), signal: order.signal }
    );
    const glossary =
      glossaries.find(
        ({ source, target }) => source === loaded.source.locale && target === version.locale
      ) ?? null;
    const glossaryId = chosenProvider.keepsGlossaries ? (glossary?.providerId ?? null) : null;
    const isMeant = ({ kept }: (typeof wanted)[number]) =>
      order.mode === 'suggest' || kept === null;
    const prepared = prepareUnits(wanted.filter(isMeant), {
      glossary,
      protects: glossaryId === null,
      limits: chosenProvider.limits,
      maxCharacters: maxCharactersPerRequest,
    });
    return {
      ...{ loaded, prepared, kept: wanted.filter((one) => !isMeant(one)) },
      ...{ provider: chosenProvider, pair, glossaryId },
      characters: prepared.reduce((sum, { characters }) => sum + characters, 0),
    };
  };

  const ask = async (
    version: Version,
    { loaded, prepared, provider: asked, pair, glossaryId, characters }: Plan,
    signal: AbortSignal
  ): Promise<{ judged: JudgedUnit[]; billed: number | null }> => {
    const { formality, ...options } = settings();
    const giveBack = await spending.take(asked.name, characters);
    const sent = prepared.filter(({ fate }) => fate === 'sent');
    try {
      const { texts, charactersBilled } = await translateTexts(
        {
          ...pair,
          glossaryId,
          texts: sent.map(({ marked }) => marked.text),
          context: sourceContext(loaded.source.state),
          formality: asked.knowsFormality ? (formality[version.locale] ?? null) : null,
        },
        { ...options, provider: asked, signal, maxCharacters: options.maxCharactersPerRequest }
      );
      const answers = new Map(sent.map((unit, index) => [unit, texts[index] ?? null]));
      return {
        judged: prepared.map((unit) => judgeAnswer(unit, answers.get(unit) ?? null)),
        billed: charactersBilled,
      };
    } catch (error) {
      await giveBack();
      throw error;
    }
  };

  const resultOf = async (
    version: Version,
    { loaded, provider: asked, characters }: Plan,
    signal: AbortSignal,
    rest: Pick<MachineResult, 'billed' | 'units'> & { revision: number | null }
  ): Promise<MachineResult> => {
    return {
      provider: asked.name,
      source: { locale: loaded.source.locale, revision: loaded.source.revision },
      target: { locale: version.locale, revision: rest.revision },
      characters,
      billed: rest.billed,
      price: spending.priceOf(characters),
      quota: await spending.left(asked, signal),
      units: rest.units,
    };
  };

  return {
    /**
     * @throws NotFoundError (404); ValidationError (400) with a code; RefusedError (502, 503) when the
     *   provider has failed: nothing is changed then
     */
    translate: (version: Version, order: MachineOrder): Promise<MachineResult> =>
      answeringFailures(async () => {
        const planned = await plan(version, order);
        const { loaded, kept, provider: asked } = planned;
        const revision = loaded.target?.revision ?? null;
        if (order.mode === 'dry-run') {
          const units = presentPlanned(loaded.decided, planned.prepared, kept);
          return resultOf(version, planned, order.signal, { billed: null, revision, units });
        }
        const { judged, billed } = await ask(version, planned, order.signal);
        if (order.mode === 'suggest') {
          const units = presentJudged(loaded.decided, planned.prepared, judged, kept, null);
          return resultOf(version, planned, order.signal, { billed, revision, units });
        }
        const saved = await save(version, {
          ...{ sourceLocale: loaded.source.locale, sourceRevision: loaded.source.revision },
          ...{ judged, provider: asked.name, characters: planned.characters },
        });
        const units = presentJudged(loaded.decided, planned.prepared, judged, kept, saved.written);
        return resultOf(version, planned, order.signal, {
          ...{ billed, units, revision: saved.revision ?? revision },
        });
      }),

    /**
     * Which machine translates here, from and into which of the newsroom's locales, and what is left.
     *
     * @param isFresh - asks the provider whatever is remembered of it
     */
    status: (signal: AbortSignal, isFresh = false) =>
      answeringFailures(async () => {
        if (isFresh) languages.forget();
        const asked = provider();
        const known = await languages.of(
          { codes: await locales.codes(), configured: settings().languages },
          { provider: asked, settings: settings(), signal }
        );
        return {
          provider: asked.name,
          languages: known,
          quota: await spending.left(asked, signal),
        };
      }),
  };
};

export type Machine = ReturnType<typeof createMachine>;
