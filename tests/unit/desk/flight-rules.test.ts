import { checkFlight, FLIGHT_RULES, type FlightFacts } from 'newsroom/desk/flight-rules';

const AT = new Date('2026-05-01T12:00:00.000Z');
const before = new Date('2026-05-01T11:59:59.999Z');
const after = new Date('2026-05-02T12:00:00.000Z');

/** A story with which nothing is wrong. */
const soundStory: FlightFacts = {
  locale: 'en',
  at: AT,
  isKilled: false,
  isPublished: false,
  kind: 'news',
  headline: 'Ferries at night',
  words: 300,
  lengths: { headline: 16 },
  empty: ['seoTitle'],
  slug: 'ferries-at-night',
  isSlugTaken: false,
  slugHolder: null,
  section: 'translated',
  sources: [{ id: 'ap', isThere: true }],
  related: [{ id: 'other', standing: 'published' }],
  picture: { alt: 'A ferry', credit: 'A. Photographer' },
  imageTexts: ['A quay'],
  promos: [
    { id: 'p', title: 'Offer', enabled: true, startsAt: AT, endsAt: after, target: 'published' },
  ],
  links: [{ url: '/en/world/other', standing: 'published' }],
  embargoUntil: AT,
  expiresAt: after,
};

const LIMITS = {
  minWords: 50,
  maxCharacters: { headline: 110, shortHeadline: 60, dek: 300, seoTitle: 70, seoDescription: 160 },
  required: ['dek', 'shortHeadline', 'seoDescription', 'dateline', 'bylines', 'tags', 'leadImage'],
};
const OPTIONS = { rules: FLIGHT_RULES, switches: {}, limits: LIMITS };
const codes = (facts: Partial<FlightFacts>, options = {}) =>
  checkFlight({ ...soundStory, ...facts }, { ...OPTIONS, ...options }).map(
    ({ severity, code, field }) => `${severity} ${code} ${field}`
  );

const [promo] = soundStory.promos;

/** Each rule has a story that breaks it, and it alone. */
const BROKEN: [string, Partial<FlightFacts>][] = [
  ['blocks killed id', { isKilled: true }],
  ['blocks headline-missing headline', { headline: ' ' }],
  ['blocks slug-clash slug', { isSlugTaken: true, slugHolder: 'another' }],
  ['warns field-missing shortHeadline', { empty: ['shortHeadline'] }],
  ['warns field-missing dek', { empty: ['dek'] }],
  ['warns field-missing seoDescription', { empty: ['seoDescription'] }],
  ['warns field-missing dateline', { empty: ['dateline'] }],
  ['warns field-missing bylines', { empty: ['bylines'] }],
  ['warns field-missing tags', { empty: ['tags'] }],
  ['warns field-missing leadImage', { empty: ['leadImage'] }],
  ['warns too-long headline', { lengths: { headline: 111 } }],
  ['warns too-long shortHeadline', { lengths: { shortHeadline: 61 } }],
  ['warns too-long dek', { lengths: { dek: 301 } }],
  ['warns too-long seoTitle', { lengths: { seoTitle: 71 } }],
  ['warns too-long seoDescription', { lengths: { seoDescription: 161 } }],
  ['warns body-empty body', { words: 0 }],
  ['warns body-short body', { words: 49 }],
  ['blocks expired expiresAt', { expiresAt: before, embargoUntil: null }],
  ['blocks expiry-before-embargo expiresAt', { expiresAt: after, embargoUntil: after }],
  [
    'warns hides-live-story expiresAt',
    { isPublished: true, expiresAt: before, embargoUntil: null },
  ],
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
  ['warns body-image-alt-missing body', { imageTexts: ['A quay', ''] }],
  [
    'warns promo-not-begun relatedPromos',
    { promos: promo ? [{ ...promo, startsAt: new Date(AT.getTime() + 1) }] : [] },
  ],
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

test('every rule is broken by one of these, but one that the settings here do not ask for', () => {
  const broken = new Set(BROKEN.map(([name]) => name));
  const rules = FLIGHT_RULES.map(({ severity, code, field }) => `${severity} ${code} ${field}`);
  expect(rules.filter((rule) => !broken.has(rule))).toEqual(['warns field-missing seoTitle']);
});

test('what blocks comes first, each time that something is wrong is told', () => {
  expect(
    codes({
      picture: { alt: null, credit: null },
      isSlugTaken: true,
      words: 0,
      related: [
        { id: 'x', standing: 'missing' },
        { id: 'y', standing: 'missing' },
      ],
    })
  ).toEqual([
    'blocks slug-clash slug',
    'warns body-empty body',
    'warns relation-missing relatedArticles',
    'warns relation-missing relatedArticles',
    'warns image-alt-missing leadImageAlt',
    'warns image-credit-missing leadImageCredit',
  ]);
});

test('what hides a story that is published is remarked upon, never refused', () => {
  const hidden = { isPublished: true, expiresAt: after, embargoUntil: after };
  expect(codes(hidden)).toEqual([
    'warns hides-live-story expiresAt',
    'warns embargo-after-publication embargoUntil',
  ]);
});

test('a video needs no text, and a text as long as it may be is not too long', () => {
  expect(codes({ words: 0, kind: 'video' })).toEqual([]);
  expect(codes({ lengths: { headline: 110, dek: 300 } })).toEqual([]);
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
