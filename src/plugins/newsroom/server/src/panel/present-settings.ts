import type { DeskSettings } from '../contracts/editorial-settings';

/** The parts of the settings that are shown, as `config/plugins.ts` has them. */
export interface Configured {
  siteName: string;
  publicUrl: string;
  timeZone: string;
  delivery: {
    public: boolean;
    mode: DeskSettings['caching']['mode'];
    cacheMiB: number;
    lifetimes: Pick<
      DeskSettings['caching'],
      'maxAge' | 'sharedMaxAge' | 'staleWhileRevalidate' | 'staleIfError'
    >;
    surrogateKeys: { dialect: DeskSettings['caching']['surrogateKeys'] };
  };
  check: {
    onPublish: DeskSettings['checks']['onPublish'];
    rules: DeskSettings['checks']['rules'];
    minWords: number;
    maxCharacters: Partial<Record<string, number>>;
    required: readonly string[];
    extra: readonly { code: string }[];
  };
  translation: {
    machine: {
      provider: DeskSettings['machine']['provider'];
      apiKey: string;
      monthlyCharacters: number | null;
      glossaries: readonly { source: string; target: string; entries: readonly unknown[] }[];
    };
  };
}

interface Workflow {
  stages: DeskSettings['workflow']['stages'];
  moves: 'any' | readonly { from: string; to: string; roles?: readonly string[] | undefined }[];
  publishing: { demands: readonly string[]; leadsTo: string | null };
  unpublishing: { leadsTo: string | null };
}

interface Health {
  name: string;
  isPaused: boolean;
  kind: string | null;
  pending: number;
  failing: boolean;
  oldestPendingAt: Date | null;
  pausedUntil: Date | null;
  lastError: string | null;
  lastSuccessAt: Date | null;
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/**
 * The settings as an editor may see them. Built up from what is shown, and never by leaving out what is
 * not: a secret that is added to the settings one day does not appear by itself. Pure.
 */
export const presentSettings = (
  settings: Configured,
  {
    locales,
    workflow,
    webhooks,
    machineInFile,
    rules,
    groups,
    values,
  }: {
    locales: DeskSettings['locales'];
    workflow: Workflow;
    webhooks: readonly Health[];
    machineInFile: DeskSettings['machine']['inFile'];
    rules: DeskSettings['checks']['known'];
  } & Pick<DeskSettings, 'groups' | 'values'>
): DeskSettings => {
  const { delivery, check, translation } = settings;
  const { lifetimes } = delivery;
  const { provider, apiKey, monthlyCharacters, glossaries } = translation.machine;
  return {
    siteName: settings.siteName,
    publicUrl: settings.publicUrl,
    timeZone: settings.timeZone,
    locales,
    checks: {
      onPublish: check.onPublish,
      rules: { ...check.rules },
      extra: check.extra.map(({ code }) => code),
      known: rules,
      minWords: check.minWords,
      maxCharacters: Object.fromEntries(
        Object.entries(check.maxCharacters).flatMap(([field, most]) =>
          most === undefined ? [] : [[field, most]]
        )
      ),
      required: [...check.required],
    },
    workflow: {
      stages: workflow.stages.map(({ code, name, colour }) => ({ code, name, colour })),
      moves:
        workflow.moves === 'any'
          ? null
          : workflow.moves.map(({ from, to, roles }) => ({
              ...{ from, to, roles: roles ? [...roles] : null },
            })),
      demands: [...workflow.publishing.demands],
      publishingLeadsTo: workflow.publishing.leadsTo,
      unpublishingLeadsTo: workflow.unpublishing.leadsTo,
    },
    caching: {
      mode: delivery.mode,
      isPublic: delivery.public,
      cacheMiB: delivery.cacheMiB,
      maxAge: lifetimes.maxAge,
      sharedMaxAge: lifetimes.sharedMaxAge,
      staleWhileRevalidate: lifetimes.staleWhileRevalidate,
      staleIfError: lifetimes.staleIfError,
      surrogateKeys: delivery.surrogateKeys.dialect,
    },
    webhooks: webhooks.map((one) => ({
      ...{ name: one.name, kind: one.kind, pending: one.pending, isFailing: one.failing },
      isPaused: one.isPaused,
      oldestPendingAt: iso(one.oldestPendingAt),
      pausedUntil: iso(one.pausedUntil),
      lastError: one.lastError,
      lastSuccessAt: iso(one.lastSuccessAt),
    })),
    machine: {
      ...{ provider, inFile: machineInFile, hasKey: apiKey !== '', monthlyCharacters },
      glossaries: glossaries.map(({ source, target, entries }) => ({
        ...{ source, target, terms: entries.length },
      })),
    },
    groups,
    values,
  };
};
