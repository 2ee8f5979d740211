import fc from 'fast-check';
import type { DocumentFacts } from 'newsroom/delivery/facts';
import { presentArticle, presentList, type Presentation } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import { documentOf, FIRST_PUBLISHED, paragraph, promo, SETTINGS, story } from './facts-of';
import { thePage } from './the-page';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const after = (milliseconds: number): Date => new Date(FIRST_PUBLISHED.getTime() + milliseconds);
const FIFTEEN_HOURS_LATER = after(15 * HOUR);
const SEQ = 1234;

const asked = (request: Partial<Presentation> = {}): Presentation => ({
  locale: 'en',
  now: FIFTEEN_HOURS_LATER,
  relative: true,
  body: 'blocks',
  timeZoneOf: () => 'UTC',
  fallbackLocale: 'en',
  site: { name: 'The Meridian', publicUrl: '', mediaUrl: 'https://cms.example' },
  ...request,
});

const answer = (facts: DocumentFacts, request: Partial<Presentation> = {}) =>
  presentArticle({ edition: projectEdition(facts, SETTINGS), seq: SEQ }, asked(request)).answer;

const listed = (facts: Parameters<typeof story>[0]) => ({
  edition: projectEdition(documentOf(story(facts)), SETTINGS),
  seq: SEQ,
});

const page = (editions: ReturnType<typeof listed>[], nextTurn: Date | null = null) => ({
  editions,
  nextCursor: null,
  nextTurn: nextTurn?.getTime() ?? null,
  seq: SEQ,
});

const translationIn = (locale: string, window: { embargoUntil?: Date; expiresAt?: Date } = {}) => ({
  locale,
  slug: 'vapurlar',
  headline: 'Vapurlar',
  path: `/${locale}/vapurlar`,
  embargoUntil: null,
  expiresAt: null,
  ...window,
});

describe('the page fifteen hours later', () => {
  it('says what it said, and until when', () => {
    const { data, meta } = answer(thePage);

    expect(data).toMatchObject({
      locale: 'en',
      servedLocale: 'en',
      isFallback: false,
      section: { name: 'World' },
      sourceLine: 'AP',
      relativeTime: {
        label: '15 hours ago',
        unit: 'hour',
        value: -15,
        absolute: '25 February 2025',
        validUntil: '2025-02-26T00:40:00.000Z',
      },
      promos: [{ cta: { label: 'Contact us' } }],
      translations: [{ locale: 'tr' }],
    });
    expect(meta).toEqual({ locale: 'en', seq: SEQ, freshUntil: '2025-02-26T00:40:00.000Z' });
  });

  it('shows readers no window and nothing else that is ours alone', () => {
    const { data } = answer(thePage);
    expect(JSON.stringify(data)).not.toMatch(/"(window|thing|summary|rest|mentions)":/);
  });
});

describe('the relative label', () => {
  it('counts days in the time zone of the readers', () => {
    const labelIn = (timeZone: string) =>
      answer(thePage, { now: after(2 * DAY), timeZoneOf: () => timeZone }).data.relativeTime;

    expect(labelIn('UTC')).toMatchObject({
      label: '2 days ago',
      validUntil: '2025-02-28T00:00:00.000Z',
    });
    expect(labelIn('Asia/Jakarta')).toMatchObject({
      label: '2 days ago',
      validUntil: '2025-02-27T17:00:00.000Z',
    });
  });

  it('is left out with relative=false, on related stories too, and then bounds nothing', () => {
    const facts = documentOf(story(), { related: [story({ documentId: 'a-2' })] });
    const { data, meta } = answer(facts, { relative: false });

    expect(data).not.toHaveProperty('relativeTime');
    expect(data.related[0]).not.toHaveProperty('relativeTime');
    expect(meta.freshUntil).toBeNull();
  });

  it('that is a date holds for good', () => {
    const { data, meta } = answer(documentOf(story()), { now: after(30 * DAY) });
    expect(data.relativeTime).toEqual({
      label: '25 February 2025',
      unit: 'absolute',
      value: null,
      absolute: '25 February 2025',
      validUntil: null,
    });
    expect(meta.freshUntil).toBeNull();
  });
});

describe('an answer in another language than asked for', () => {
  it('says so, and speaks to readers in the language of the story', () => {
    const facts = documentOf(story({ locale: 'tr', slug: 'vapurlar' }), {
      related: [story({ documentId: 'a-2', locale: 'tr' })],
    });
    const { data, meta } = answer(facts, { locale: 'ar' });

    expect(data).toMatchObject({
      locale: 'ar',
      servedLocale: 'tr',
      isFallback: true,
      direction: 'ltr',
      path: '/tr/vapurlar',
      relativeTime: { label: '15 saat önce' },
      related: [{ locale: 'ar', servedLocale: 'tr', isFallback: true }],
    });
    expect(meta.locale).toBe('ar');
  });

  it('uses the time zone of the language that answers', () => {
    const zones: string[] = [];
    answer(documentOf(story({ locale: 'tr' })), {
      locale: 'ar',
      timeZoneOf: (locale) => {
        zones.push(locale);
        return 'Europe/Istanbul';
      },
    });
    expect(new Set(zones)).toEqual(new Set(['tr']));
  });
});

