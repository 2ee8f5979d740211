import { checkFlight, FLIGHT_RULES, type FlightFacts } from 'newsroom/desk/flight-rules';

const AT = new Date('2026-05-01T12:00:00.000Z');
const before = new Date('2026-05-01T11:59:59.999Z');
const after = new Date('2026-05-02T12:00:00.000Z');

/** A story with which nothing is wrong. */
const soundStory: FlightFacts = {
  locale: 'en',
  at: AT,
  isKilled: false,
  headline: 'Ferries at night',
  words: 300,
  slug: 'ferries-at-night',
  slugHolder: null,
  section: 'translated',
  sources: [{ id: 'ap', isThere: true }],
  related: [{ id: 'other', standing: 'published' }],
  picture: { alt: 'A ferry', credit: 'A. Photographer' },
  promos: [{ id: 'p', title: 'Offer', enabled: true, endsAt: after, target: 'published' }],
  links: [{ url: '/en/world/other', standing: 'published' }],
  embargoUntil: AT,
  expiresAt: after,
};

const OPTIONS = { rules: FLIGHT_RULES, switches: {}, limits: { minWords: 50 } };
const codes = (facts: Partial<FlightFacts>, options = {}) =>
  checkFlight({ ...soundStory, ...facts }, { ...OPTIONS, ...options }).map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`
  );

const [promo] = soundStory.promos;

/** Each rule has a story that breaks it, and it alone. */
const BROKEN: [string, Partial<FlightFacts>][] = [
  ['blocks killed id', { isKilled: true }],
  ['blocks headline-missing headline', { headline: ' ' }],
  ['blocks slug-clash slug', { slugHolder: 'another' }],
  ['blocks body-empty body', { words: 0 }],
  ['warns body-short body', { words: 49 }],
  ['blocks expired expiresAt', { expiresAt: before, embargoUntil: null }],
  ['blocks expiry-before-embargo expiresAt', { expiresAt: after, embargoUntil: after }],
  ['warns embargo-after-publication embargoUntil', { embargoUntil: after, expiresAt: null }],
  ['warns section-missing section', { section: null }],
  ['warns section-not-translated section', { section: 'copied' }],
  ['warns relation-missing section', { section: 'missing' }],
  ['warns source-missing sources', { sources: [] }],
  ['warns relation-missing sources', { sources: [{ id: 'ap', isThere: false }] }],
  ['warns relation-missing relatedArticles', { related: [{ id: 'x', standing: 'missing' }] }],
  [
    'warns related-unpublished relatedArticles',
    { related: [{ id: 'x', standing: 'unpublished' }] },
  ],
  ['warns image-alt-missing leadImageAlt', { picture: { alt: null, credit: 'x' } }],
  ['warns image-credit-missing leadImageCredit', { picture: { alt: 'x', credit: '  ' } }],
  ['warns promo-over relatedPromos', { promos: promo ? [{ ...promo, endsAt: AT }] : [] }],
  [
    'warns promo-target-unpublished relatedPromos',
    { promos: promo ? [{ ...promo, target: 'unpublished' }] : [] },
  ],
  ['warns internal-link-broken body', { links: [{ url: '/en/x', standing: 'missing' }] }],
  ['warns internal-link-unpublished body', { links: [{ url: '/en/x', standing: 'unpublished' }] }],
];

test('a sound story has no findings; one without a picture or promos neither', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ picture: null, promos: [], links: [], related: [], expiresAt: null })).toEqual([]);
});

test.each(BROKEN)('%s', (expected, facts) => {
  const found = codes(facts);
  // An expiry at the end of the embargo is one before it, and the embargo ends after publication.
  expect(found.filter((one) => !one.startsWith('warns embargo'))).toEqual(
    [expected].filter((one) => !one.startsWith('warns embargo'))
  );
  expect(found).toContain(expected);
});

test('every rule is broken by one of these', () => {
  const broken = new Set(BROKEN.map(([name]) => name));
  const rules = FLIGHT_RULES.map(({ severity, code, field }) => `${severity} ${code} ${field}`);
  expect(rules.filter((rule) => !broken.has(rule))).toEqual([]);
});

test('what blocks comes first, each time that something is wrong is told', () => {
  expect(
    codes({
      picture: { alt: null, credit: null },
      words: 0,
      related: [
        { id: 'x', standing: 'missing' },
        { id: 'y', standing: 'missing' },
      ],
    })
  ).toEqual([
    'blocks body-empty body',
    'warns relation-missing relatedArticles',
    'warns relation-missing relatedArticles',
    'warns image-alt-missing leadImageAlt',
    'warns image-credit-missing leadImageCredit',
  ]);
});

test('rules are switched by their code, and added to', () => {
  const picture = { alt: null, credit: null };
  const switches = { 'image-alt-missing': 'blocks', 'image-credit-missing': 'off' };
  expect(codes({ picture }, { switches })).toEqual(['blocks image-alt-missing leadImageAlt']);
  const shouting = {
    code: 'shouting',
    severity: 'warns' as const,
    field: 'headline',
    howTo: 'Use small letters.',
    find: ({ headline }: FlightFacts) =>
      headline === headline?.toUpperCase() ? ['It is all capitals.'] : [],
  };
  const rules = [...FLIGHT_RULES, shouting];
  expect(codes({ headline: 'FERRIES' }, { rules })).toEqual(['warns shouting headline']);
});
