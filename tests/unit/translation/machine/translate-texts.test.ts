import fc from 'fast-check';
import { ProviderFailure } from 'newsroom/translation/machine/failure';
import { matchLanguage } from 'newsroom/translation/machine/match-language';
import { packBatches } from 'newsroom/translation/machine/pack-batches';
import type { Order, Provider } from 'newsroom/translation/machine/port';
import { translateTexts } from 'newsroom/translation/machine/translate-texts';

const provider = (translate: Provider['translate'], maxTexts = 2): Provider => ({
  ...{ name: 'test', limits: { maxTexts, maxBytes: 1_000 } },
  ...{ keepsGlossaries: false, knowsFormality: false },
  languages: () => Promise.resolve({ sources: [], targets: [] }),
  usage: () => Promise.resolve(null),
  translate,
});

const order: Omit<Order, 'signal' | 'texts'> = {
  ...{ source: 'en', target: 'tr', glossaryId: null, context: '', formality: null },
};
const run = (
  translate: Provider['translate'],
  texts: string[],
  { retries = 2, signal = new AbortController().signal, parallel = 2 } = {}
) =>
  translateTexts(
    { ...order, texts },
    {
      ...{ provider: provider(translate), parallel, maxCharacters: 100, signal },
      ...{ retries, backoffMs: 1, random: () => 0 },
    }
  );
const echo: Provider['translate'] = ({ texts }) =>
  Promise.resolve({ texts: texts.map((one) => one.toUpperCase()), charactersBilled: 1 });

describe('texts', () => {
  it('come back in their order, from as many requests as it takes', async () => {
    let [now, most] = [0, 0];
    const slow: Provider['translate'] = async (asked) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, asked.texts.includes('a') ? 20 : 1));
      now -= 1;
      return echo(asked);
    };
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(await run(slow, texts)).toEqual({
      texts: texts.map((one) => one.toUpperCase()),
      charactersBilled: 4,
    });
    expect(most).toBe(2);
  });

  it('are none when there are none, without a request', async () => {
    const never = () => Promise.reject(new Error('was asked'));
    expect(await run(never, [])).toEqual({ texts: [], charactersBilled: 0 });
  });

  it('that are too long for a request are left out, and the others not', async () => {
    expect((await run(echo, ['x'.repeat(101), 'b'])).texts).toEqual([null, 'B']);
  });

  it('are asked for again when it may pass', async () => {
    let attempts = 0;
    const flaky: Provider['translate'] = (asked) => {
      attempts += 1;
      if (attempts < 3) return Promise.reject(new ProviderFailure('unavailable', 'HTTP 503', 1));
      return echo(asked);
    };
    expect((await run(flaky, ['a'])).texts).toEqual(['A']);
    expect(attempts).toBe(3);
  });

  it.each([
    ['unavailable', 3],
    ['quota', 1],
    ['denied', 1],
    ['refused', 1],
    ['nonsense', 1],
  ] as const)('fail as %s after %d attempts', async (kind, expected) => {
    let attempts = 0;
    const failing = () => {
      attempts += 1;
      return Promise.reject(new ProviderFailure(kind, 'no'));
    };
    await expect(run(failing, ['a'])).rejects.toMatchObject({ kind });
    expect(attempts).toBe(expected);
  });

  it('fail at once when a provider asks for more patience than somebody has who waits', async () => {
    let attempts = 0;
    const patient = () => {
      attempts += 1;
      return Promise.reject(new ProviderFailure('unavailable', 'HTTP 429', 3_600_000));
    };
    await expect(run(patient, ['a'])).rejects.toMatchObject({ retryAfterMs: 3_600_000 });
    expect(attempts).toBe(1);
  });

  it('are all given up when one request has failed, or whoever asked has gone', async () => {
    const hanging: Provider['translate'] = ({ texts, signal }) =>
      new Promise((_, reject) => {
        if (texts.includes('bad')) reject(new ProviderFailure('denied', 'HTTP 403'));
        signal.addEventListener('abort', () => reject(new ProviderFailure('refused', 'given up')));
      });
    await expect(run(hanging, ['a', 'b', 'bad'])).rejects.toMatchObject({ kind: 'denied' });
    const leaving = new AbortController();
    const asked = run(hanging, ['a'], { signal: leaving.signal });
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'refused' });
  });
});

test('batches hold every text that fits once, in order, within all limits', () => {
  const limits = { maxTexts: 5, maxBytes: 60, maxCharacters: 40 };
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 })), (texts) => {
      const { batches, tooLong } = packBatches(texts, limits);
      const all = [...batches.flat(), ...tooLong].sort((a, b) => a - b);
      expect(all).toEqual(texts.map((_, index) => index));
      for (const batch of batches) {
        const held = batch.map((index) => texts[index] ?? '');
        expect(held.length).toBeLessThanOrEqual(limits.maxTexts);
        expect(Buffer.byteLength(held.join(''))).toBeLessThanOrEqual(limits.maxBytes);
        expect(held.join('').length).toBeLessThanOrEqual(limits.maxCharacters);
        expect(batch).toEqual([...batch].sort((a, b) => a - b));
      }
    })
  );
});

describe('the code of a language', () => {
  const DEEPL = ['EN-GB', 'EN-US', 'PT-BR', 'PT-PT', 'ZH-HANS', 'ZH-HANT', 'TR', 'NB', 'SR'];
  it.each([
    ['en', 'EN-US'],
    ['en-GB', 'EN-GB'],
    ['pt', 'PT-BR'],
    ['pt-PT', 'PT-PT'],
    ['zh', 'ZH-HANS'],
    ['zh-Hant', 'ZH-HANT'],
    ['zh-TW', 'ZH-HANT'],
    ['tr-TR', 'TR'],
    ['no', 'NB'],
    ['sr-Cyrl', 'SR'],
    ['sr-Latn', null],
    ['ha', null],
    ['not a tag', null],
  ])('of %s is %s', (locale, code) => {
    expect(matchLanguage(locale, DEEPL, {})).toBe(code);
  });

  it('is the one that the settings name, if the provider has it', () => {
    expect(matchLanguage('sr-Latn', DEEPL, { 'sr-Latn': 'sr' })).toBe('SR');
    expect(matchLanguage('tr', DEEPL, { tr: 'xx' })).toBeNull();
  });
});
