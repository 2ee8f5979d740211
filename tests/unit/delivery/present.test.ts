import type { DocumentFacts } from 'newsroom/delivery/facts';
import { presentArticle, type Presentation } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import { documentOf, paragraph, promo, SETTINGS, story } from './facts-of';
import { thePage } from './the-page';
import { HOUR, DAY, after, FIFTEEN_HOURS_LATER, SEQ, asked, translationIn } from './presentation';

const answer = (facts: DocumentFacts, request: Partial<Presentation> = {}) =>
  presentArticle({ edition: projectEdition(facts, SETTINGS), seq: SEQ }, asked(request)).answer;

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
    // Nobody learns from it when the embargo of what it relates to ends.
    ['once the promo has begun', HOUR, ['p-1', 'tr', after(3 * HOUR).toISOString()]],
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

  it('is not past the hour at which something that it shows is planned to be taken off', () => {
    const edition = projectEdition(documentOf(story()), SETTINGS);
    const endings = [after(20 * HOUR), after(15 * HOUR + 1), after(-HOUR)].map(Number);
    const { answer: told, bound } = presentArticle({ edition, seq: SEQ }, asked(), endings);
    expect(told.meta.freshUntil).toBe(after(15 * HOUR + 1).toISOString());
    expect(bound).toEqual({ atMs: after(15 * HOUR + 1).getTime(), isLabel: false });
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
