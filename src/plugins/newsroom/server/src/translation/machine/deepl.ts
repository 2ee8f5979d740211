import { z } from 'zod';
import { ask, type Question } from './ask';
import { ProviderFailure } from './failure';
import type { Provider } from './port';

/** Keys of the free plan end in this, and are taken at another address. */
const FREE = ':fx';

/** The account's limit is reached; too many requests besides those of 429. */
const MEANINGS = { 456: 'quota', 529: 'unavailable' } as const;

const translations = z.object({
  translations: z.array(z.object({ text: z.string(), billed_characters: z.int().optional() })),
});
const languageList = z.array(z.object({ language: z.string() }));
const usageAnswer = z.object({ character_count: z.int(), character_limit: z.int() });

const read = <Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> => {
  const { success, data } = schema.safeParse(answer);
  if (!success) throw new ProviderFailure('nonsense', 'the answer is not what DeepL documents');
  return data;
};

/** Sources are told without a variant: `EN`, not `EN-GB`. */
const withoutVariant = (code: string): string => code.split('-')[0] ?? code;

/** DeepL, by version 2 of its HTTP API. */
export const createDeepl = ({
  url,
  apiKey,
  timeoutMs,
  now,
}: {
  /** Empty: DeepL's own address for the kind of key. */
  url: string;
  apiKey: string;
  timeoutMs: number;
  now: () => Date;
}): Provider => {
  const own = apiKey.endsWith(FREE) ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
  const base = (url === '' ? own : url).replace(/\/+$/, '');
  const headers = { authorization: `DeepL-Auth-Key ${apiKey}` };
  const request = (
    path: string,
    question: Pick<Question, 'method' | 'signal'> & { body?: unknown }
  ): Promise<unknown> =>
    ask({ ...question, url: `${base}${path}`, headers, timeoutMs, now: now() }, MEANINGS);
  const codes = async (type: string, signal: AbortSignal): Promise<string[]> => {
    const answer = await request(`/v2/languages?type=${type}`, { method: 'GET', signal });
    return read(languageList, answer).map(({ language }) => language);
  };

  return {
    name: 'deepl',
    // 128 KiB a request; the rest is for JSON's escapes, the context and the options.
    limits: { maxTexts: 50, maxBytes: 64 * 1024 },
    keepsGlossaries: true,
    knowsFormality: true,

    async languages(signal) {
      const [sources, targets] = [await codes('source', signal), await codes('target', signal)];
      return { sources, targets };
    },

    async translate({ texts, source, target, glossaryId, context, formality, signal }) {
      const body = {
        text: texts,
        source_lang: withoutVariant(source),
        target_lang: target,
        tag_handling: 'xml',
        // Whole units are sent: what looks like a sentence within one may not be taken apart.
        outline_detection: false,
        ignore_tags: ['t'],
        preserve_formatting: true,
        show_billed_characters: true,
        ...(context === '' ? {} : { context }),
        ...(glossaryId === null ? {} : { glossary_id: glossaryId }),
        ...(formality === null ? {} : { formality: `prefer_${formality}` }),
      };
      const answer = read(
        translations,
        await request('/v2/translate', { method: 'POST', signal, body })
      ).translations;
      if (answer.length !== texts.length) {
        throw new ProviderFailure('nonsense', `${answer.length} texts for ${texts.length}`);
      }
      const billed = answer.map(({ billed_characters: characters }) => characters);
      return {
        texts: answer.map(({ text }) => text),
        charactersBilled: billed.some((count) => count === undefined)
          ? null
          : billed.reduce<number>((sum, count = 0) => sum + count, 0),
      };
    },

    async usage(signal) {
      const answer = await request('/v2/usage', { method: 'GET', signal });
      const { character_count: used, character_limit: limit } = read(usageAnswer, answer);
      return { used, limit };
    },
  };
};
