import type { WebhookSettings } from 'newsroom/config/webhooks';
import type { Payload } from 'newsroom/webhooks/payload';
import { subscriberOf } from 'newsroom/webhooks/subscribers/kinds';
import type { Delivery } from 'newsroom/webhooks/subscribers/port';

const now = new Date('2025-02-25T08:40:00Z');
const secret = 'a-secret-of-the-desk-0123456789';
const token = 'a-token-of-the-cdn';

const SUBSCRIBERS: WebhookSettings[] = [
  { name: 'own', kind: 'signed', url: 'https://own.example/hook?x=1', secret },
  { name: 'site', kind: 'next', url: 'https://site.example/api/revalidate', secret },
  { name: 'fastly', kind: 'fastly', serviceId: 'svc1', token },
  { name: 'fastly-elsewhere', kind: 'fastly', serviceId: 'svc1', token, url: 'http://cdn.test/' },
  { name: 'cloudflare', kind: 'cloudflare', zoneId: 'zone1', token },
];

const delivery = (
  id: number,
  more: Partial<Payload> = {},
  rest: Partial<Delivery> = {}
): Delivery => ({
  id,
  attempts: 0,
  maxBatch: null,
  ...rest,
  payload: {
    seq: id,
    action: 'update',
    entity: 'article',
    id: `doc-${id}`,
    locale: 'en',
    paths: [`/en/doc-${id}`],
    tags: [`a-doc-${id}`, 'l-en'],
    ...more,
  },
});

