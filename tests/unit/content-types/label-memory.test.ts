import { createLabelMemory } from '../../../src/plugins/newsroom/server/src/content-types/article/label-memory';
import { relativeTime } from '../../../src/plugins/newsroom/server/src/text/relative-time';

const at = (instant: string): Date => new Date(instant);
const question = (then: string, now: string, locale = 'en') => ({
  ...{ then: at(then), now: at(now), locale, timeZone: 'UTC', fallbackLocale: 'en' },
});

test('a label is kept while it is true, and made anew at the instant at which it is not', () => {
  const labelOf = createLabelMemory();
  const then = '2026-05-01T12:00:00.000Z';
  expect(labelOf(question(then, '2026-05-01T13:00:00.000Z'))).toBe('1 hour ago');
  expect(labelOf(question(then, '2026-05-01T13:59:59.999Z'))).toBe('1 hour ago');
  expect(labelOf(question(then, '2026-05-01T14:00:00.000Z'))).toBe('2 hours ago');
});

test('a clock that goes back gets the label of its own time', () => {
  const labelOf = createLabelMemory();
  const then = '2026-05-01T12:00:00.000Z';
  expect(labelOf(question(then, '2026-05-01T14:30:00.000Z'))).toBe('2 hours ago');
  expect(labelOf(question(then, '2026-05-01T13:30:00.000Z'))).toBe('1 hour ago');
});

test('languages, zones and instants are told apart', () => {
  const labelOf = createLabelMemory();
  const questions = [
    question('2026-05-01T12:00:00.000Z', '2026-05-01T13:30:00.000Z'),
    question('2026-05-01T12:00:00.000Z', '2026-05-01T13:30:00.000Z', 'tr'),
    question('2026-05-01T12:10:00.000Z', '2026-05-01T12:30:00.000Z'),
    { ...question('2026-05-01T23:30:00.000Z', '2026-05-03T01:00:00.000Z') },
    { ...question('2026-05-01T23:30:00.000Z', '2026-05-03T01:00:00.000Z'), timeZone: 'Asia/Tokyo' },
  ];
  for (const repeated of [...questions, ...questions]) {
    expect(labelOf(repeated)).toBe(relativeTime(repeated).label);
  }
});
