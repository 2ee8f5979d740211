import { createDeepl } from 'newsroom/translation/machine/deepl';
import { createLibreTranslate } from 'newsroom/translation/machine/libretranslate';
import { createNone } from 'newsroom/translation/machine/none';
import type { Order, Provider } from 'newsroom/translation/machine/port';
import {
  closeConnection,
  hang,
  openReceiver,
  status,
  type Answer,
  type Receiver,
} from '../../../helpers/receiver';
import { json } from '../../../helpers/scripted-api';
import { speakDeepl, speakLibreTranslate } from '../../../helpers/translating-servers';

const KEY = 'a-key-that-nobody-may-see';
const now = () => new Date('2025-02-25T08:40:00Z');
const signal = () => new AbortController().signal;

interface Adapter {
  name: string;
  create(url: string, timeoutMs: number): Provider;
  speak: Answer;
  codes: { source: string; target: string };
  /** An answer with these texts. */
  texts(...texts: string[]): unknown;
}

const ADAPTERS: Adapter[] = [
  {
    name: 'deepl',
    create: (url, timeoutMs) => createDeepl({ url, apiKey: KEY, timeoutMs, now }),
    speak: speakDeepl(KEY),
    codes: { source: 'EN', target: 'TR' },
    texts: (...texts) => ({ translations: texts.map((text) => ({ text })) }),
  },
  {
    name: 'libretranslate',
    create: (url, timeoutMs) => createLibreTranslate({ url, apiKey: KEY, timeoutMs, now }),
    speak: speakLibreTranslate(KEY),
    codes: { source: 'en', target: 'tr' },
    texts: (...translatedText) => ({ translatedText }),
  },
];

describe.each(ADAPTERS)('a provider: $name', ({ name, create, speak, codes, texts }) => {
  let server: Receiver;
  beforeEach(async () => {
    server = await openReceiver(speak);
  });
  afterEach(() => server.close());

  const order = (rest: Partial<Order> = {}): Order => ({
    texts: ['One <x id="1">two</x>', 'A &amp; B &lt; C'],
    ...codes,
    glossaryId: null,
    context: 'A headline',
    formality: null,
    signal: signal(),
    ...rest,
  });
  const translate = (rest: Partial<Order> = {}, timeoutMs = 2_000) =>
    create(server.url, timeoutMs).translate(order(rest));
  const failing = async (answer: Answer, timeoutMs = 2_000) => {
    server.answer(answer);
    return translate({}, timeoutMs).then(
      () => 'no failure',
      (error: unknown) => error
    );
  };

  it('is called what the settings call it', () => {
    expect(create(server.url, 100).name).toBe(name);
  });

  it('translates texts in their order and leaves markup and entities as they are', async () => {
    const { texts: translated } = await translate();
    expect(translated).toEqual([
      'tr:One <x id="1">tr:two</x>',
      expect.stringMatching(/^tr:A &amp; B &lt; C$/),
    ]);
  });

  it('has protected terms left alone, and brings them back as they were', async () => {
    const [text = ''] = (await translate({ texts: ['In <t id="7">Jakarta</t>'] })).texts;
    expect(text).toMatch(/<t id="7">.*<\/t>/);
    expect(server.received.at(-1)?.body).not.toContain('undefined');
  });

  it('says which languages it knows', async () => {
    const { sources, targets } = await create(server.url, 2_000).languages(signal());
    expect(sources).toContain(codes.source);
    expect(targets).toContain(codes.target);
  });

  it.each([
    [400, 'refused'],
    [401, 'denied'],
    [403, 'denied'],
    [404, 'refused'],
    [408, 'unavailable'],
    [413, 'refused'],
    [429, 'unavailable'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [302, 'refused'],
  ])('fails with %d as %s', async (code, kind) => {
    const failure = await failing(status(code, { location: '/elsewhere' }));
    expect(failure).toMatchObject({ name: 'ProviderFailure', kind });
    expect(server.received).toHaveLength(1);
  });

  it('says how long it was asked to wait', async () => {
    expect(await failing(status(429, { 'retry-after': '7' }))).toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 7_000,
    });
  });

  it.each<[string, Answer]>([
    ['hangs', hang],
    ['cuts the connection', closeConnection],
    [
      'cuts the connection within the answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"trans', () => response.destroy());
      },
    ],
    [
      'goes on and on',
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is unavailable when it %s', async (_, answer) => {
    expect(await failing(answer, 150)).toMatchObject({ kind: 'unavailable' });
  });

  it('is waited for when it is late, but within its time', async () => {
    const late: Answer = (request, response) =>
      void setTimeout(() => speak(request, response), 100);
    server.answer(late);
    expect((await translate()).texts).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['no object', 'yes'],
    ['null', null],
    ['something else', { result: [] }],
    ['numbers for texts', { translations: [{ text: 1 }], translatedText: [1] }],
    ['fewer texts', texts('one')],
    ['more texts', texts('one', 'two', 'three')],
  ])('talks nonsense with %s', async (_, body) => {
    expect(await failing(json(body))).toMatchObject({ kind: 'nonsense' });
  });

  it('talks nonsense with an answer that is no JSON', async () => {
    const html: Answer = (_, response) => response.end('<html>Welcome to the hotel</html>');
    expect(await failing(html)).toMatchObject({ kind: 'nonsense' });
  });

  it('hands on texts whose markup is broken: others judge them', async () => {
    server.answer(json(texts('</x><x id="9">', '<x id="1">')));
    expect((await translate()).texts).toHaveLength(2);
  });

  it('is unreachable where nobody listens', async () => {
    const { url } = server;
    await server.close();
    const failure = await create(url, 500)
      .translate(order())
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'unavailable' });
    server = await openReceiver(speak);
  });

  it('stops when it is told to', async () => {
    server.answer(hang);
    const ending = new AbortController();
    const asked = translate({ signal: ending.signal }, 60_000).catch((error: unknown) => error);
    setTimeout(() => ending.abort(), 50);
    expect(await asked).toMatchObject({ kind: 'refused' });
  });

  it.each<[string, Answer]>([
    ['refuses', status(403)],
    ['fails', status(500)],
    ['talks nonsense', json({ key: KEY })],
  ])('shows the key in no message when it %s', async (_, answer) => {
    const failure = await failing(answer);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(KEY);
  });
});

