import fc from 'fast-check';
import {
  advanceReadersClock,
  type ReadersClock,
  type ReadersVersion,
} from 'newsroom/publication/reader-clock';

const MONDAY = new Date('2025-02-24T08:00:00.000Z');
const TUESDAY = new Date('2025-02-25T08:00:00.000Z');
const WEDNESDAY = new Date('2025-02-26T08:00:00.000Z');
const THURSDAY = new Date('2025-02-27T08:00:00.000Z');

const paragraph = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

const version = (
  fields: Record<string, unknown> = {},
  rest: Partial<Omit<ReadersVersion, 'fields'>> = {}
): ReadersVersion => ({
  fields: {
    headline: 'Ferries at night',
    dek: 'They run again.',
    body: paragraph('The ferries run.'),
    bylines: [{ name: 'Elif Kaya' }],
    kind: 'news',
    urgency: 'normal',
    ...fields,
  },
  links: { section: ['world'], sources: ['ap'] },
  leadImageId: 1,
  ...rest,
});

type Question = Parameters<typeof advanceReadersClock>[0];

const publish = (question: Partial<Question>): ReadersClock =>
  advanceReadersClock({
    draft: version(),
    published: null,
    clock: { firstPublishedAt: null, contentUpdatedAt: null },
    embargoUntil: null,
    now: TUESDAY,
    ...question,
  });

const seenSince = (at: Date) => ({ firstPublishedAt: at, contentUpdatedAt: at });

describe('the first publication', () => {
  it('starts the clock now', () => {
    expect(publish({})).toEqual(seenSince(TUESDAY));
  });

  it('under embargo starts it when the embargo ends', () => {
    expect(publish({ embargoUntil: WEDNESDAY })).toEqual(seenSince(WEDNESDAY));
  });

  it.each([
    ['is over', MONDAY],
    ['ends at this very instant', TUESDAY],
  ])('starts it now when the embargo %s', (_state, embargoUntil) => {
    expect(publish({ embargoUntil })).toEqual(seenSince(TUESDAY));
  });

  it('keeps the dates that the story had elsewhere', () => {
    const clock = { firstPublishedAt: MONDAY, contentUpdatedAt: TUESDAY };
    expect(publish({ clock, now: WEDNESDAY })).toEqual(clock);
  });
});

describe('publishing again before the embargo ended', () => {
  const held = { clock: seenSince(THURSDAY), published: version(), now: TUESDAY };

  it('leaves the clock at the end of the embargo, whatever was edited', () => {
    const draft = version({ headline: 'Another headline' });
    expect(publish({ ...held, draft, embargoUntil: THURSDAY })).toEqual(seenSince(THURSDAY));
  });

  it('moves it with the embargo', () => {
    expect(publish({ ...held, embargoUntil: WEDNESDAY })).toEqual(seenSince(WEDNESDAY));
  });

  it('starts it now when the embargo was lifted', () => {
    expect(publish({ ...held, embargoUntil: null })).toEqual(seenSince(TUESDAY));
  });

  it('counts the story as seen at the very instant at which the embargo ends', () => {
    const draft = version({ headline: 'Another headline' });
    const clock = publish({ ...held, draft, embargoUntil: THURSDAY, now: THURSDAY });
    expect(clock).toEqual({ firstPublishedAt: THURSDAY, contentUpdatedAt: THURSDAY });
  });
});

describe('publishing a live story again', () => {
  const live = { clock: seenSince(MONDAY), published: version(), now: WEDNESDAY };

  it('with nothing changed moves nothing', () => {
    expect(publish(live)).toEqual(seenSince(MONDAY));
  });

  it.each<[string, ReadersVersion]>([
    ['headline', version({ headline: 'Ferries by day' })],
    ['dek', version({ dek: null })],
    ['body', version({ body: paragraph('The ferries no longer run.') })],
    ['caption', version({ leadImageCaption: 'A ferry.' })],
    ['credit', version({ leadImageCredit: 'The Meridian' })],
    ['byline', version({ bylines: [{ name: 'Ayu Lestari' }] })],
    ['dateline', version({ dateline: 'Istanbul' })],
    ['kind', version({ kind: 'analysis' })],
    ['urgency', version({ urgency: 'breaking' })],
    ['section', version({}, { links: { section: ['sport'], sources: ['ap'] } })],
    ['sources', version({}, { links: { section: ['world'], sources: ['ap', 'reuters'] } })],
    ['picture', version({}, { leadImageId: 2 })],
    ['picture taken away', version({}, { leadImageId: null })],
  ])('with a change that a reader notices is an update: %s', (_what, draft) => {
    expect(publish({ ...live, draft })).toEqual({
      firstPublishedAt: MONDAY,
      contentUpdatedAt: WEDNESDAY,
    });
  });

  it.each([
    ['alt text', { leadImageAlt: 'A ferry at a pier' }],
    ['tags', { tags: ['ferry'] }],
    ['SEO title', { seoTitle: 'Ferries' }],
    ['slug', { slug: 'ferries' }],
    ['what Strapi counts', { updatedAt: THURSDAY, id: 99, wordCount: 3 }],
    ['a field that is empty either way', { dateline: undefined, leadImageCaption: null }],
  ])('with a change that no reader notices is none: %s', (_what, fields) => {
    expect(publish({ ...live, draft: version(fields) })).toEqual(seenSince(MONDAY));
  });

  it('keeps the earlier update when this one is not noticed', () => {
    const clock = { firstPublishedAt: MONDAY, contentUpdatedAt: TUESDAY };
    expect(publish({ ...live, clock })).toEqual(clock);
  });

  it('fills in an update that was never written with the first publication', () => {
    const clock = { firstPublishedAt: MONDAY, contentUpdatedAt: null };
    expect(publish({ ...live, clock })).toEqual(seenSince(MONDAY));
  });
});

describe('a story that was unpublished', () => {
  it('comes back with the dates it had', () => {
    const clock = { firstPublishedAt: MONDAY, contentUpdatedAt: TUESDAY };
    expect(publish({ clock, published: null, now: THURSDAY })).toEqual(clock);
  });
});

it('the first publication is never later than the update, and never moves once it was seen', () => {
  const day = fc.integer({ min: 0, max: 6 }).map((days) => new Date(MONDAY.getTime() + days * 8e7));
  const question = fc.record({
    draft: fc.constantFrom(version(), version({ headline: 'Another headline' })),
    published: fc.constantFrom(null, version()),
    embargoUntil: fc.option(day, { nil: null }),
    now: day,
    clock: fc.oneof(
      fc.constant({ firstPublishedAt: null, contentUpdatedAt: null }),
      fc.tuple(day, day).map(([a, b]) => ({
        firstPublishedAt: a < b ? a : b,
        contentUpdatedAt: a < b ? b : a,
      }))
    ),
  });
  fc.assert(
    fc.property(question, (asked) => {
      const { firstPublishedAt, contentUpdatedAt } = advanceReadersClock(asked);
      expect(contentUpdatedAt >= firstPublishedAt).toBe(true);
      const seen = asked.clock.firstPublishedAt;
      if (seen && seen <= asked.now) expect(firstPublishedAt).toEqual(seen);
    })
  );
});
