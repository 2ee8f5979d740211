import config from 'newsroom/config';

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