describe('DeepL', () => {
  const open = async (answer: Answer = speakDeepl(KEY)) => {
    const server = await openReceiver(answer);
    const provider = createDeepl({ url: `${server.url}/`, apiKey: KEY, timeoutMs: 2_000, now });
    return { server, provider };
  };
  const order: Order = {
    ...{ texts: ['One'], source: 'EN-GB', target: 'DE', glossaryId: 'a-glossary' },
    ...{ context: 'News', formality: 'less', signal: signal() },
  };

  it('is told source without a variant, target with it, glossary, context and formality', async () => {
    const { server, provider } = await open();
    await provider.translate(order);
    expect(server.received[0]?.json).toMatchObject({
      ...{ text: ['One'], source_lang: 'EN', target_lang: 'DE', tag_handling: 'xml' },
      ...{ glossary_id: 'a-glossary', context: 'News', formality: 'prefer_less' },
      ignore_tags: ['t'],
    });
    await server.close();
  });

  it('tells what it billed, and what is left', async () => {
    const { server, provider } = await open(
      speakDeepl(KEY, { usage: { used: 1_200, limit: 500_000 } })
    );
    expect((await provider.translate(order)).charactersBilled).toBe(3);
    expect(await provider.usage(signal())).toEqual({ used: 1_200, limit: 500_000 });
    await server.close();
  });

  it.each([
    [456, 'quota'],
    [529, 'unavailable'],
  ])('means %s by %d', async (code, kind) => {
    const { server, provider } = await open(status(code));
    await expect(provider.translate(order)).rejects.toMatchObject({ kind });
    await server.close();
  });
});

describe('no provider', () => {
  it('knows no language and translates nothing', async () => {
    const none = createNone();
    expect(await none.languages(signal())).toEqual({ sources: [], targets: [] });
    expect(await none.usage(signal())).toBeNull();
    const order = { ...{ texts: ['a'], source: 'en', target: 'tr', glossaryId: null } };
    await expect(
      none.translate({ ...order, context: '', formality: null, signal: signal() })
    ).rejects.toMatchObject({ kind: 'refused' });
  });
});