describe('the body', () => {
  const facts = documentOf(
    story({ locale: 'ar', body: [paragraph('أخبار & <script>alert(1)</script>')] })
  );

  it('is blocks, as stored', () => {
    expect(answer(facts, { body: 'blocks' }).data.body).toEqual(facts.article.body);
  });

  it('is HTML with language and direction, and nothing in it is alive', () => {
    expect(answer(facts, { body: 'html' }).data.body).toBe(
      '<div lang="ar" dir="rtl"><p>أخبار &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p></div>'
    );
  });

  it('is left out', () => {
    const { data } = answer(facts, { body: 'none' });
    expect(data).not.toHaveProperty('body');
    expect(data.headline).toBe('Ferries at night');
  });

  it('that is empty is an empty list', () => {
    expect(answer(documentOf(story({ body: null }))).data.body).toEqual([]);
  });
});

describe('what opens and closes by itself', () => {
  const facts = documentOf(story({ firstPublishedAt: after(-90 * DAY) }), {
    promos: [promo({ startsAt: after(HOUR), endsAt: after(3 * HOUR) })],
    related: [story({ documentId: 'a-2', embargoUntil: after(2 * HOUR) })],
    translations: [translationIn('tr', { expiresAt: after(4 * HOUR) })],
  });
  const shownAt = (now: Date) => {
    const { data, meta } = answer(facts, { now, relative: false });
    return [
      ...data.promos.map(({ id }) => id),
      ...data.related.map(({ id }) => id),
      ...data.translations.map(({ locale }) => locale),
      meta.freshUntil,
    ];
  };

  it.each<[string, number, (string | null)[]]>([
    ['at first', 0, ['tr', after(HOUR).toISOString()]],
    ['to the last millisecond', HOUR - 1, ['tr', after(HOUR).toISOString()]],
    ['once the promo has begun', HOUR, ['p-1', 'tr', after(2 * HOUR).toISOString()]],
    ['once the embargo is over', 2 * HOUR, ['p-1', 'a-2', 'tr', after(3 * HOUR).toISOString()]],
    ['once the promo is over', 3 * HOUR, ['a-2', 'tr', after(4 * HOUR).toISOString()]],
    ['once the translation has expired', 4 * HOUR, ['a-2', null]],
  ])('%s', (_when, elapsed, shown) => {
    expect(shownAt(after(elapsed))).toEqual(shown);
  });
});

describe('freshUntil', () => {
  it('is the earliest turn, where the label turns first', () => {
    const facts = documentOf(story(), { promos: [promo({ endsAt: after(16 * HOUR + 1) })] });
    expect(answer(facts).meta.freshUntil).toBe(after(16 * HOUR).toISOString());
  });

  it('is the earliest turn, where a promo ends first', () => {
    const facts = documentOf(story(), { promos: [promo({ endsAt: after(16 * HOUR - 1) })] });
    expect(answer(facts).meta.freshUntil).toBe(after(16 * HOUR - 1).toISOString());
  });

  it('is not past the label of a related story', () => {
    const related = [story({ documentId: 'a-2', firstPublishedAt: after(15 * HOUR - 90_000) })];
    expect(answer(documentOf(story(), { related })).meta.freshUntil).toBe(
      after(15 * HOUR + 30_000).toISOString()
    );
  });

  it('is not bounded by the label of a related story that nobody sees yet', () => {
    const related = [
      story({
        documentId: 'a-2',
        firstPublishedAt: after(15 * HOUR - 90_000),
        embargoUntil: after(90 * DAY),
      }),
    ];
    expect(answer(documentOf(story(), { related })).meta.freshUntil).toBe(
      after(16 * HOUR).toISOString()
    );
  });

  it('is not past the expiry of the story itself', () => {
    const facts = documentOf(story({ expiresAt: after(15 * HOUR + 1) }));
    expect(answer(facts).meta.freshUntil).toBe(after(15 * HOUR + 1).toISOString());
  });

  it('takes no notice of what is over', () => {
    const facts = documentOf(story({ embargoUntil: after(-HOUR) }), {
      promos: [promo({ startsAt: after(-2 * HOUR), endsAt: FIFTEEN_HOURS_LATER })],
    });
    const { data, meta } = answer(facts, { relative: false });
    expect(data.promos).toEqual([]);
    expect(meta.freshUntil).toBeNull();
  });
});

const instant = fc.integer({ min: -10 * DAY, max: 10 * DAY }).map(after);
const turning = fc.option(instant, { nil: null });
const windowOf = fc.record({ embargoUntil: turning, expiresAt: turning });

