import { versionsOnceLive } from 'newsroom/translation/document-facts';

const AT = '2026-03-01T08:00:00.000Z';

const row = (locale: string, publishedAt: string | null = null) => ({
  ...{ id: 1, documentId: 'a', locale, publishedAt, urgency: 'breaking', createdAt: AT },
  ...{ updatedAt: AT, links: { section: ['s'] } },
});
const seen = (drafts: string[], published: string[]) => ({
  documentId: 'a',
  drafts: drafts.map((locale) => row(locale)),
  published: published.map((locale) => row(locale, AT)),
  pictures: new Map(),
});
const liveOf = (...from: Parameters<typeof versionsOnceLive>) =>
  versionsOnceLive(...from).map(({ locale, isPublished }) => [locale, isPublished]);

test('languages that are published now are live, and those that were', () => {
  expect(liveOf(seen(['ar', 'en', 'tr'], ['tr']), ['en'])).toEqual([
    ['ar', false],
    ['en', true],
    ['tr', true],
  ]);
});

test('a version that is live already stays one version', () => {
  expect(liveOf(seen(['en'], ['en']), ['en'])).toEqual([['en', true]]);
});

test('says of a version what its draft says', () => {
  expect(versionsOnceLive(seen(['en'], []), ['en'])).toEqual([
    {
      ...{ locale: 'en', isPublished: true, isCopy: false, urgency: 'breaking', section: 's' },
      ...{ createdMs: Date.parse(AT), updatedMs: Date.parse(AT) },
    },
  ]);
});
