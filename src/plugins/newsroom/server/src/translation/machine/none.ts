import { ProviderFailure } from './failure';
import type { Provider } from './port';

const NOTHING = 'no provider of machine translation is configured';

/** Stands where no provider is configured: it knows no language and translates nothing. */
export const createNone = (): Provider => ({
  name: 'none',
  limits: { maxTexts: 1, maxBytes: 0 },
  keepsGlossaries: false,
  knowsFormality: false,
  languages: () => Promise.resolve({ sources: [], targets: [] }),
  translate: () => Promise.reject(new ProviderFailure('refused', NOTHING)),
  usage: () => Promise.resolve(null),
});
