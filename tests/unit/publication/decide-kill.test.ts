import { findUnseenLocales } from 'newsroom/publication/decide-kill';

const now = new Date('2026-05-01T12:00:00.000Z');
const version = (locale: string, at: string | null) => ({
  locale,
  firstPublishedAt: at === null ? null : new Date(at),
});

test.each([
  ['a draft', [version('en', null)], ['en']],
  ['a story under its first embargo', [version('en', '2026-05-01T12:00:00.001Z')], ['en']],
  ['a story that is out since this instant', [version('en', '2026-05-01T12:00:00.000Z')], []],
  [
    'a draft whose published version readers saw',
    [version('en', null), version('en', '2026-05-01T08:00:00.000Z')],
    [],
  ],
  ['one language of two', [version('en', '2026-05-01T08:00:00.000Z'), version('tr', null)], ['tr']],
])('%s', (_, versions, unseen) => {
  expect(findUnseenLocales(versions, now)).toEqual(unseen);
});
