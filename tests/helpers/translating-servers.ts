import type { Answer, Received } from './receiver';

/** Says every word of a text backwards-free: marks it as translated and leaves the markup alone. */
export const sayIn = (target: string, text: string): string =>
  text
    .split(/(<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<') || piece.trim() === '' ? piece : `${target.toLowerCase()}:${piece}`
    )
    .join('');

const send = (response: Parameters<Answer>[1], status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + [...text.replace(/<[^>]*>/g, '')].length, 0);

export interface Speech {
  /** What becomes of a text. */
  say?: (target: string, text: string) => string;
  usage?: { used: number; limit: number };
}

/** Speaks DeepL's protocol as far as it is used; refuses what DeepL would refuse. */
export const speakDeepl = (key: string, { say = sayIn, usage }: Speech = {}): Answer => {
  const languages = (codes: string[]) => codes.map((language) => ({ language, name: language }));
  return ({ path, headers, json }: Received, response) => {
    if (headers.authorization !== `DeepL-Auth-Key ${key}`) {
      return send(response, 403, { message: 'Forbidden' });
    }
    if (path === '/v2/languages?type=source') {
      return send(response, 200, languages(['EN', 'TR', 'AR', 'ZH', 'DE']));
    }
    if (path === '/v2/languages?type=target') {
      const targets = ['EN-GB', 'EN-US', 'TR', 'AR', 'ZH-HANS', 'ZH-HANT', 'DE', 'ID'];
      return send(response, 200, languages(targets));
    }
    if (path === '/v2/usage') {
      const { used = 0, limit = 500_000 } = usage ?? {};
      return send(response, 200, { character_count: used, character_limit: limit });
    }
    const { text, target_lang: target, tag_handling: tags, source_lang: source } = json;
    const isRight =
      path === '/v2/translate' &&
      Array.isArray(text) &&
      text.length <= 50 &&
      typeof target === 'string' &&
      typeof source === 'string' &&
      !source.includes('-') &&
      tags === 'xml';
    if (!isRight) return send(response, 400, { message: 'Bad request' });
    const texts = text as string[];
    return send(response, 200, {
      translations: texts.map((one) => ({
        detected_source_language: source,
        text: say(target, one),
        billed_characters: lengthOf([one]),
      })),
    });
  };
};

/** Speaks LibreTranslate's protocol as far as it is used. */
export const speakLibreTranslate = (key: string, { say = sayIn }: Speech = {}): Answer => {
  const codes = ['en', 'tr', 'ar', 'zh-Hans', 'de', 'id'];
  return ({ path, json }: Received, response) => {
    if (path === '/languages') {
      const languages = codes.map((code) => ({ code, name: code, targets: codes }));
      return send(response, 200, languages);
    }
    const { q, source, target, format, api_key: given } = json;
    if (given !== key) return send(response, 403, { error: 'Invalid API key' });
    const isRight =
      path === '/translate' &&
      Array.isArray(q) &&
      typeof target === 'string' &&
      codes.includes(target) &&
      codes.includes(String(source)) &&
      format === 'html';
    if (!isRight) return send(response, 400, { error: 'Invalid request' });
    return send(response, 200, {
      translatedText: (q as string[]).map((one) => say(target, one)),
    });
  };
};
