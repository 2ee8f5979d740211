import fc from 'fast-check';
import type { DocumentFacts } from 'newsroom/delivery/facts';
import { type Presentation, presentArticle, presentList } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import { documentOf, promo, SETTINGS, story } from './facts-of';
import { MINUTE, HOUR, DAY, after, SEQ, asked, translationIn } from './presentation';

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
          );

        const { answer: first, bound } = presentAt(now);
        const { freshUntil } = first.meta;
        if (freshUntil !== null) expect(Date.parse(freshUntil)).toBeGreaterThan(now.getTime());
        // What is under embargo may come before; memory knows of it, the answer does not say so.
        const { secretMs = Infinity } = bound;
        const held = Math.min(secretMs, freshUntil === null ? Infinity : Date.parse(freshUntil));
        const end = held === Infinity ? null : new Date(held).toISOString();
        expect(presentAt(between(now, end, later)).answer).toEqual(first);
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