const many = (count: number, make: (n: number) => Delivery): Delivery[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe.each(SUBSCRIBERS)('$name, as any subscriber,', (settings) => {
  const subscriber = subscriberOf(settings);
  const pack = (deliveries: Delivery[]) => subscriber.pack(deliveries, settings, now);

  it('sends nothing for nothing', () => {
    expect(pack([])).toEqual([]);
  });

  it.each([1, 2, 700])('carries each of %d deliveries in one parcel, in their order', (count) => {
    const deliveries = many(count, (n) => delivery(n));
    expect(pack(deliveries).flatMap((parcel) => parcel.deliveries)).toEqual(deliveries);
  });

  it('names every tag, or the whole change', () => {
    const deliveries = many(700, (n) => delivery(n));
    const sent = pack(deliveries)
      .flatMap(({ requests }) => requests)
      .map(({ body }) => body)
      .join('\n');
    for (const { payload } of deliveries) {
      for (const tag of payload.tags) expect(sent).toContain(`"${tag}"`);
    }
  });

  it('makes requests that fetch takes: POST, JSON, http or https, printable headers', () => {
    for (const { url, method, headers, body } of pack([delivery(1)]).flatMap(
      ({ requests }) => requests
    )) {
      expect(method).toBe('POST');
      expect(new URL(url).protocol).toMatch(/^https?:$/);
      expect(headers['content-type']).toBe('application/json');
      expect(() => new Headers(headers)).not.toThrow();
      expect(JSON.parse(body)).toEqual(expect.any(Object));
    }
  });

  it('says who it is, and puts no secret into an address or a body', () => {
    const [request] = pack([delivery(1)]).flatMap(({ requests }) => requests);
    expect(`${request?.url}${request?.body}`).not.toMatch(new RegExp(`${secret}|${token}`));
    expect(JSON.stringify(request?.headers)).toMatch(/authorization|fastly-key|newsroom-signature/);
  });

  it('changes nothing that it is given', () => {
    const deliveries = many(3, (n) => delivery(n));
    const before = structuredClone(deliveries);
    pack(deliveries);
    expect(deliveries).toEqual(before);
  });

  it('is the same for the same input', () => {
    expect(pack([delivery(1)])).toEqual(pack([delivery(1)]));
  });
});

describe('subscribers that merge', () => {
  const merging = SUBSCRIBERS.filter((settings) => subscriberOf(settings).isMerging);
  const LIMITS: Record<string, number> = { fastly: 256, cloudflare: 30, next: 200 };
  const keysIn = (body: string): number =>
    Object.values(JSON.parse(body) as Record<string, unknown[]>).flat().length;

  it('are all but the signed ones', () => {
    expect(merging.map(({ kind }) => kind)).toEqual(['next', 'fastly', 'fastly', 'cloudflare']);
  });

  describe.each(merging)('$name', (settings) => {
    const pack = (deliveries: Delivery[]) => subscriberOf(settings).pack(deliveries, settings, now);
    const limit = LIMITS[settings.kind] ?? 0;

    it('say the same once', () => {
      const parcels = pack(many(500, (n) => delivery(n, { tags: ['l-en'], paths: [] })));
      expect(parcels).toHaveLength(1);
      expect(parcels[0]?.requests).toHaveLength(1);
    });

    it('keep to the limit of one request, and fill it', () => {
      const bodies = pack(many(500, (n) => delivery(n, { paths: [] })))
        .flatMap(({ requests }) => requests)
        .map(({ body }) => body);
      expect(Math.max(...bodies.map(keysIn))).toBe(limit);
      expect(bodies).toHaveLength(Math.ceil(500 / (limit - 1)));
    });

    it('take several requests for one change with more tags than that', () => {
      const tags = Array.from({ length: limit * 2 + 1 }, (_, n) => `s-${n}`);
      const parcels = pack([delivery(1, { tags, paths: [] })]);
      expect(parcels).toHaveLength(1);
      expect(parcels[0]?.requests.map(({ body }) => keysIn(body))).toEqual([limit, limit, 1]);
    });

    it('have nothing to say of a change without tags and addresses, which is done at once', () => {
      expect(pack([delivery(1, { tags: [], paths: [] })])).toMatchObject([{ requests: [] }]);
    });

    it('keep those apart that were refused together', () => {
      const split = many(8, (n) => delivery(n, {}, { maxBatch: 2 }));
      const whole = many(4, (n) => delivery(n + 8));
      const sizes = pack([...split, ...whole]).map(({ deliveries }) => deliveries.length);
      expect(sizes).toEqual([2, 2, 2, 2, 4]);
    });
  });
});

describe('what they send', () => {
  const requestOf = (name: string) => {
    const settings = SUBSCRIBERS.find((one) => one.name === name);
    if (!settings) throw new Error(name);
    return subscriberOf(settings).pack([delivery(1)], settings, now)[0]?.requests[0];
  };

  it.each([
    ['own', 'https://own.example/hook?x=1'],
    ['site', 'https://site.example/api/revalidate'],
    ['fastly', 'https://api.fastly.com/service/svc1/purge'],
    ['fastly-elsewhere', 'http://cdn.test/service/svc1/purge'],
    ['cloudflare', 'https://api.cloudflare.com/client/v4/zones/zone1/purge_cache'],
  ])('%s goes to %s', (name, url) => {
    expect(requestOf(name)?.url).toBe(url);
  });

  it.each([
    ['site', { tags: ['a-doc-1', 'l-en'], paths: ['/en/doc-1'] }],
    ['fastly', { surrogate_keys: ['a-doc-1', 'l-en'] }],
    ['cloudflare', { tags: ['a-doc-1', 'l-en'] }],
  ])('%s is told %j', (name, body) => {
    expect(JSON.parse(requestOf(name)?.body ?? '')).toEqual(body);
  });
});

describe('Cloudflare says no', () => {
  const { refusalIn } = subscriberOf({ name: 'c', kind: 'cloudflare', zoneId: 'z', token });

  it.each(['{"success":false,"errors":[{"message":"no"}]}', '{}', '<html>', ''])('%s', (body) => {
    expect(refusalIn?.(body)).toEqual(expect.any(String));
  });

  it('or yes', () => {
    expect(refusalIn?.('{"success":true,"errors":[]}')).toBeNull();
  });
});
