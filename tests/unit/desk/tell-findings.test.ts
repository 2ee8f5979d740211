import { tellError, tellFindings } from 'newsroom/desk/tell-findings';

const finding = (code: string) => ({
  ...{ code, severity: 'warns' as const, locale: 'en', field: 'body' },
  ...{ message: code, howTo: code },
});
const FOUND = ['body-short', 'internal-link-unpublished', 'parity-numbers', 'slug-clash'].map(
  finding
);

test('what was found out about other stories is told to those who may read them', () => {
  expect(tellFindings(FOUND, false)).toEqual(FOUND);
});

test('those who are limited are told what is of the story itself', () => {
  expect(tellFindings(FOUND, true)).toEqual([finding('body-short')]);
});

test('why a plan failed is told in full to those without a limit only', () => {
  const reason = 'en, slug: "a-secret" belongs to another story.';
  expect([tellError(reason, false), tellError(null, true)]).toEqual([reason, null]);
  expect(tellError(reason, true)).not.toContain('a-secret');
});
