import { z } from 'zod';
import { ask } from './ask';
import { ProviderFailure } from './failure';
import type { Provider } from './port';

const translated = z.object({ translatedText: z.array(z.string()) });
const languageList = z.array(
  z.object({ code: z.string(), targets: z.array(z.string()).optional() })
);

/**
 * Its HTML parser knows no elements of our own, and leaves the contents of `code` alone.
 */
const toHtml = (text: string): string =>
  text.replace(/<(\/?)x\b/g, '<$1span').replace(/<(\/?)t\b/g, '<$1code');
const fromHtml = (text: string): string =>
  text.replace(/<(\/?)span\b/gi, '<$1x').replace(/<(\/?)code\b/gi, '<$1t');

/** LibreTranslate, by its HTTP API; texts go as HTML. */
export const createLibreTranslate = ({
  url,
  apiKey,
  timeoutMs,
  now,
}: {
  url: string;
  /** Empty where the server asks for none. */
  apiKey: string;
  timeoutMs: number;
  now: () => Date;
}): Provider => {
  const base = url.replace(/\/+$/, '');
  const common = { headers: {}, timeoutMs };

  return {
    name: 'libretranslate',
    // What a server takes at once is its operator's choice; small requests are never too large.
    limits: { maxTexts: 20, maxBytes: 16 * 1024 },
    keepsGlossaries: false,
    knowsFormality: false,

    async languages(signal) {
      const answer = await ask({
        ...common,
        method: 'GET',
        url: `${base}/languages`,
        signal,
        now: now(),
      });
      const { success, data } = languageList.safeParse(answer);
      if (!success) throw new ProviderFailure('nonsense', 'the answer is no list of languages');
      const sources = data.map(({ code }) => code);
      return { sources, targets: [...new Set(data.flatMap(({ targets }) => targets ?? sources))] };
    },

    async translate({ texts, source, target, signal }) {
      const body = {
        q: texts.map(toHtml),
        source,
        target,
        format: 'html',
        ...(apiKey === '' ? {} : { api_key: apiKey }),
      };
      const answer = await ask({
        ...common,
        method: 'POST',
        url: `${base}/translate`,
        body,
        signal,
        now: now(),
      });
      const { success, data } = translated.safeParse(answer);
      if (!success) throw new ProviderFailure('nonsense', 'the answer holds no translated texts');
      const { translatedText: answers } = data;
      if (answers.length !== texts.length) {
        throw new ProviderFailure('nonsense', `${answers.length} texts for ${texts.length}`);
      }
      return { texts: answers.map(fromHtml), charactersBilled: null };
    },

    usage: () => Promise.resolve(null),
  };
};
