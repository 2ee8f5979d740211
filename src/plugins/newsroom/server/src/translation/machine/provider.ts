import type { Settings } from '../../config';
import { createDeepl } from './deepl';
import { createLibreTranslate } from './libretranslate';
import { createNone } from './none';
import type { Provider } from './port';

type MachineSettings = Settings['translation']['machine'];

/** The provider that the settings name. */
export const createProvider = (
  { provider, url, apiKey, timeoutMs }: MachineSettings,
  now: () => Date
): Provider => {
  const parts = { url, apiKey, timeoutMs, now };
  switch (provider) {
    case 'deepl':
      return createDeepl(parts);
    case 'libretranslate':
      return createLibreTranslate(parts);
    case 'none':
      return createNone();
  }
};