const anyFacts: fc.Arbitrary<DocumentFacts> = fc
  .record({
    article: fc.record({ firstPublishedAt: instant, embargoUntil: turning, expiresAt: turning }),
    promos: fc.array(fc.record({ startsAt: turning, endsAt: turning, enabled: fc.boolean() }), {
      maxLength: 3,
    }),
    related: fc.array(
      fc.record({ firstPublishedAt: instant, embargoUntil: turning, expiresAt: turning }),
      { maxLength: 3 }
    ),
    translations: fc.array(windowOf, { maxLength: 2 }),
  })
  .map(({ article, promos, related, translations }) =>
    documentOf(story(article), {
      promos: promos.map((facts, index) => promo({ ...facts, documentId: `p-${index}` })),
      related: related.map((facts, index) => story({ ...facts, documentId: `a-${index}` })),
      translations: translations.map((window) => ({ ...translationIn('tr'), ...window })),
    })
  );

const ZONES = ['UTC', 'Europe/Istanbul', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Los_Angeles'];
const request = fc.record({
  relative: fc.boolean(),
  body: fc.constantFrom('blocks', 'html', 'none') as fc.Arbitrary<Presentation['body']>,
  zone: fc.constantFrom(...ZONES),
});

/** An instant from `now` on and before `end`, which may never come: mostly close to either bound. */
const between = (now: Date, end: string | null, part: number): Date => {
  const last = end === null ? now.getTime() + 400 * DAY : Date.parse(end) - 1;
  return new Date(Math.floor(now.getTime() + (last - now.getTime()) * part));
};
const part = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('until freshUntil', () => {
  it('an article is presented just the same', () => {
    fc.assert(
      fc.property(anyFacts, request, instant, part, (facts, { zone, ...options }, now, later) => {
        const edition = projectEdition(facts, SETTINGS);
        const presentAt = (at: Date) =>
          presentArticle(
            { edition, seq: SEQ },
            asked({ ...options, now: at, timeZoneOf: () => zone })
          ).answer;

        const first = presentAt(now);
        const { freshUntil } = first.meta;
        if (freshUntil !== null) expect(Date.parse(freshUntil)).toBeGreaterThan(now.getTime());
        expect(presentAt(between(now, freshUntil, later))).toEqual(first);
      }),
      { numRuns: 300 }
    );
  });

  it('a list is presented just the same', () => {
    const facts = fc.array(instant, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        facts,
        request,
        instant,
        turning,
        part,
        (dates, { relative }, now, lift, later) => {
          const editions = dates.map((firstPublishedAt, index) =>
            listed({ documentId: `a-${index}`, firstPublishedAt })
          );
          const present = (at: Date) =>
            presentList(page(editions, lift), asked({ now: at, relative })).answer;
          const first = present(now);
          const at = between(now, first.meta.freshUntil, later);
          expect(present(at)).toEqual(first);
        }
      )
    );
  });
});

describe('a list', () => {
  it('holds its stories in their order, with labels, and leads on', () => {
    const editions = [listed({ documentId: 'a-2' }), listed({ documentId: 'a-1' })];
    const { data, meta } = presentList(
      { ...page(editions), nextCursor: 'next' },
      asked({ body: 'none' })
    ).answer;
    expect(data.map(({ id, seq, relativeTime }) => [id, seq, relativeTime?.label])).toEqual([
      ['a-2', SEQ, '15 hours ago'],
      ['a-1', SEQ, '15 hours ago'],
    ]);
    expect(meta).toEqual({
      locale: 'en',
      seq: SEQ,
      freshUntil: after(16 * HOUR).toISOString(),
      nextCursor: 'next',
    });
  });

  it('holds summaries: nothing that only a document has', () => {
    const { data } = presentList(page([listed({})]), asked()).answer;
    for (const field of 'body bylines corrections promos related breadcrumbs translations seo'.split(
      ' '
    )) {
      expect(data[0]).not.toHaveProperty(field);
    }
  });

  it('is fresh until the next embargo of what it would hold is lifted', () => {
    const { answer: list, bound } = presentList(page([], after(20 * HOUR)), asked());
    expect(list).toEqual({
      data: [],
      meta: {
        locale: 'en',
        seq: SEQ,
        freshUntil: after(20 * HOUR).toISOString(),
        nextCursor: null,
      },
    });
    expect(bound).toEqual({ atMs: after(20 * HOUR).getTime(), isLabel: false });
  });

  it('is fresh until one of its stories expires', () => {
    const editions = [listed({ expiresAt: after(15 * HOUR + MINUTE) })];
    const { meta } = presentList(page(editions), asked()).answer;
    expect(meta.freshUntil).toBe(after(15 * HOUR + MINUTE).toISOString());
  });

  it('that is empty does not change by itself', () => {
    expect(presentList(page([]), asked()).answer.meta.freshUntil).toBeNull();
  });

  it('says when it is a label that bounds it', () => {
    expect(presentList(page([listed({})]), asked()).bound).toEqual({
      atMs: after(16 * HOUR).getTime(),
      isLabel: true,
    });
  });
});
