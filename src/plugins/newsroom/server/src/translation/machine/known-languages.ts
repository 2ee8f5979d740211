import type { Settings } from '../../config';
import { refuseAs } from '../../problems';
import { matchLanguage } from './match-language';
import type { Languages, Provider } from './port';
import { withRetries } from './retry';

/** Providers learn languages by the month. */
const MAX_AGE_MS = 3_600_000;

/** The provider's codes. */
export interface LanguagePair {
  source: string;
  target: string;
}

interface Asking {
  provider: Provider;
  settings: Settings['translation']['machine'];
  signal: AbortSignal;
}

type Configured = Readonly<Record<string, string>>;

/** What languages the provider knows, asked once in a while. */
export const createKnownLanguages = () => {
  let known: { of: string; at: number; languages: Languages } | null = null;

  const read = async ({ provider, settings, signal }: Asking): Promise<Languages> => {
    const of = `${provider.name} ${settings.url}`;
    if (known?.of === of && performance.now() - known.at < MAX_AGE_MS) return known.languages;
    const { retries, backoffMs } = settings;
    const languages = await withRetries({ retries, backoffMs, signal }, () =>
      provider.languages(signal)
    );
    known = { of, at: performance.now(), languages };
    return languages;
  };

  return {
    forget(): void {
      known = null;
    },

    /** @throws ValidationError (400) for a language that the provider does not translate */
    async pair(
      { source, target, configured }: LanguagePair & { configured: Configured },
      asking: Asking
    ): Promise<LanguagePair> {
      const { sources, targets } = await read(asking);
      const { name } = asking.provider;
      const refuse = (side: 'source' | 'target', locale: string): never =>
        refuseAs('language-not-supported', side, `${name} does not translate "${locale}"`);
      return {
        source: matchLanguage(source, sources, configured) ?? refuse('source', source),
        target: matchLanguage(target, targets, configured) ?? refuse('target', target),
      };
    },

    /** Of the newsroom's locales. */
    async of(
      { codes, configured }: { codes: readonly string[]; configured: Configured },
      asking: Asking
    ) {
      const { sources, targets } = await read(asking);
      return codes.map((locale) => ({
        locale,
        source: matchLanguage(locale, sources, configured) !== null,
        target: matchLanguage(locale, targets, configured) !== null,
      }));
    },
  };
};
