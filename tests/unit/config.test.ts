import fc from 'fast-check';
import config from 'newsroom/config';
import { findCircle } from 'newsroom/config/fallbacks';

const validate = (changes: Record<string, unknown>) => () =>
  config.validator({ ...config.default, ...changes });

describe('the settings', () => {
  it('are good as shipped', () => {
    expect(validate({})).not.toThrow();
  });

  it('are good as a newsroom would write them', () => {
    expect(
      validate({
        publicUrl: 'https://news.example/site',
        siteName: 'The Meridian',
        publisher: { name: 'Meridian Media', url: 'https://media.example', logo: '' },
        feeds: { hub: 'https://hub.example/', length: 20 },
        timeZone: 'Europe/Istanbul',
        timeZones: { id: 'Asia/Jakarta', en: 'UTC' },
        fallbacks: { 'pt-BR': ['pt', 'es'] },
        readingRates: { tr: 210.5 },
        slugs: { unicode: ['ar', 'zh'] },
        delivery: { ...config.default.delivery, public: false, mode: 'middleware', cacheMiB: 0 },
        now: () => new Date(0),
      })
    ).not.toThrow();
  });

  it('come with a clock that runs', () => {
    const before = Date.now();
    const now = config.default.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});

const secret = 'a-secret-of-the-desk-0123456789';
const signed = { name: 'site', kind: 'signed', url: 'https://site.example/hook', secret };

it.each([
  ['revisions.keep', { revisions: { keep: 0, days: 90 }, lockSeconds: 120 }],
  ['revisions.days', { revisions: { keep: 10, days: -1 }, lockSeconds: 120 }],
  ['lockSeconds', { revisions: { keep: 10, days: 90 }, lockSeconds: 1 }],
])('the desk is refused with a wrong %s', (name, desk) => {
  expect(validate({ desk })).toThrow(`desk.${name}`);
});

describe('limits of roles', () => {
  const limited = (limits: unknown) => validate({ desk: { ...config.default.desk, limits } });

  it('are good as a newsroom would write them', () => {
    expect(
      limited({
        'admin:newsroom-reporter': { sections: ['sport', 'k2vq0c7p1d8m4x6t9b3n5s0a'] },
        'user:stringer': { sections: ['asia'], locales: ['en'] },
        'token:Turkish desk': { locales: ['tr'], readLocales: ['en'] },
      })
    ).not.toThrow();
  });

  it.each([
    ['is not admin:', { 'newsroom-reporter': { sections: ['sport'] } }],
    ['is not admin:', { 'role:reporter': { sections: ['sport'] } }],
    ['sections', { 'admin:a': { sections: [] } }],
    ['sections', { 'admin:a': { sections: 'sport' } }],
    ['locales', { 'admin:a': { locales: [''] } }],
    ['Unrecognized key: "section"', { 'admin:a': { section: 'sport' } }],
  ])('are refused: %s', (message, limits) => {
    expect(limited(limits)).toThrow(message);
  });
});

describe('machine translation', () => {
  const machine = (changes: object) =>
    validate({
      translation: {
        ...config.default.translation,
        machine: { ...config.default.translation.machine, ...changes },
      },
    });

  it('is good as a newsroom would write it', () => {
    const entries = [{ source: 'White House', target: 'Beyaz Saray' }];
    expect(
      machine({
        ...{ provider: 'deepl', apiKey: secret, monthlyCharacters: 500_000 },
        ...{ pricePerMillion: { amount: 20, currency: 'EUR' }, formality: { de: 'more' } },
        languages: { 'sr-Latn': 'sr' },
        glossaries: [{ source: 'en', target: 'tr', entries, providerId: 'of-the-desk' }],
      })
    ).not.toThrow();
    expect(machine({ provider: 'libretranslate', url: 'http://127.0.0.1:5000' })).not.toThrow();
  });

  const pair = { source: 'en', target: 'tr', entries: [] };
  it.each<[string, object]>([
    ['provider', { provider: 'oracle' }],
    ['apiKey is needed', { provider: 'deepl' }],
    ['apiKey must be printable', { provider: 'deepl', apiKey: `${secret}\n` }],
    ['url must say where', { provider: 'libretranslate' }],
    ['url must not carry', { url: `https://desk:${secret}@mt.example` }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['monthlyCharacters', { monthlyCharacters: -1 }],
    ['pricePerMillion.currency', { pricePerMillion: { amount: 1, currency: 'euro' } }],
    ['formality.de', { formality: { de: 'very' } }],
    ['glossaries.1 en to tr is there twice', { glossaries: [pair, pair] }],
    [
      'glossaries.0.entries.0.source',
      { glossaries: [{ ...pair, entries: [{ source: ' ', target: 'x' }] }] },
    ],
  ])('is refused: %s', (message, changes) => {
    expect(machine(changes)).toThrow(`translation.machine.${message}`);
    expect(machine(changes)).not.toThrow(secret);
  });
});

describe('webhooks', () => {
  it('are good as a newsroom would write them', () => {
    expect(
      validate({
        webhooks: [
          { ...signed, from: 'start', actions: ['kill'], entities: ['article'], timeoutMs: 500 },
          { name: 'next', kind: 'next', url: 'http://localhost:3000/api/revalidate', secret },
          { name: 'fastly', kind: 'fastly', serviceId: 'SU1Z0isxPaozGVKXdv0eY', token: 'a-token' },
          { name: 'cf', kind: 'cloudflare', zoneId: '023e105f4ecef8ad', token: 'a-token' },
        ],
      })
    ).not.toThrow();
  });

  it.each<[string, unknown[]]>([
    ['webhooks.0.kind must be one of', [{ ...signed, kind: 'akamai' }]],
    ['webhooks.0.name', [{ ...signed, name: 'The Site' }]],
    ['webhooks.1.name "site" is taken', [signed, signed]],
    ['webhooks.0.url must be an http', [{ ...signed, url: 'ftp://site.example' }]],
    ['webhooks.0.url must not carry', [{ ...signed, url: `https://desk:${secret}@site.example` }]],
    ['webhooks.0.secret must have at least', [{ ...signed, secret: 'short' }]],
    ['webhooks.0.secret must be printable', [{ ...signed, secret: `${secret}\n${secret}` }]],
    ['webhooks.0.timeoutMs', [{ ...signed, timeoutMs: 0 }]],
    ['webhooks.0.actions.0', [{ ...signed, actions: ['publsh'] }]],
    ['webhooks.0 Unrecognized key: "token"', [{ ...signed, token: 'a-token' }]],
    [
      'webhooks.0.serviceId',
      [{ name: 'cdn', kind: 'fastly', serviceId: '../x', token: 'a-token' }],
    ],
    ['webhooks.0.token', [{ name: 'cdn', kind: 'fastly', serviceId: 'x', token: '' }]],
  ])('are refused: %s', (message, webhooks) => {
    expect(validate({ webhooks })).toThrow(message);
    expect(validate({ webhooks })).not.toThrow(secret);
  });
});

describe('a wrong setting is named', () => {
  it.each<[string, Record<string, unknown>]>([
    ['publicUrl', { publicUrl: 'news.example' }],
    ['publicUrl', { publicUrl: 'javascript:alert(1)' }],
    ['publicUrl', { publicUrl: null }],
    ['siteName', { siteName: '' }],
    ['timeZone', { timeZone: 'Mars/Base' }],
    ['timeZone', { timeZone: '' }],
    ['timeZones.tr', { timeZones: { tr: 'Istanbul time' } }],
    ['fallbacks.en', { fallbacks: { en: 'tr' } }],
    ['fallbacks.en.1', { fallbacks: { en: ['tr', 7] } }],
    ['readingRates.tr', { readingRates: { tr: 0 } }],
    ['readingRates.tr', { readingRates: { tr: -200 } }],
    ['readingRates.tr', { readingRates: { tr: '200' } }],
    ['readingRates.tr', { readingRates: { tr: Number.POSITIVE_INFINITY } }],
    ['slugs.unicode', { slugs: {} }],
    ['slugs.unicode.0', { slugs: { unicode: [7] } }],
    ['delivery.public', { delivery: { public: 'yes' } }],
    ['now', { now: '2025-02-25T08:40:00Z' }],
    ['publicUr', { publicUr: 'https://news.example' }],
    ['slugs Unrecognized key: "unicod"', { slugs: { unicode: [], unicod: ['ar'] } }],
  ])('%s', (name, changes) => {
    expect(validate(changes)).toThrow(name);
  });

  it('and so are all the others', () => {
    expect(validate({ siteName: 7, timeZone: 'Mars/Base', readingRates: { tr: 0 } })).toThrow(
      /siteName .+; timeZone is not an IANA time zone; readingRates\.tr /
    );
  });

  it.each<[unknown]>([[undefined], [null], ['settings'], [[]]])(
    'and no settings are settings either: %j',
    (settings) => {
      expect(() => config.validator(settings)).toThrow();
    }
  );
});

describe('the workflow', () => {
  const { workflow } = config.default;
  const stage = (code: string) => ({ code, name: code, colour: '#336699' });
  const own = {
    stages: [stage('idea'), stage('desk'), stage('ready')],
    moves: [
      { from: 'idea', to: 'desk' },
      { from: 'desk', to: 'ready', roles: ['admin:chief'], sections: ['world'], locales: ['en'] },
      { from: '*', to: 'idea' },
    ],
    publishing: { demands: ['ready'], leadsTo: null },
    unpublishing: { leadsTo: null },
    onEdit: { of: ['ready'], leadsTo: 'desk' },
  };

  it('may be one of the newsroom’s own', () => {
    expect(validate({ workflow: own })).not.toThrow();
    const demanding = { ...workflow, publishing: { demands: ['approved'], leadsTo: 'published' } };
    expect(validate({ workflow: demanding })).not.toThrow();
  });

  it.each([
    ['workflow.moves.0.to "nowhere" is not a stage', { moves: [{ from: 'idea', to: 'nowhere' }] }],
    ['workflow.moves.0.from "up" is not a stage', { moves: [{ from: 'up', to: 'idea' }] }],
    ['workflow.publishing.demands.0 "ok" is', { publishing: { demands: ['ok'], leadsTo: null } }],
    ['workflow.publishing.leadsTo "out" is', { publishing: { demands: [], leadsTo: 'out' } }],
    ['workflow.unpublishing.leadsTo "off" is', { unpublishing: { leadsTo: 'off' } }],
    ['workflow.onEdit.of.0 "legal" is', { onEdit: { of: ['legal'], leadsTo: 'desk' } }],
    ['workflow.onEdit.leadsTo "legal" is', { onEdit: { of: ['ready'], leadsTo: 'legal' } }],
    ['workflow.stages.2.code "desk" is taken', { stages: ['idea', 'desk', 'desk'].map(stage) }],
    [
      'workflow.stages.2.code "ready" can never be reached',
      { moves: [{ from: 'idea', to: 'desk' }] },
    ],
    [
      'workflow.moves.1.to "ready" is where publishing leads',
      { publishing: { demands: [], leadsTo: 'ready' } },
    ],
    [
      'workflow.stages.0.colour must be a colour',
      { stages: [{ ...stage('idea'), colour: 'red' }] },
    ],
    ['workflow.stages.0.code must be', { stages: [stage('In Review')] }],
    ['workflow.moves.0.roles must name one', { moves: [{ from: '*', to: 'desk', roles: [] }] }],
    [
      'workflow.moves.0.roles.0 must be admin:…',
      { moves: [{ from: '*', to: 'desk', roles: ['chief'] }] },
    ],
  ])('is refused: %s', (message, changes) => {
    expect(validate({ workflow: { ...own, ...changes } })).toThrow(message);
  });
});

it.each([
  ['check.onPublish', { onPublish: 'warns' }],
  ['check.maxCharacters', { maxCharacters: { body: 10 } }],
  ['check.required', { required: ['headline'] }],
])('the flight check is refused with a wrong %s', (name, changes) => {
  expect(validate({ check: { ...config.default.check, ...changes } })).toThrow(name);
});

describe('fallback chains', () => {
  it.each([
    [{ ar: ['tr'], tr: ['ar'] }, 'fallbacks.ar goes in a circle: ar → tr → ar'],
    [{ tr: ['tr'] }, 'fallbacks.tr goes in a circle: tr → tr'],
    [
      { fr: ['de'], de: ['es', 'it'], it: ['pt'], pt: ['de'] },
      'fallbacks.de goes in a circle: de → it → pt → de',
    ],
  ])('that lead in a circle are refused: %j', (fallbacks, message) => {
    expect(validate({ fallbacks })).toThrow(message);
  });

  it.each([
    [{}],
    [{ 'sr-Latn': ['sr-Cyrl', 'hr'], hr: ['en'], 'sr-Cyrl': ['en'] }],
    [{ a: ['b', 'c'], b: ['d'], c: ['d'], constructor: ['a'] }],
  ])('that meet, but do not turn back, are good: %j', (fallbacks) => {
    expect(validate({ fallbacks })).not.toThrow();
  });

  it('a circle is found exactly where walking on would never end', () => {
    const locale = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const chains = fc.dictionary(locale, fc.array(locale, { maxLength: 3 }));
    fc.assert(
      fc.property(chains, (fallbacks) => {
        const reach = (from: string, steps: number): boolean =>
          steps === 0 || (fallbacks[from] ?? []).some((next) => reach(next, steps - 1));
        const circle = findCircle(fallbacks);
        expect(circle !== null).toBe(Object.keys(fallbacks).some((from) => reach(from, 6)));
        circle?.slice(1).forEach((to, index) => {
          expect(fallbacks[circle[index] ?? '']).toContain(to);
        });
        if (circle) expect(circle[0]).toBe(circle.at(-1));
      })
    );
  });
});
