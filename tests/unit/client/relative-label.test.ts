import fc from 'fast-check';
import { relativeLabel } from 'newsroom-client/relative-label';
import { RELATIVE_LABELS } from 'newsroom/text/relative-labels';
import { relativeTime } from 'newsroom/text/relative-time';

/** In which Intl has words for Node; those of our own table come with `labels`. */
const LOCALES =
  'en en-US ar fa he ur tr id ru fr de es pt-BR zh zh-TW ja ko hi bn th vi pl cs uk sr sr-Latn mk sw so ha am my km ka hy kk uz uz-Cyrl mn el bs sq ro bg xx not_a_locale'.split(
    ' '
  );
const ZONES = ['UTC', 'Europe/Istanbul', 'Asia/Beirut', 'America/Havana', 'Pacific/Apia'];
const NOW = Date.UTC(2026, 2, 29, 12);
const DAY = 86_400_000;

describe('a relative label', () => {
  it('is the server’s own, with the instant at which it ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...ZONES),
        fc.integer({ min: -DAY, max: 10 * DAY }),
        (locale, timeZone, ago) => {
          const question = { then: new Date(NOW - ago), now: new Date(NOW), locale, timeZone };
          expect(relativeLabel(question)).toEqual(relativeTime(question));
        }
      ),
      { numRuns: 2_000 }
    );
  });

  it('is the server’s own in every language of its table, once that is given', () => {
    for (const locale of Object.keys(RELATIVE_LABELS)) {
      for (const ago of [0, 90_000, 5 * 3_600_000, DAY + 1, 3 * DAY, 30 * DAY]) {
        const question = { then: new Date(NOW - ago), now: new Date(NOW), locale, timeZone: 'UTC' };
        expect(relativeLabel({ ...question, labels: RELATIVE_LABELS })).toEqual(
          relativeTime(question)
        );
      }
    }
  });

  it('says whose words it is in', () => {
    const question = { then: new Date(NOW), now: new Date(NOW) };
    expect(relativeLabel({ ...question, locale: 'tr' }).locale).toBe('tr');
    expect(relativeLabel({ ...question, locale: 'ht' }).locale).toBe('en');
    expect(relativeLabel({ ...question, locale: 'ht', fallbackLocale: 'fr' }).locale).toBe('fr');
  });

  it('takes the instant of a document, the present and UTC', () => {
    jest.useFakeTimers({ now: Date.UTC(2026, 0, 2, 0, 30) });
    try {
      expect(relativeLabel({ then: '2026-01-01T23:30:00.000Z', locale: 'en' })).toMatchObject({
        label: '1 hour ago',
        validUntil: new Date(Date.UTC(2026, 0, 2, 1, 30)),
      });
      expect(relativeLabel({ then: '2025-12-31T23:59:59.000Z', locale: 'en' })).toMatchObject({
        label: '2 days ago',
        validUntil: new Date(Date.UTC(2026, 0, 3)),
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it.each(['', 'yesterday', '2026-02-30T25:00:00Z'])('is refused for %j', (then) => {
    expect(() => relativeLabel({ then, locale: 'en' })).toThrow(RangeError);
  });
});
